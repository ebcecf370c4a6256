package io.oabridge.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import io.oabridge.playground.Playground;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every kind of message as people see it on both sides, from connecting to resolving. */
@ExtendWith(NeedsChromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KindsIT {
    private static final List<String> CUSTOMERS_KINDS =
            List.of(
                    "image",
                    "gif",
                    "sticker",
                    "file",
                    "audio",
                    "location",
                    "link",
                    "business_card");

    private static final String CHOICES =
            """
            {"text": "Anh chị cần hỗ trợ gì ạ?",
             "message_parts": [{"url_button": {"label": "Theo dõi đơn hàng", "url": "https://shop.example.invalid/don"}}],
             "reply_parts": [{"collection": {"sub_parts": [
               {"quick_reply_button": {"label": "Đổi trả"}},
               {"quick_reply_button": {"label": "Bảo hành"}}]}}]}
            """;

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
    void connectingEndsOnAPageThatNamesTheAccount() {
        OpenPage page = stage.open(860, 420);

        page.page()
                .navigate(
                        stage.playground().address() + "/connect/zalo?key=playground-install-key");
        page.page().getByText("Cho phép").click();

        assertThat(page.page().getByText("Cửa hàng Mẫu").first()).isVisible();
        Picture.named("connect").takeOf(page.page());
    }

    @Test
    void everyKindOfACustomerReachesTheInboxAndTheConversationIsResolved() {
        OpenPage page = stage.open(1280, 1620);
        page.pickUpThePhoneOf("Trần Quốc Bảo");
        page.customerWrites("Em gửi shop mọi thứ nhé /-heart");
        page.agentOpensTheConversationOf("Trần Quốc Bảo Zalo");

        Locator thread = page.test("thread-message");
        int arrived = 1;
        for (String kind : CUSTOMERS_KINDS) {
            page.customerSends(kind);
            assertThat(thread).hasCount(++arrived);
        }
        page.customerSends(
                new FilePayload("phim.mp4", "video/mp4", "phim".getBytes(StandardCharsets.UTF_8)));

        assertThat(thread).hasCount(10);
        assertThat(page.inTheThread("Em gửi shop mọi thứ nhé ❤️")).isVisible();
        assertThat(thread.locator("img.part-picture")).hasCount(3);
        assertThat(thread.locator(".part-file")).hasCount(3);
        assertThat(page.inTheThread("[Vị trí]").getByText("https://www.google.com/maps"))
                .isVisible();
        assertThat(page.inTheThread("[Danh thiếp]")).isVisible();
        assertEveryPictureIsLoaded(page, "thread-message", 3);
        Picture.named("kinds-from-zalo").takeOf(page.page().locator("#inbox"));

        page.resolve();
        assertThat(page.rowOf("Trần Quốc Bảo Zalo")).hasAttribute("data-status", "resolved");
    }

    @Test
    void everyKindOfAnAgentReachesThePhone() throws Exception {
        OpenPage page = stage.open(1280, 1200);
        page.pickUpThePhoneOf("Phạm Thu Hà");
        page.customerWrites("Shop gửi em xem mẫu với ạ");
        page.agentOpensTheConversationOf("Phạm Thu Hà Zalo");

        page.agentAnswers("<p>Dạ, <b>ba mẫu</b> đây ạ &amp; bảng giá :smile:</p>");
        page.agentSendsFile("áo xanh.png", Drawings.picture("png"));
        page.agentSendsFile("múa.gif", Drawings.picture("gif"));
        page.agentSendsFile("Báo giá tháng mười.pdf", text("%PDF-1.7\nbáo giá"));
        page.agentSendsFile("Bảng giá.xlsx", text("PK\3\4bảng"));
        page.agentAnswers("Điều khoản bảo hành. ".repeat(100));
        answer(page, CHOICES);

        Locator phone = page.test("phone-message");
        assertThat(phone).hasCount(10);
        assertThat(page.onThePhone("Dạ, ba mẫu đây ạ & bảng giá 😄")).isVisible();
        assertThat(phone.locator("img.part-picture")).hasCount(2);
        assertThat(phone.locator(".part-file")).containsText("Báo giá tháng mười.pdf");
        assertThat(page.onThePhone("Bảng giá.xlsx")).isVisible();
        assertThat(page.onThePhone("Nội dung đầy đủ: ")).isVisible();
        assertThat(page.onThePhone("Theo dõi đơn hàng: https://shop.example.invalid/don"))
                .isVisible();
        assertThat(page.onThePhone("1. Đổi trả")).containsText("2. Bảo hành");
        assertEveryPictureIsLoaded(page, "phone-message", 2);
        page.makeThePhoneTallerThanAnyPhone();
        Picture.named("kinds-from-freshchat").takeOf(page.page().locator("#phone"));
    }

    @Test
    void aRefusalIsExplainedWhereTheAgentLooks() {
        OpenPage page = stage.open(1280, 860);
        page.pickUpThePhoneOf("Lê Hoàng Phúc");
        page.customerWrites("Shop còn hàng không?");
        page.agentOpensTheConversationOf("Lê Hoàng Phúc Zalo");
        page.setZaloFault("error-code", "/v3.0/oa/message", Map.of("code", "-320"));

        page.agentAnswers("Dạ còn ạ, em giữ cho anh một chiếc nhé");

        Locator note = page.inTheThread("-320");
        assertThat(note).hasAttribute("data-kind", "note");
        assertThat(note).containsText("“Dạ còn ạ, em giữ cho anh một chiếc nhé”");
        assertThat(note).containsText("Zalo Cloud Account");
        Picture.named("failure-note").takeOf(page.page().locator("#inbox"));
    }

    private static void assertEveryPictureIsLoaded(OpenPage page, String messages, int pictures) {
        String loaded =
                "[...document.querySelectorAll('[data-testid=%s] img.part-picture')].filter(i => i.complete && i.naturalWidth > 0).length === %d"
                        .formatted(messages, pictures);
        page.page().waitForFunction(loaded);
    }

    /** What agents cannot write by hand: buttons come from bots and canned responses. */
    private void answer(OpenPage page, String message) throws IOException, InterruptedException {
        Playground playground = stage.playground();
        String simulator =
                playground
                        .freshchatAddress()
                        .substring(0, playground.freshchatAddress().length() - 3);
        String conversation =
                page.rowOf("Phạm Thu Hà Zalo").first().getAttribute("data-conversation");
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(
                    HttpRequest.newBuilder(
                                    URI.create(
                                            simulator
                                                    + "/simulator/conversations/"
                                                    + conversation
                                                    + "/reply"))
                            .POST(HttpRequest.BodyPublishers.ofString(message))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
    }

    private static byte[] text(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }
}
