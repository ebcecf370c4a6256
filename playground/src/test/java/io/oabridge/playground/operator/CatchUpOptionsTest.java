package io.oabridge.playground.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatchUpOptionsTest {
    @Test
    void withoutSendItIsADryRun() {
        CatchUpOptions options = read("--from 2026-03-02T14:00:00+07:00");

        assertThat(options.order())
                .isEqualTo(Map.of("dryRun", true, "from", "2026-03-02T14:00:00+07:00"));
        assertThat(options.target().stack()).isEqualTo("OaBridge");
        assertThat(options.target().playground()).isEmpty();
    }

    @Test
    void everyOptionGoesWhereItBelongs() {
        CatchUpOptions options =
                read(
                        "--send --with-unsettled --from 2026-03-02T14:00:00+07:00 --to"
                                + " 2026-03-02T15:00:00+07:00 --account 2000000000000000002"
                                + " --stack Trial --region ap-southeast-1 --playground");

        assertThat(options.order())
                .isEqualTo(
                        Map.of(
                                "dryRun", false,
                                "withUnsettled", true,
                                "from", "2026-03-02T14:00:00+07:00",
                                "to", "2026-03-02T15:00:00+07:00",
                                "account", "2000000000000000002"));
        assertThat(options.target().stack()).isEqualTo("Trial");
        assertThat(options.target().region()).contains("ap-southeast-1");
        assertThat(options.target().playground()).contains(URI.create("http://localhost:8080"));
    }

    @ParameterizedTest
    @CsvSource({
        "--since today, There is no option \"--since\"",
        "--send now, There is no option \"now\"",
        "--from, --from needs a value",
        "--from --send, --from needs a value",
    })
    void whatIsTypedWronglyIsExplained(String typed, String sentence) {
        assertThatThrownBy(() -> read(typed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    private static CatchUpOptions read(String typed) {
        return CatchUpOptions.read(List.of(typed.split(" ", -1)));
    }
}
