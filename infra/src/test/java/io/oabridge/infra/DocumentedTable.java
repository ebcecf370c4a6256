package io.oabridge.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A table in a page of docs that must say what the code does: between two marks, and rewritten by
 * {@code -Dpages.rewrite=true}.
 */
final class DocumentedTable {
    private static final String BEGIN = "<!-- made by a test; -Dpages.rewrite=true rewrites it -->";
    private static final String END = "<!-- end of what is made by a test -->";

    private final List<String> lines = new ArrayList<>();

    DocumentedTable(String... headings) {
        row(headings);
        lines.add("|---".repeat(headings.length) + "|");
    }

    DocumentedTable row(String... cells) {
        lines.add("| " + String.join(" | ", cells) + " |");
        return this;
    }

    /** Fails when the page says something else, or writes it there when that is asked for. */
    void isIn(String page) throws IOException {
        Path file = Path.of("..", "docs", page);
        String text = Files.readString(file);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        assertThat(end).as("the marks of the table in docs/%s", page).isGreaterThan(begin);
        String table = "\n\n" + String.join("\n", lines) + "\n\n";
        if (Boolean.getBoolean("pages.rewrite")) {
            Files.writeString(file, text.substring(0, begin) + table + text.substring(end));
        } else {
            assertThat(text.substring(begin, end))
                    .as("docs/%s is out of date: run this test with -Dpages.rewrite=true", page)
                    .isEqualTo(table);
        }
    }
}
