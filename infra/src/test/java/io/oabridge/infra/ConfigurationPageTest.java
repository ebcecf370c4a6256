package io.oabridge.infra;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {

    @Test
    void everySettingIsDocumented() throws IOException {
        DocumentedTable table = new DocumentedTable("key", "value", "default", "meaning");
        for (ContextKey key : ContextKey.values()) {
            table.row(
                    "`" + key.key() + "`",
                    switch (key.form()) {
                        case ContextForm.OneOf(var words) -> "`" + String.join("`, `", words) + "`";
                        case ContextForm.Text(var _, String says) -> says;
                    },
                    key.standard().map(value -> "`" + value + "`").orElse(""),
                    key.meaning());
        }

        table.isIn("configuration.md");
    }
}
