package io.oabridge.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A picture of a page in the documentation. It is taken when there is none or when {@code
 * -Dscreenshots=true} asks for a new one; other runs leave the repository as it is.
 */
record Picture(Path file) {
    static Picture forReadme() {
        return new Picture(Path.of("../../docs/images/playground.png"));
    }

    static Picture ofSetUp() {
        return new Picture(Path.of("../../docs/images/setup.png"));
    }

    void takeOf(Page page) {
        if (Boolean.getBoolean("screenshots") || Files.notExists(file)) {
            page.evaluate("document.activeElement.blur()");
            page.screenshot(new Page.ScreenshotOptions().setPath(file));
        }
    }
}
