package io.oabridge.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.domain.Secret;
import io.oabridge.freshchat.Finding;
import io.oabridge.transport.AllowedHosts;
import io.oabridge.transport.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be entered about the two platforms, and what becomes of the stored secret. */
class SetUpEntriesTest {
    private static final AllowedHosts HOSTS =
            AllowedHosts.of(
                    List.of("*.freshchat.com", "*.myfreshworks.com", "http://localhost:8082"));

    private final ObjectNode stored = Json.MAPPER.createObjectNode();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://neutral.freshchat.com/v2",
                "https://neutral.freshchat.com/v2/",
                "https://neutral-123.myfreshworks.com/crm/messaging/v2",
                "http://localhost:8082/v2",
            })
    void freshchatsOwnAddressesAreTaken(String address) {
        assertThat(problems(address)).doesNotContainKey(FreshchatEntry.BASE_URL);
    }

    /** The API token goes there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "neutral.freshchat.com/v2",
                "http://neutral.freshchat.com/v2",
                "https://neutral.freshchat.com",
                "https://neutral.freshchat.com/v2?a=b",
                "https://neutral.freshchat.com/v2#a",
                "https://neutral.freshchat.com:8443/v2",
                "https://user:pass@neutral.freshchat.com/v2",
                "https://freshchat.com.evil.example/v2",
                "https://evilfreshchat.com/v2",
                "https://neutral.freshchat.com@evil.example/v2",
                "https://169.254.169.254/v2",
                "https://[::1]/v2",
                "https://localhost:8082/v2",
                "http://localhost:8083/v2",
                "file:///etc/passwd/v2",
                "https://neutral.freshchat.com/{v2}",
                "https:///v2",
            })
    void anyOtherAddressIsNamed(String address) {
        assertThat(problems(address)).containsKey(FreshchatEntry.BASE_URL);
    }

    @Test
    void anEmptyTokenIsTheStoredOneAndUnknownFieldsStay() {
        stored.put("apiToken", "kept").put("madeByHand", "stays");
        FreshchatEntry entry = freshchat("https://neutral.freshchat.com/v2", "");

        assertThat(entry.problems(stored, HOSTS)).isEmpty();
        assertThat(entry.account(stored).apiToken()).isEqualTo(new Secret("kept"));
        assertThat(entry.mergedInto(stored).path("madeByHand").asText()).isEqualTo("stays");
        assertThat(stored.has("baseUrl")).isFalse();
    }

    @Test
    void withoutAnyTokenThereIsAProblem() {
        assertThat(freshchat("https://neutral.freshchat.com/v2", "").problems(stored, HOSTS))
                .containsOnlyKeys(FreshchatEntry.API_TOKEN);
    }

    /** Everything else that is a problem keeps the values from being saved. */
    @ParameterizedTest
    @EnumSource
    void onlyWhatCannotBeLookedAtAndWhatComesLaterMayStay(Finding finding) {
        boolean problem = finding.severity() == Finding.Severity.PROBLEM;
        boolean later = finding == Finding.WEBHOOK_KEY_NOT_SET;
        boolean silent = finding == Finding.NOT_REACHED;

        assertThat(FreshchatPage.mayBeSaved(List.of(finding), false)).isEqualTo(!problem || later);
        assertThat(FreshchatPage.mayBeSaved(List.of(finding), true))
                .isEqualTo(!problem || later || silent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "two words", "mật-khẩu", "a\u0000b"})
    void aSecretThatNoHeaderTakesIsNamed(String entered) {
        assertThat(freshchat("https://neutral.freshchat.com/v2", entered).problems(stored, HOSTS))
                .containsOnlyKeys(FreshchatEntry.API_TOKEN);
        assertThat(
                        zalo("10000", Map.of("appSecret", entered, "oaSecretKey", "x" + entered))
                                .problems(stored))
                .containsOnlyKeys("appSecret", "oaSecretKey");
    }

    @ParameterizedTest
    @CsvSource({
        "Ab-1_, Ab-1_",
        "zalo_verifierAb-1_.html, Ab-1_",
        "'<meta name=\"zalo-platform-site-verification\" content=\"Ab-1_\" />', Ab-1_",
        "'<b>', '<b>'",
    })
    void aDomainCodeIsFoundInWhatZaloShows(String entered, String code) {
        assertThat(zalo("1", Map.of("domainVerification", entered)).domainVerification())
                .isEqualTo(code);
    }

    @Test
    void anotherAppNeedsItsOwnSecret() {
        stored.put("appId", "10000").put("appSecret", "secret");

        assertThat(zalo("10000", Map.of()).problems(stored)).isEmpty();
        assertThat(zalo("20000", Map.of()).problems(stored)).containsOnlyKeys("appSecret");
        assertThat(zalo("20000", Map.of("appSecret", "new")).problems(stored)).isEmpty();
    }

    @Test
    void aNewInstallationNeedsIdAndSecretAndTheKeyMayComeLater() {
        assertThat(zalo("", Map.of()).problems(stored)).containsOnlyKeys("appId", "appSecret");
        assertThat(zalo("10000", Map.of("appSecret", "s")).problems(stored)).isEmpty();
    }

    @Test
    void theInstallKeyIsNeverTouched() {
        stored.put("installKey", "key").put("linkKey", "link");

        ObjectNode merged =
                zalo("10000", Map.of("appSecret", "s", "installKey", "evil")).mergedInto(stored);

        assertThat(merged.path("installKey").asText()).isEqualTo("key");
        assertThat(merged.path("linkKey").asText()).isEqualTo("link");
    }

    @Test
    void noEntryPrintsASecret() {
        assertThat(zalo("1", Map.of("appSecret", "hush", "oaSecretKey", "hush")).toString())
                .doesNotContain("hush");
        assertThat(freshchat("https://a.freshchat.com/v2", "hush").toString())
                .doesNotContain("hush");
    }

    private Map<String, ?> problems(String address) {
        return freshchat(address, "token").problems(stored, HOSTS);
    }

    private static FreshchatEntry freshchat(String baseUrl, String token) {
        return FreshchatEntry.read(
                request(Map.of("baseUrl", baseUrl, "appId", "app", "apiToken", token)));
    }

    private static ZaloAppEntry zalo(String appId, Map<String, String> more) {
        Map<String, String> form = new HashMap<>(more);
        form.put("appId", appId);
        return ZaloAppEntry.read(request(form));
    }

    private static PageRequest request(Map<String, String> form) {
        return new PageRequest(
                "POST", "/connect", Map.of(), form, List.of(), "https://bridge.example");
    }
}
