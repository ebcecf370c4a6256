package io.oabridge.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.domain.LocalizedText;
import io.oabridge.domain.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an administrator enters about the Zalo app. A secret left empty stays as it is stored.
 *
 * @param oaSecretKey comes later: Zalo shows it only after the webhook address was saved
 *     (docs/platforms/zalo.md §1.1)
 */
record ZaloAppEntry(
        String appId,
        String appSecret,
        String oaSecretKey,
        String domainVerification,
        boolean proveCalls) {

    static final String APP_ID = "appId";
    static final String APP_SECRET = "appSecret";
    static final String OA_SECRET_KEY = "oaSecretKey";
    static final String DOMAIN_VERIFICATION = "domainVerification";
    static final String PROVE_CALLS = "proveCalls";

    /** Zalo shows the code inside a tag, and as the name of a file. */
    private static final Pattern SHOWN_BY_ZALO =
            Pattern.compile("(?:.*content=\"|zalo_verifier)([A-Za-z0-9_-]+)(?:\".*|\\.html)");

    static ZaloAppEntry read(PageRequest request) {
        Matcher shown = SHOWN_BY_ZALO.matcher(request.field(DOMAIN_VERIFICATION));
        return new ZaloAppEntry(
                request.field(APP_ID),
                request.field(APP_SECRET),
                request.field(OA_SECRET_KEY),
                shown.matches() ? shown.group(1) : request.field(DOMAIN_VERIFICATION),
                request.field(PROVE_CALLS).equals("true"));
    }

    /** Without the secrets, which are never shown again. */
    static ZaloAppEntry of(JsonNode stored) {
        return new ZaloAppEntry(
                SetUp.text(stored, APP_ID),
                "",
                "",
                SetUp.text(stored, DOMAIN_VERIFICATION),
                stored.path(PROVE_CALLS).asBoolean(false));
    }

    /** What is wrong, by field; all of it at once. */
    Map<String, LocalizedText> problems(JsonNode stored) {
        Map<String, LocalizedText> problems = new LinkedHashMap<>();
        ObjectNode wanted = mergedInto(stored);
        if (!appId.matches("\\d{5,32}")) {
            problems.put(
                    APP_ID,
                    new LocalizedText(
                            "ID ứng dụng là một dãy số, xem ở đầu trang ứng dụng trên developers.zalo.me.",
                            "The app id is a number; it is at the top of the app's page on developers.zalo.me."));
        }
        if (!isEmptyOrUsable(oaSecretKey)) {
            problems.put(OA_SECRET_KEY, SetUp.NOT_A_CREDENTIAL);
        }
        String before = SetUp.text(stored, APP_ID);
        if (SetUp.text(wanted, APP_SECRET).isEmpty()) {
            problems.put(
                    APP_SECRET,
                    new LocalizedText(
                            "Hãy chép khóa bí mật của ứng dụng.", "Copy the app's secret."));
        } else if (!isEmptyOrUsable(appSecret)) {
            problems.put(APP_SECRET, SetUp.NOT_A_CREDENTIAL);
        } else if (appSecret.isEmpty() && !before.isEmpty() && !before.equals(appId)) {
            problems.put(
                    APP_SECRET,
                    new LocalizedText(
                            "Ứng dụng khác có khóa bí mật khác: hãy nhập khóa của ứng dụng này.",
                            "Another app has another secret: enter the one of this app."));
        }
        if (!oaSecretKey.isEmpty() && oaSecretKey.equals(SetUp.text(wanted, APP_SECRET))) {
            problems.put(
                    OA_SECRET_KEY,
                    new LocalizedText(
                            "Đây là khóa bí mật của ứng dụng. Khóa bí mật của OA là khóa khác, nằm ở trang Webhook.",
                            "This is the app's secret. The OA secret key is another one, on the Webhook page."));
        }
        if (!domainVerification.matches("[A-Za-z0-9_-]{0,200}")) {
            problems.put(
                    DOMAIN_VERIFICATION,
                    new LocalizedText(
                            "Hãy chép nguyên thẻ meta, tên tệp hoặc mã mà Zalo đưa ra.",
                            "Copy the whole meta tag, the file's name or the code that Zalo gives."));
        }
        return problems;
    }

    private static boolean isEmptyOrUsable(String secret) {
        return secret.isEmpty() || new Secret(secret).fitsIntoHeader();
    }

    /** The secret as it is to be stored: what is not entered here stays in it. */
    ObjectNode mergedInto(JsonNode stored) {
        ObjectNode merged = stored.deepCopy();
        merged.put(APP_ID, appId)
                .put(DOMAIN_VERIFICATION, domainVerification)
                .put(PROVE_CALLS, proveCalls);
        if (!appSecret.isEmpty()) {
            merged.put(APP_SECRET, appSecret);
        }
        if (!oaSecretKey.isEmpty()) {
            merged.put(OA_SECRET_KEY, oaSecretKey);
        }
        return merged;
    }

    @Override
    public String toString() {
        return "ZaloAppEntry[" + appId + "]";
    }
}
