package io.oabridge.reliability.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;

/** What an agent can write, and how many messages it becomes in Zalo. */
public enum AgentWords {
    TEXT(1),
    THREE_TEXTS(3),
    PICTURE(1),
    GIF(1),
    DOCUMENT(1),
    /** Zalo does not take it: the customer gets its address. */
    SPREADSHEET(1),
    /** The customer gets the address of a text file. */
    LONG_TEXT(1),
    BUTTON(1),
    TEXT_AND_PICTURE(2);

    private final int parts;

    AgentWords(int parts) {
        this.parts = parts;
    }

    int parts() {
        return parts;
    }

    /** Uploads a file by its name and its bytes in Base64; the part that shows it. */
    @FunctionalInterface
    interface Upload {
        JsonNode part(String name, String data);
    }

    /**
     * @param marks one for each part
     */
    void write(ArrayNode message, List<String> marks, Upload upload) {
        String mark = marks.getFirst();
        switch (this) {
            case TEXT -> text(message, "Dạ " + mark + " em gửi mình ạ");
            case THREE_TEXTS -> marks.forEach(each -> text(message, each + " dạ"));
            case PICTURE -> message.add(upload.part("anh.png", Samples.png(mark)));
            case GIF -> message.add(upload.part("anh.gif", Samples.gif(mark)));
            case DOCUMENT ->
                    message.add(upload.part("bao-gia-" + mark + ".pdf", Samples.pdf(mark)));
            case SPREADSHEET ->
                    message.add(upload.part("bang-" + mark + ".xlsx", Samples.sheet(mark)));
            case LONG_TEXT -> text(message, People.longText(mark));
            case BUTTON ->
                    message.addObject()
                            .putObject("url_button")
                            .put("label", "Xem " + mark)
                            .put("url", "https://example.com/san-pham");
            case TEXT_AND_PICTURE -> {
                text(message, mark + " mời mình xem ảnh");
                message.add(upload.part("anh.png", Samples.png(marks.getLast())));
            }
        }
    }

    private static void text(ArrayNode message, String words) {
        message.addObject().putObject("text").put("content", words);
    }
}
