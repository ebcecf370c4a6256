package io.oabridge.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.oabridge.playground.Option;
import io.oabridge.playground.Options;
import io.oabridge.playground.Playground;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;

/** A playground of its own and a browser to look at it. */
final class Stage implements AutoCloseable {
    private final Playwright playwright = Playwright.create();
    private final Browser browser =
            Chromium.launch(playwright, Chromium.find(System.getenv()).orElseThrow());
    private final Playground playground =
            Playground.start(
                    Options.defaults()
                            .with(Option.PORT, "0")
                            .with(Option.ZALO_PORT, "0")
                            .with(Option.FRESHCHAT_PORT, "0")
                            .with(Option.RETRY_MAX_DELAY, "1"),
                    line -> {});
    private final List<OpenPage> pages = new ArrayList<>();

    Stage() {
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    /** A window in which nothing has been done yet. */
    OpenPage open(int width, int height) {
        OpenPage page = OpenPage.at(playground.address(), browser, width, height);
        pages.add(page);
        return page;
    }

    Playground playground() {
        return playground;
    }

    /** Closes every window; the console of none may have complained. */
    void theConsoleIsSilent() {
        List<String> complaints = pages.stream().flatMap(it -> it.complaints().stream()).toList();
        pages.forEach(OpenPage::close);
        pages.clear();
        Assertions.assertThat(complaints).isEmpty();
    }

    @Override
    public void close() {
        playground.close();
        playwright.close();
    }
}
