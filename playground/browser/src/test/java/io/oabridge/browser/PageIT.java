package io.oabridge.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The page as a visitor uses it, with the whole bridge behind it. Each test has customers of its
 * own; the first finds an inbox nobody has written to, the last takes the connection apart.
 */
@ExtendWith(NeedsChromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PageIT {
    private static final String SENDING = "/v3.0/oa/message";
    private static final byte[] PNG =
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAKAAAAB4CAIAAAD6wG44AAAAzklEQVR42u3RQQ0AAAgDsf0RiX1k4GNpcgqumT0VFwsAC7AAC7AAC7AAAxZgARZgARZgAQYswAIswAIswAIswIAFWIAFWIAFWIABC7AAC7AAC7AAAxZgARZgARZgARZgwAIswAIswAIswIAFWIAFWIAFWIABuwBYgAVYgAVYgAUYsAALsAALsAALMGABFmABFmABFmABBizAAizAAizAAgxYgAVYgAVYgAUYsAALsAALsAALsAADFmABFmABFmABBizAAizAAizAAgzYheYexzILztmHG/4AAAAASUVORK5CYII=");
    private static final int FIRST = 1;
    private static final int LAST = Integer.MAX_VALUE;

    private Stage stage;

    @BeforeAll
    void start() {
        stage = new Stage();
    }

    @AfterAll
    void stop() {
        stage.close();
    }

    @AfterEach
    void theConsoleIsSilent() {
        stage.theConsoleIsSilent();
    }

    @Test
    @Order(FIRST)
    void aConversationGoesBothWaysAndARefusalIsExplained() {
        OpenPage page = open(1280, 860);

        page.customerWrites("Chào shop 👋 Mẫu áo này còn size M không ạ?");
        assertThat(page.rowOf("Minh Khánh Zalo")).hasCount(1);
        assertThat(page.inTheThread("Chào shop 👋 Mẫu áo này còn size M không ạ?"))
                .hasAttribute("data-actor", "user");
        assertThat(page.traceOf("Minh Khánh").first()).hasAttribute("data-outcome", "ok");

        page.agentAnswers("Dạ còn ạ! Chị lấy màu nào để em giữ hàng?");
        assertThat(page.onThePhone("Dạ còn ạ! Chị lấy màu nào để em giữ hàng?"))
                .hasAttribute("data-from", "oa");
        assertThat(page.traceOf("Minh Khánh")).hasCount(2);
        assertThat(page.traceOf("Minh Khánh").first()).hasAttribute("data-outcome", "ok");
        assertThat(page.traceOf("Minh Khánh").first()).containsText("Freshchat → Zalo");

        page.setZaloFault("error-code", SENDING, Map.of("code", "-230"));
        page.agentAnswers("Em gửi chị bảng size nhé");
        Locator note = page.inTheThread("-230");
        assertThat(note).hasAttribute("data-kind", "note");
        assertThat(note).containsText("“Em gửi chị bảng size nhé”");
        assertThat(page.traceOf("Minh Khánh").first()).hasAttribute("data-outcome", "refused");
        assertThat(page.onThePhone("bảng size")).hasCount(0);

        page.customerWrites("Màu xanh ạ 💙");
        assertThat(page.inTheThread("Màu xanh ạ 💙")).isVisible();
        assertThat(page.traceOf("Minh Khánh").first()).hasAttribute("data-outcome", "ok");

        page.pickUpThePhoneOf("Nguyễn Thị Lan Anh");
        page.customerWrites("Bao giờ đơn của em giao tới ạ? 🙏");
        assertThat(page.rowOf("Nguyễn Thị Lan Anh Zalo")).containsText("Bao giờ đơn của em");
        assertThat(page.traceOf("Nguyễn Thị Lan Anh")).hasAttribute("data-outcome", "ok");
        page.pickUpThePhoneOf("Minh Khánh");
        assertThat(page.onThePhone("Màu xanh ạ 💙")).isVisible();
        Picture.forReadme().takeOf(page.page());
    }

    @Test
    void aPrivateNoteStaysWithTheAgents() {
        OpenPage page = open(1440, 900);
        page.pickUpThePhoneOf("Nguyễn Thị Lan Anh");
        page.customerWrites("Cho em hỏi phí giao hàng");
        page.agentOpensTheConversationOf("Nguyễn Thị Lan Anh Zalo");

        page.agentNotes("Khách quen, miễn phí giao hàng");
        page.agentAnswers("Dạ em miễn phí cho chị ạ");

        assertThat(page.inTheThread("Khách quen")).hasAttribute("data-kind", "note");
        assertThat(page.onThePhone("Dạ em miễn phí cho chị ạ")).isVisible();
        assertThat(page.onThePhone("Khách quen")).hasCount(0);
    }

    @Test
    void aResolvedConversationOpensAgainByHandOrByTheCustomer() {
        OpenPage page = open(1280, 800);
        page.pickUpThePhoneOf("Trần Quốc Bảo");
        page.customerWrites("Đơn của tôi tới đâu rồi?");
        page.agentOpensTheConversationOf("Trần Quốc Bảo Zalo");

        page.test("resolve").click();
        assertThat(page.rowOf("Trần Quốc Bảo Zalo")).hasAttribute("data-status", "resolved");
        page.test("reopen").click();
        assertThat(page.rowOf("Trần Quốc Bảo Zalo")).not().hasAttribute("data-status", "resolved");
        page.test("resolve").click();
        assertThat(page.rowOf("Trần Quốc Bảo Zalo")).hasAttribute("data-status", "resolved");
        page.customerWrites("Tôi nhận được rồi, cảm ơn shop");

        assertThat(page.rowOf("Trần Quốc Bảo Zalo").first())
                .not()
                .hasAttribute("data-status", "resolved");
        assertThat(page.rowOf("cảm ơn shop")).isVisible();
    }

    @Test
    void eachCustomerHasAPhoneOfTheirOwnWhichAReloadKeeps() {
        OpenPage page = open(1280, 800);
        page.pickUpThePhoneOf("Phạm Thu Hà");
        page.test("starter").first().click();
        assertThat(page.onThePhone("Chào shop")).isVisible();

        page.pickUpThePhoneOf("Lê Hoàng Phúc");
        assertThat(page.test("phone-message")).hasCount(0);
        page.reload();
        page.pickUpThePhoneOf("Phạm Thu Hà");

        assertThat(page.onThePhone("Chào shop")).isVisible();
        assertThat(page.rowOf("Phạm Thu Hà Zalo")).isVisible();
        assertThat(page.rowOf("Lê Hoàng Phúc Zalo")).hasCount(0);
        assertThat(page.traceOf("Phạm Thu Hà")).hasAttribute("data-outcome", "ok");
    }

    @Test
    void aPictureOfTheAgentCrossesToThePhoneAndAFileOnSecondThoughtDoesNot() {
        OpenPage page = open(1440, 900);
        page.pickUpThePhoneOf("Nguyễn Thị Lan Anh");
        page.customerWrites("Cho em xem mẫu áo với");
        page.agentOpensTheConversationOf("Nguyễn Thị Lan Anh Zalo");

        page.agentAttaches("báo giá.pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
        assertThat(page.test("agent-file")).containsText("báo giá.pdf");
        page.test("agent-file-remove").click();
        assertThat(page.test("agent-file")).isHidden();
        page.agentAttaches("áo xanh.png", PNG);
        assertThat(page.test("agent-file")).containsText("áo xanh.png");
        page.agentAnswers("Dạ mẫu này ạ");

        assertThat(page.test("agent-file")).isHidden();
        assertThat(page.inTheThread("Dạ mẫu này ạ").locator("img.part-picture")).isVisible();
        assertThat(page.test("phone-message").locator("img.part-picture")).isVisible();
        assertThat(page.test("phone-message").getByText("báo giá.pdf")).hasCount(0);
    }

    @Test
    void aSettingIsSavedAndHoldsForWhatHappensNext() {
        OpenPage page = open(1440, 900);
        page.pickUpThePhoneOf("Nguyễn Thị Lan Anh");
        page.customerWrites("Shop ơi");
        page.agentOpensTheConversationOf("Nguyễn Thị Lan Anh Zalo");

        page.test("settings-button").click();
        Locator form = page.test("settings-form");
        assertThat(form.locator("[name=nameSuffix]")).hasValue("Zalo");
        form.locator("[name=noticeOn]").check();
        form.locator("[name=resolvedNotice]").fill("Cảm ơn anh chị đã nhắn tin 🌷");
        form.getByText("Save").click();
        assertThat(form.getByText("Saved.")).isVisible();
        page.page().keyboard().press("Escape");
        page.resolve();

        assertThat(page.onThePhone("Cảm ơn anh chị đã nhắn tin 🌷")).isVisible();
        page.reopen();
        page.test("settings-button").click();
        assertThat(form.locator("[name=resolvedNotice]")).hasValue("Cảm ơn anh chị đã nhắn tin 🌷");
        form.locator("[name=noticeOn]").uncheck();
        form.getByText("Save").click();
        assertThat(form.getByText("Saved.")).isVisible();
    }

    @Test
    void onANarrowScreenOnePanelShowsAtATime() {
        OpenPage page = open(390, 844);
        page.pickUpThePhoneOf("Lê Hoàng Phúc");
        page.customerWrites("Shop mở cửa mấy giờ? 🕘");
        assertThat(page.test("agent-input")).isHidden();

        page.turnTo("inbox");
        assertThat(page.test("customer-input")).isHidden();
        page.agentOpensTheConversationOf("Lê Hoàng Phúc Zalo");
        assertThat(page.inTheThread("Shop mở cửa mấy giờ? 🕘")).isVisible();
        page.agentAnswers("Dạ 9 giờ sáng ạ");
        page.turnTo("trace");
        assertThat(page.traceOf("Lê Hoàng Phúc")).hasCount(2);
        page.traceOf("Lê Hoàng Phúc").first().getByRole(AriaRole.BUTTON).click();
        assertThat(page.traceOf("Lê Hoàng Phúc").first()).containsText("Zalo: send message");
        page.turnTo("phone");

        assertThat(page.onThePhone("Dạ 9 giờ sáng ạ")).isVisible();
        Assertions.assertThat(page.page().evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(390);
    }

    @Test
    @Order(LAST)
    void aLostConnectionIsShownAndMadeAgainInTheBrowser() {
        OpenPage page = open(1280, 800);
        page.customerWrites("Còn ai ở đó không ạ?");
        page.agentOpensTheConversationOf("Minh Khánh Zalo");
        page.setZaloFault("answer-lost", "/v4/oa/access_token", Map.of());
        page.setZaloFault("token-expired", SENDING, Map.of());

        page.agentAnswers("Dạ em đây ạ");
        assertThat(page.test("connection-state")).hasAttribute("data-state", "RECONNECT_NEEDED");
        Page permission =
                page.page()
                        .waitForPopup(() ->
                                page.page()
                                        .getByText(
                                                "Connect",
                                                new Page.GetByTextOptions().setExact(true))
                                        .click());
        permission.getByText("Cho phép").click();

        page.isConnected();
        assertThat(page.onThePhone("Dạ em đây ạ")).isVisible();
    }

    private OpenPage open(int width, int height) {
        return stage.open(width, height);
    }
}
