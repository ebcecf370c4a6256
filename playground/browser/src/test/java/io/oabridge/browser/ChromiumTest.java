package io.oabridge.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

final class ChromiumTest {
    private static final String MISSING = "CHROMIUM names /nowhere/chromium, which is no program";

    private final List<String> terminal = new ArrayList<>();

    @Test
    void aChosenBrowserThatIsNotThereSkipsTheTestsOfADeveloper() {
        Map<String, String> environment = Map.of("CHROMIUM", "/nowhere/chromium");

        assertThatThrownBy(() -> Chromium.orSkip(environment, terminal::add))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining(MISSING);
        assertThat(terminal).singleElement().asString().contains(MISSING);
    }

    @Test
    void aMissingBrowserFailsOnCi() {
        Map<String, String> environment = Map.of("CHROMIUM", "/nowhere/chromium", "CI", "true");

        assertThatThrownBy(() -> Chromium.orSkip(environment, terminal::add))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(MISSING);
    }
}
