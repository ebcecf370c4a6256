package io.oabridge.connect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.domain.Connection;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.LocalizedText;
import io.oabridge.freshchat.AccountCheckup;
import io.oabridge.freshchat.Finding;
import io.oabridge.freshchat.Finding.Severity;
import io.oabridge.relay.port.TokenVault.StoredTokens;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is set up, what is missing, and in which order to do it. */
final class OverviewPage {
    private static final Duration TWO_DAYS = Duration.ofDays(2);

    private final SetUp setUp;
    private final Accounts accounts;
    private final AccountCheckup checkup;

    OverviewPage(SetUp setUp, Accounts accounts, AccountCheckup checkup) {
        this.setUp = setUp;
        this.accounts = accounts;
        this.checkup = checkup;
    }

    PageAnswer show(Visitor visitor) {
        ObjectNode zalo = SetUp.fields(setUp.zalo().read());
        FreshchatSecret freshchat = SetUp.freshchatOf(setUp.freshchat().read());
        String saved =
                visitor.request().parameter("saved").isPresent()
                        ? Html.notice(
                                "ok",
                                visitor.say(
                                        "Đã lưu. Các chức năng đang chạy dùng giá trị mới trong vòng 5 phút; trang này dùng ngay.",
                                        "Saved. What is running uses the new values within 5 minutes; these pages use them at once."))
                        : "";
        String steps =
                saved
                        + zaloApp(visitor, zalo)
                        + atZalo(visitor, zalo)
                        + freshchat(visitor, freshchat)
                        + connections(visitor);
        return PageAnswer.page(
                200,
                Html.page(visitor, visitor.say("Thiết lập cầu nối", "Set up the bridge"), steps));
    }

    private static String zaloApp(Visitor visitor, ObjectNode zalo) {
        boolean done = has(zalo, ZaloAppEntry.APP_ID) && has(zalo, ZaloAppEntry.APP_SECRET);
        String body =
                done
                        ? "<p>%s <code>%s</code></p>"
                                .formatted(
                                        visitor.say("ID ứng dụng", "App id"),
                                        Html.escape(SetUp.text(zalo, ZaloAppEntry.APP_ID)))
                        : text(
                                visitor,
                                "Nhập ID và khóa bí mật của ứng dụng trên developers.zalo.me.",
                                "Enter the id and the secret of the app on developers.zalo.me.");
        return step(
                visitor,
                visitor.say("1. Ứng dụng Zalo", "1. The Zalo app"),
                done ? Severity.OK : Severity.PROBLEM,
                done ? Optional.empty() : Optional.of(MISSING),
                body + button(visitor, ZaloAppPage.PATH, done));
    }

    /** What has to be entered at Zalo, and what comes back from there. */
    private static String atZalo(Visitor visitor, ObjectNode zalo) {
        boolean key = has(zalo, ZaloAppEntry.OA_SECRET_KEY);
        String code = SetUp.text(zalo, ZaloAppEntry.DOMAIN_VERIFICATION);
        String addresses =
                "<dl>"
                        + Html.copied(
                                visitor,
                                new LocalizedText(
                                        "Official Account Callback URL",
                                        "Official Account Callback URL"),
                                visitor.address(ZaloVisit.CALLBACK))
                        + Html.copied(
                                visitor,
                                new LocalizedText("Webhook URL", "Webhook URL"),
                                visitor.address("/webhooks/zalo"))
                        + (code.isEmpty()
                                ? ""
                                : Html.copied(
                                        visitor,
                                        new LocalizedText(
                                                "Tệp xác thực tên miền",
                                                "Domain verification file"),
                                        visitor.address("/zalo_verifier" + code + ".html")))
                        + "</dl>";
        String next =
                key
                        ? ""
                        : text(
                                visitor,
                                "Lưu địa chỉ webhook ở Zalo, rồi chép khóa bí mật của OA hiện ra ở đó vào mục 1. Nếu Zalo yêu cầu xác thực tên miền, mã cũng nhập ở mục 1.",
                                "Save the webhook address at Zalo, then copy the OA secret key that appears there to step 1. If Zalo asks to verify the domain, its code goes to step 1 as well.");
        return step(
                visitor,
                visitor.say("2. Ở trang của Zalo", "2. At Zalo"),
                key ? Severity.OK : Severity.WARNING,
                key
                        ? Optional.empty()
                        : Optional.of(new LocalizedText("Chưa có khóa OA", "No OA secret key yet")),
                addresses + next);
    }

    private String freshchat(Visitor visitor, FreshchatSecret freshchat) {
        List<Finding> findings =
                checkup.run(freshchat.account(), freshchat.channel(), freshchat.noteAuthor());
        Severity worst =
                findings.stream()
                        .map(Finding::severity)
                        .max(Comparator.naturalOrder())
                        .orElse(Severity.OK);
        String address =
                freshchat.account().isConfigured()
                        ? "<dl>"
                                + Html.copied(
                                        visitor,
                                        new LocalizedText(
                                                "Địa chỉ webhook cần nhập trong Freshchat",
                                                "The webhook address to enter in Freshchat"),
                                        visitor.address(
                                                "/webhooks/freshchat/"
                                                        + freshchat.account().appId()))
                                + "</dl>"
                        : "";
        return step(
                visitor,
                visitor.say("3. Tài khoản Freshchat", "3. The Freshchat account"),
                worst,
                freshchat.account().isConfigured() ? Optional.empty() : Optional.of(MISSING),
                FreshchatForm.list(visitor, findings)
                        + address
                        + button(visitor, FreshchatPage.PATH, freshchat.account().isConfigured()));
    }

