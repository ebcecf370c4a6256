package io.oabridge.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.Secret;
import org.junit.jupiter.api.Test;

/** Where the key of the links to files comes from. */
class LinkKeyTest {

    @Test
    void aLinkKeyOfItsOwnIsTakenAsItIs() {
        assertThat(linkKey("\"appSecret\":\"a\",\"installKey\":\"i\",\"linkKey\":\"own\""))
                .isEqualTo(new Secret("own"));
    }

    @Test
    void otherwiseItIsMadeFromTheInstallKeyAndIsNotThatKey() {
        Secret made = linkKey("\"appSecret\":\"a\",\"installKey\":\"i\"");

        assertThat(made)
                .isEqualTo(linkKey("\"appSecret\":\"other\",\"installKey\":\"i\",\"linkKey\":\"\""))
                .isNotEqualTo(linkKey("\"appSecret\":\"a\",\"installKey\":\"j\""))
                .isNotEqualTo(new Secret("i"));
    }

    @Test
    void withoutInstallKeyItIsMadeFromTheAppSecret() {
        assertThat(linkKey("\"appSecret\":\"a\"").isBlank()).isFalse();
        assertThat(linkKey("\"appSecret\":\"a\"")).isNotEqualTo(linkKey("\"appSecret\":\"b\""));
    }

    @Test
    void fromNothingThereIsNoKey() {
        assertThat(linkKey("\"appSecret\":\"\"").isBlank()).isTrue();
    }

    private static Secret linkKey(String fields) {
        return ZaloSecret.parse("{\"appId\":\"1000000000000000001\"," + fields + "}").linkKey();
    }
}
