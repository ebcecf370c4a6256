package io.oabridge.playground.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedriveOptionsTest {
    @Test
    void withoutOptionsItIsADryRunOfEverything() {
        RedriveOptions options = RedriveOptions.read(List.of());

        assertThat(options.order()).isEqualTo(Map.of("dryRun", true));
        assertThat(options.stack()).isEqualTo("OaBridge");
        assertThat(options.region()).isEmpty();
        assertThat(options.playground()).isEmpty();
    }

    @Test
    void everyOptionGoesWhereItBelongs() {
        RedriveOptions options =
                read(
                        "--send --direction to-helpdesk --cause 403 --since"
                                + " 2026-03-02T14:00:00+07:00 --until 2026-03-02T15:00:00+07:00"
                                + " --limit 5 --stack Trial --region ap-southeast-1");

        assertThat(options.order())
                .isEqualTo(
                        Map.of(
                                "dryRun", false,
                                "direction", "TO_HELPDESK",
                                "cause", "403",
                                "since", "2026-03-02T14:00:00+07:00",
                                "until", "2026-03-02T15:00:00+07:00",
                                "limit", 5));
        assertThat(options.stack()).isEqualTo("Trial");
        assertThat(options.region()).contains("ap-southeast-1");
    }

    @ParameterizedTest
    @CsvSource({
        "--playground, http://localhost:8080",
        "--playground --send, http://localhost:8080",
        "--playground http://localhost:9000/, http://localhost:9000",
    })
    void aPlaygroundIsWhereItUsuallyIsOrWhereOneSays(String typed, String address) {
        assertThat(read(typed).playground()).contains(URI.create(address));
    }

    @ParameterizedTest
    @CsvSource({
        "--sned, There is no option \"--sned\"",
        "403, There is no option \"403\"",
        "--cause, --cause needs a value",
        "--cause --send, --cause needs a value",
        "--limit many, --limit needs a number",
        "--playground here, --playground needs an address",
    })
    void aWrongOptionIsExplained(String typed, String explanation) {
        assertThatThrownBy(() -> read(typed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(explanation);
    }

    private static RedriveOptions read(String typed) {
        return RedriveOptions.read(List.of(typed.split(" ")));
    }
}
