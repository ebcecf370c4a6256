package io.oabridge.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import io.oabridge.playground.Option;
import io.oabridge.playground.Options;
import io.oabridge.playground.Playground;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The set-up pages as an administrator goes through them. */
@ExtendWith(NeedsChromium.class)
final class SetUpIT {
    private static final int PHONE = 390;

    private final List<AutoCloseable> running = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private Page page;

    @BeforeEach
    void openThePages() {
        Playwright playwright = Playwright.create();
        running.add(playwright);
        Browser browser = Chromium.launch(playwright, Chromium.find(System.getenv()).orElseThrow());
        Playground playground =
                Playground.start(
                        Options.defaults()
                                .with(Option.PORT, "0")
                                .with(Option.ZALO_PORT, "0")
                                .with(Option.FRESHCHAT_PORT, "0"),
                        line -> {});
        running.add(playground);
        page = browser.newPage(new Browser.NewPageOptions().setViewportSize(900, 1180));
        page.setDefaultTimeout(60_000);
        page.onConsoleMessage(message -> {
            // A form with a mistake is answered with 422, which the console takes for an error.
            if (message.type().equals("error") && !message.text().contains("422")) {
                complaints.add(message.text());
            }
        });
        page.navigate(playground.address() + "/connect?lang=en");
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable part : running.reversed()) {
            part.close();
        }
    }

    @Test
    void anAdministratorIsLedThroughEverything() {
        page.getByLabel("Install key").fill("playground-install-key");
        button("Enter").click();
        assertThat(heading("Set up the bridge")).isVisible();
        Picture.named("setup").takeOf(page);

        step("1. The Zalo app").getByText("Change").click();
        page.getByLabel("App id").fill("my app");
        button("Save").click();
        assertThat(page.getByText("The app id is a number")).isVisible();
        page.getByLabel("App id").fill("1000000000000000001");
        page.getByLabel("Domain verification code").fill("zalo_verifierNeutral1.html");
        button("Save").click();
        assertThat(page.getByText("zalo_verifierNeutral1.html")).isVisible();

        step("3. The Freshchat account").getByText("Change").click();
        page.getByLabel("API token").fill("token-of-another-account");
        button("Check and save").click();
        assertThat(page.locator(".field.problem")).hasCount(1);
        assertThat(page.locator(".field.problem")).containsText("does not accept the API token");
        page.getByLabel("API token").fill("playground-freshchat-token");
        button("Check and save").click();
        assertThat(page.getByText("Saved. What is running")).isVisible();

        step("4. Official Accounts").getByText("Settings").click();
        page.getByLabel("Days to keep").fill("3");
        button("Save").click();
        assertThat(page.locator(".field.problem")).containsText("a number from 7 to 365");
        page.getByLabel("Days to keep").fill("60");
        button("Save").click();
        assertThat(page.getByText("Saved. What is running")).isVisible();
        step("4. Official Accounts").getByText("Settings").click();
        assertThat(page.getByLabel("Days to keep")).hasValue("60");

        everyPageFitsOnAPhone();
        button("Leave").click();
        assertThat(page.getByLabel("Install key")).isVisible();
        Assertions.assertThat(complaints).isEmpty();
    }

    private void everyPageFitsOnAPhone() {
        page.setViewportSize(PHONE, 800);
        for (String path : List.of("/connect/zalo/app", "/connect/freshchat", "/connect")) {
            page.navigate(page.url().replaceFirst("/connect.*", path));
            Assertions.assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as(path)
                    .isLessThanOrEqualTo(PHONE);
        }
    }

    private Locator step(String title) {
        return page.locator("section").filter(new Locator.FilterOptions().setHasText(title));
    }

    private Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
