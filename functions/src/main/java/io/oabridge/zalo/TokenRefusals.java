package io.oabridge.zalo;

/**
 * What the token endpoint's refusals mean, in words for whoever has to connect the OA again
 * (docs/platforms/zalo.md §1.6). Its codes are not those of the API: -118 means something else
 * there.
 */
final class TokenRefusals {
    /** Stands for the code when Zalo gives an access token and no refresh token. */
    static final String NO_REFRESH_TOKEN = "no-refresh-token";

    /** Stands for the code when Zalo gives tokens that nobody could send back to it. */
    static final String UNUSABLE_TOKEN = "unusable-token";

    /** Stands for the code when Zalo refuses without one, or with words in its place. */
    static final String NO_CODE = "no-code";

    private TokenRefusals() {}

    static String explain(String code) {
        return switch (code) {
            case "-14003" ->
                    "Zalo does not accept the redirect address. Register exactly this address as the"
                            + " app's Official Account Callback Url, verify its domain, and check"
                            + " that the app is active.";
            case "-14014", "-118" ->
                    "Zalo no longer accepts the refresh token: it was used before, expired or was"
                            + " withdrawn. Connect the OA again.";
            case "-14012", "-14024" ->
                    "Zalo says the OA or the account does not belong to this authorisation. Connect"
                            + " again, signed in as an administrator of the OA.";
            case NO_REFRESH_TOKEN ->
                    "Zalo gave an access token but no refresh token, which happens with trial and"
                            + " unverified OAs. Check the OA's verification and package, then"
                            + " connect it again.";
            case UNUSABLE_TOKEN ->
                    "Zalo gave a token with characters that no request can carry, or one that is"
                            + " far too long. Connect the OA again; if it happens again, ask Zalo.";
            case NO_CODE ->
                    "Zalo gave no token and no error code. Check the app ID and the app secret, then"
                            + " connect the OA again.";
            default ->
                    "Zalo refused to issue tokens with code "
                            + code
                            + ". Check the app ID, the app secret and the app's state, then connect"
                            + " the OA again.";
        };
    }
}
