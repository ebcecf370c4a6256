package io.oabridge.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A picture in the documentation. It is taken when there is none or when {@code -Dscreenshots=true}
 * asks for a new one; other runs leave the repository as it is.
 */
record Picture(Path file) {
    static Picture forReadme() {
        return named("playground");
    }

    static Picture named(String name) {
        return new Picture(Path.of("../../docs/images", name + ".png"));
    }

    void takeOf(Page page) {
        if (isWanted()) {
            page.evaluate("document.activeElement.blur()");
            page.screenshot(new Page.ScreenshotOptions().setPath(file));
        }
    }

    void takeOf(Locator part) {
        if (isWanted()) {
            part.page().evaluate("document.activeElement.blur()");
            part.screenshot(new Locator.ScreenshotOptions().setPath(file));
        }
    }

    private boolean isWanted() {
        return Boolean.getBoolean("screenshots") || Files.notExists(file);
    }
}
