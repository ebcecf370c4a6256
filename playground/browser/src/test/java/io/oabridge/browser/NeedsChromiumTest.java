package io.oabridge.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class NeedsChromiumTest {
    private static final String MISSING = "CHROMIUM names /nowhere/chromium, which is no program";

    private final List<String> terminal = new ArrayList<>();

    @Test
    void aChosenBrowserThatIsNotThereSkipsADevelopersTests() {
        var environment = Map.of("CHROMIUM", "/nowhere/chromium");

        var judged = NeedsChromium.judge(environment, terminal::add);

        assertThat(judged.isDisabled()).isTrue();
        assertThat(terminal).singleElement().asString().contains(MISSING);
    }

    @Test
    void aMissingBrowserFailsOnCi() {
        var environment = Map.of("CHROMIUM", "/nowhere/chromium", "CI", "true");

        assertThatThrownBy(() -> NeedsChromium.judge(environment, terminal::add))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(MISSING);
        assertThat(terminal).isEmpty();
    }
}
