package io.oabridge.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The playground's page in a window of its own, in the words of those who sit before it. */
final class OpenPage implements AutoCloseable {
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private OpenPage(Page page) {
        this.page = page;
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())
                    && !message.location().contains("/favicon.ico")) {
                complaints.add(message.type() + ": " + message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    /** Opens it and waits until the bridge and both simulators have told what there is. */
    static OpenPage at(String address, Browser browser, int width, int height) {
        Browser.NewContextOptions window =
                new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setLocale("en-GB")
                        .setTimezoneId("Asia/Ho_Chi_Minh")
                        .setReducedMotion(ReducedMotion.REDUCE);
        OpenPage open = new OpenPage(browser.newContext(window).newPage());
        open.page.navigate(address);
        open.isConnected();
        assertThat(open.test("customer-face").nth(4)).isAttached();
        return open;
    }

    void isConnected() {
        assertThat(test("connection-state")).hasAttribute("data-state", "CONNECTED");
    }

    void reload() {
        page.reload();
    }

    Page page() {
        return page;
    }

    void pickUpThePhoneOf(String name) {
        page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Switch customer"))
                .getByTitle(name)
                .click();
    }

    void customerWrites(String text) {
        test("customer-input").fill(text);
        test("customer-input").press("Enter");
    }

    /** One of the samples in the phone's menu. */
    void customerSends(String kind) {
        test("customer-attach").click();
        page.locator("#attach-menu [data-type=" + kind + "]").click();
    }

    void customerSends(FilePayload file) {
        test("customer-attach").click();
        page.locator("#attach-menu input[type=file]").setInputFiles(file);
    }

    /** For a picture in which nothing has scrolled away. */
    void makeThePhoneTallerThanAnyPhone() {
        page.evaluate("document.querySelector('.phone').style.maxHeight = 'none'");
    }

    void agentOpensTheConversationOf(String name) {
        rowOf(name).click();
        assertThat(page.locator("#thread-name")).hasText(name);
    }

    void agentAnswers(String text) {
        test("note-toggle").uncheck();
        test("agent-input").fill(text);
        test("agent-send").click();
    }

    void agentAttaches(String name, byte[] content) {
        FileChooser chooser = page.waitForFileChooser(() -> test("agent-attach").click());
        chooser.setFiles(new FilePayload(name, "application/octet-stream", content));
    }

    /** A file and nothing else. */
    void agentSendsFile(String name, byte[] content) {
        agentAttaches(name, content);
        test("agent-send").click();
        assertThat(test("agent-file")).isHidden();
    }

    void agentNotes(String text) {
        test("note-toggle").check();
        test("agent-input").fill(text);
        test("agent-send").click();
    }

    /** Sets a fault of the simulated Zalo, to strike once. */
    void setZaloFault(String kind, String path, Map<String, String> options) {
        test("faults-button").click();
        Locator zalo = test("faults-zalo");
        zalo.locator("[name=kind]").selectOption(kind);
        zalo.locator("[name=path]").fill(path);
        options.forEach((name, value) -> zalo.locator("[name=" + name + "]").fill(value));
        zalo.getByText("Set fault").click();
        assertThat(page.getByText(path).first()).isVisible();
        page.keyboard().press("Escape");
    }

    void resolve() {
        test("resolve").click();
    }

    void reopen() {
        test("reopen").click();
    }

    void turnTo(String tab) {
        test("tab-" + tab).click();
    }

    /** A bubble on the phone that holds this text. */
    Locator onThePhone(String text) {
        return test("phone-message").filter(holding(text));
    }

    /** A message in the agent's thread that holds this text. */
    Locator inTheThread(String text) {
        return test("thread-message").filter(holding(text));
    }

    Locator rowOf(String name) {
        return test("inbox-row").filter(holding(name));
    }

    /** A row of the trace of this customer's messages, newest first. */
    Locator traceOf(String name) {
        return test("trace-row").filter(holding(name));
    }

    Locator test(String id) {
        return page.getByTestId(id);
    }

    /** What the browser's console complained about so far. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        page.context().close();
    }

    private static Locator.FilterOptions holding(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
