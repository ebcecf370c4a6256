package io.oabridge.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.connect.Field.Remark;
import io.oabridge.domain.LocalizedText;
import io.oabridge.relay.port.SecretStore;
import io.oabridge.transport.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The form about the Zalo app. */
final class ZaloAppPage {
    static final String PATH = "/connect/zalo/app";

    private static final Logger LOG = LoggerFactory.getLogger(ZaloAppPage.class);
    private static final LocalizedText SET =
            new LocalizedText("Đã lưu. Để trống để giữ nguyên.", "Set. Leave it empty to keep it.");

    private final SecretStore secret;

    ZaloAppPage(SecretStore secret) {
        this.secret = secret;
    }

    PageAnswer show(Visitor visitor) {
        SecretStore.Stored stored = secret.read();
        ObjectNode fields = SetUp.fields(stored);
        return PageAnswer.page(
                200,
                form(visitor, stored.version(), fields, ZaloAppEntry.of(fields), Map.of(), ""));
    }

    PageAnswer save(Visitor visitor) {
        SecretStore.Stored stored = secret.read();
        ObjectNode fields = SetUp.fields(stored);
        ZaloAppEntry entry = ZaloAppEntry.read(visitor.request());
        Map<String, LocalizedText> problems = entry.problems(fields);
        if (!problems.isEmpty()) {
            return PageAnswer.page(
                    422,
                    form(
                            visitor,
                            visitor.request().field(SavedForm.VERSION),
                            fields,
                            entry,
                            problems,
                            SavedForm.notSaved(visitor)));
        }
        if (!secret.replace(
                visitor.request().field(SavedForm.VERSION), Json.write(entry.mergedInto(fields)))) {
            return PageAnswer.page(
                    409,
                    form(
                            visitor,
                            stored.version(),
                            fields,
                            entry,
                            Map.of(),
                            SavedForm.changedMeanwhile(visitor)));
        }
        LOG.atInfo().addKeyValue("secret", "zalo").log("set-up saved");
        return SavedForm.saved(visitor);
    }

    private static String form(
            Visitor visitor,
            String version,
            JsonNode stored,
            ZaloAppEntry entry,
            Map<String, LocalizedText> problems,
            String notice) {
        String fields =
                new Field(
                                        ZaloAppEntry.APP_ID,
                                        new LocalizedText("ID ứng dụng", "App id"),
                                        new LocalizedText(
                                                "Trên developers.zalo.me, ở đầu trang của ứng dụng.",
                                                "On developers.zalo.me, at the top of the app's page."),
                                        entry.appId(),
                                        remarks(problems, ZaloAppEntry.APP_ID))
                                .input(visitor, "text")
                        + new Field(
                                        ZaloAppEntry.APP_SECRET,
                                        new LocalizedText("Khóa bí mật của ứng dụng", "App secret"),
                                        hint(
                                                stored,
                                                ZaloAppEntry.APP_SECRET,
                                                new LocalizedText(
                                                        "Cùng trang với ID ứng dụng.",
                                                        "On the same page as the app id.")),
                                        entry.appSecret(),
                                        remarks(problems, ZaloAppEntry.APP_SECRET))
                                .input(visitor, "password")
                        + new Field(
                                        ZaloAppEntry.OA_SECRET_KEY,
                                        new LocalizedText(
                                                "Khóa bí mật của OA (dành cho webhook)",
                                                "OA secret key (for the webhook)"),
                                        hint(
                                                stored,
                                                ZaloAppEntry.OA_SECRET_KEY,
                                                new LocalizedText(
                                                        "Có thể nhập sau: Zalo chỉ hiện khóa này khi địa chỉ webhook đã được lưu. Trước đó mọi webhook được trả lời và bỏ qua.",
                                                        "May come later: Zalo shows it only after the webhook address was saved. Until then every webhook is answered and dropped.")),
                                        entry.oaSecretKey(),
                                        remarks(problems, ZaloAppEntry.OA_SECRET_KEY))
                                .input(visitor, "password")
                        + new Field(
                                        ZaloAppEntry.DOMAIN_VERIFICATION,
                                        new LocalizedText(
                                                "Mã xác thực tên miền", "Domain verification code"),
                                        new LocalizedText(
                                                "Chỉ khi Zalo yêu cầu xác thực tên miền. Dán thẻ meta, tên tệp hoặc mã đều được.",
                                                "Only if Zalo asks for it. The meta tag, the file's name or the code alone will do."),
                                        entry.domainVerification(),
                                        remarks(problems, ZaloAppEntry.DOMAIN_VERIFICATION))
                                .input(visitor, "text")
                        + new Field(
                                        ZaloAppEntry.PROVE_CALLS,
                                        new LocalizedText(
                                                "Ứng dụng đã bật “appsecret_proof”: gửi kèm bằng chứng trong mỗi lần gọi",
                                                "The app has “appsecret_proof” switched on: send the proof with each call"),
                                        new LocalizedText("", ""),
                                        Boolean.toString(entry.proveCalls()),
                                        List.of())
                                .check(visitor);
        return SavedForm.page(
                visitor,
                PATH,
                visitor.say("Ứng dụng Zalo", "The Zalo app"),
                notice,
                version,
                fields + SavedForm.saveButton(visitor));
    }

    private static LocalizedText hint(JsonNode stored, String field, LocalizedText whenMissing) {
        return SetUp.text(stored, field).isEmpty() ? whenMissing : SET;
    }

    private static List<Remark> remarks(Map<String, LocalizedText> problems, String field) {
        return Optional.ofNullable(problems.get(field)).stream().map(Remark::problem).toList();
    }
}
