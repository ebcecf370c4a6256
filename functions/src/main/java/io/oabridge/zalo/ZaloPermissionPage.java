package io.oabridge.zalo;

import java.net.URI;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where an OA's administrator lets the app act for the OA (docs/platforms/zalo.md §1.2). There is
 * no {@code code_challenge_method}: Zalo fixes S256.
 */
public final class ZaloPermissionPage {
    private final URI oauthBase;

    /**
     * @param oauthBase for example {@code https://oauth.zaloapp.com}
     */
    public ZaloPermissionPage(URI oauthBase) {
        this.oauthBase = oauthBase;
    }

    /**
     * The page's address.
     *
     * @param redirectUri exactly as registered in the app, or Zalo answers -14003
     * @param codeChallenge {@link #codeChallenge} of the verifier that the code is traded with
     *     later
     * @param state comes back with the code, and must be checked
     */
    public URI address(String appId, URI redirectUri, String codeChallenge, String state) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("app_id", appId);
        query.put("redirect_uri", redirectUri.toString());
        query.put("code_challenge", codeChallenge);
        query.put("state", state);
        return URI.create(
                WebAddresses.under(oauthBase, "/v4/oa/permission")
                        + "?"
                        + WebAddresses.form(query));
    }

    /** Base64url, unpadded, of the verifier's SHA-256. */
    public static String codeChallenge(String verifier) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Digests.sha256(Digests.utf8(verifier)));
    }
}