    private String connections(Visitor visitor) {
        List<Connection> all = accounts.connections().all();
        StringBuilder body = new StringBuilder();
        for (Connection connection : all) {
            body.append(connected(visitor, connection.id()));
        }
        if (all.isEmpty()) {
            body.append(
                    text(
                            visitor,
                            "Chưa có Official Account nào. Bấm nút dưới đây rồi cho phép bằng tài khoản quản trị của OA.",
                            "No Official Account yet. Press the button and allow it as an administrator of the OA."));
        }
        boolean needed = all.stream().anyMatch(it -> !isUsable(it.id()));
        body.append(
                "<div class=\"actions\"><a class=\"button\" href=\"%s\">%s</a></div>"
                        .formatted(
                                visitor.link(ZaloVisit.PATH),
                                all.isEmpty() || needed
                                        ? visitor.say("Kết nối OA", "Connect an OA")
                                        : visitor.say("Kết nối thêm OA", "Connect another OA")));
        return step(
                visitor,
                visitor.say("4. Official Account", "4. Official Accounts"),
                all.isEmpty() || needed ? Severity.PROBLEM : Severity.OK,
                all.isEmpty()
                        ? Optional.of(MISSING)
                        : needed ? Optional.of(RECONNECT) : Optional.empty(),
                body.toString());
    }

    private String connected(Visitor visitor, ConnectionId id) {
        Optional<StoredTokens> tokens = accounts.vault().read(id);
        String life =
                isUsable(id)
                        ? visitor.say(
                                        "Còn hạn %s; được gia hạn tự động.",
                                        "Valid for %s; renewed automatically.")
                                .formatted(lifeLeft(visitor, tokens.orElseThrow()))
                        : visitor.say(
                                "Mất quyền truy cập: tin nhắn đang chờ cho đến khi OA được kết nối lại.",
                                "Access is lost: messages wait until the OA is connected again.");
        return """
        <ul class="findings"><li><span><strong>%s</strong> <code>%s</code><br><span class="soft">%s</span></span></li></ul>
        <div class="actions"><a class="button quiet" href="%s">%s</a></div>
        """
                .formatted(
                        Html.escape(tokens.map(it -> accounts.name(id, it)).orElse("Zalo OA")),
                        Html.escape(id.account()),
                        Html.escape(life),
                        visitor.link(SettingsPage.PATH + id.account()),
                        visitor.say("Cài đặt", "Settings"));
    }

    private boolean isUsable(ConnectionId id) {
        return accounts.vault().read(id).filter(it -> !it.reconnectNeeded()).isPresent();
    }

    private String lifeLeft(Visitor visitor, StoredTokens tokens) {
        Duration left = Duration.between(accounts.clock().instant(), tokens.pair().expiresAt());
        if (left.isNegative()) {
            return visitor.say("0 phút", "0 min");
        }
        return left.compareTo(TWO_DAYS) >= 0
                ? visitor.say("%d ngày", "%d days").formatted(left.toDays())
                : left.toHours() > 0
                        ? visitor.say("%d giờ", "%d h").formatted(left.toHours())
                        : visitor.say("%d phút", "%d min").formatted(left.toMinutes());
    }

    private static final LocalizedText MISSING =
            new LocalizedText("Chưa thiết lập", "Not set up yet");
    private static final LocalizedText RECONNECT =
            new LocalizedText("Cần kết nối lại", "Reconnect needed");

    /**
     * @param word instead of the usual one
     * @param body markup
     */
    private static String step(
            Visitor visitor,
            String title,
            Severity severity,
            Optional<LocalizedText> word,
            String body) {
        return """
        <section>
        <header><h2>%s</h2><span class="badge %s">%s</span></header>
        %s
        </section>
        """
                .formatted(
                        Html.escape(title),
                        Field.Remark.kind(severity),
                        visitor.say(word.orElse(FreshchatForm.label(severity))),
                        body);
    }

    private static String button(Visitor visitor, String page, boolean done) {
        return "<div class=\"actions\"><a class=\"button%s\" href=\"%s\">%s</a></div>"
                .formatted(
                        done ? " quiet" : "",
                        visitor.link(page),
                        done ? visitor.say("Thay đổi", "Change") : visitor.say("Nhập", "Enter"));
    }

    private static String text(Visitor visitor, String vietnamese, String english) {
        return "<p>" + Html.escape(visitor.say(vietnamese, english)) + "</p>";
    }

    private static boolean has(ObjectNode fields, String name) {
        return !SetUp.text(fields, name).isEmpty();
    }
}
