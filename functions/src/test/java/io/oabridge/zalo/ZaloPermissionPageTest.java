package io.oabridge.zalo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZaloPermissionPageTest {
    @Test
    void challengesWithTheUnpaddedHashOfTheVerifier() {
        assertThat(ZaloPermissionPage.codeChallenge("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ"))
                .isEqualTo("RqIZl4LIgn8KxW9QO-nTnv7pf0CnNrksx9fF-CXP2FE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://oauth.example.com", "https://oauth.example.com/"})
    void namesAppCallbackChallengeAndStateAndNothingElse(String base) {
        ZaloPermissionPage page = new ZaloPermissionPage(URI.create(base));

        URI address =
                page.address(
                        "1000000000000000001",
                        URI.create("https://bridge.example.com/connect/zalo/callback?a=b&c=d"),
                        "RqIZl4LIgn8KxW9QO-nTnv7pf0CnNrksx9fF-CXP2FE",
                        "state+with/odd=characters");

        assertThat(address)
                .hasToString(
                        "https://oauth.example.com/v4/oa/permission"
                                + "?app_id=1000000000000000001"
                                + "&redirect_uri=https%3A%2F%2Fbridge.example.com%2Fconnect%2Fzalo"
                                + "%2Fcallback%3Fa%3Db%26c%3Dd"
                                + "&code_challenge=RqIZl4LIgn8KxW9QO-nTnv7pf0CnNrksx9fF-CXP2FE"
                                + "&state=state%2Bwith%2Fodd%3Dcharacters");
    }
}
