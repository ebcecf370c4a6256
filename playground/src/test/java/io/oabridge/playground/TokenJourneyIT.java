package io.oabridge.playground;

import static io.oabridge.playground.RunningPlayground.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Tokens expire, are renewed once, and, when an answer is lost, wait for an administrator; no
 * message is lost or doubled.
 */
class TokenJourneyIT {
    private final RunningPlayground world = RunningPlayground.shared();

    @Test
    void anExpiredTokenIsRenewedOnceWhileTwentyMessagesWait() {
        List<String> customers =
                IntStream.range(0, 20)
                        .mapToObj(i -> "30000000000000003" + "%02d".formatted(i))
                        .toList();
        customers.forEach(this::introduce);
        List<String> conversations = customers.stream().map(world::conversationOf).toList();
        long version = world.playground.storedTokens().orElseThrow().version();
        world.fault(world.zalo, "{\"kind\":\"token-expired\"}");

        conversations.parallelStream()
                .forEach(conversation -> world.agentWrites(conversation, "trả lời"));

        for (String customer : customers) {
            eventually(() -> world.textsFromOa(customer), texts -> !texts.isEmpty());
            assertThat(world.textsFromOa(customer)).containsExactly("trả lời");
        }
        assertThat(world.playground.storedTokens().orElseThrow().version()).isEqualTo(version + 1);
    }

    @Test
    void aLostRefreshAnswerWaitsForTheAdministratorAndLosesNothing() {
        String customer = "3000000000000000400";
        introduce(customer);
        String conversation = world.conversationOf(customer);
        world.fault(world.zalo, "{\"kind\":\"answer-lost\",\"path\":\"/v4/oa/access_token\"}");
        world.fault(world.zalo, "{\"kind\":\"token-expired\"}");

        world.agentWrites(conversation, "tin chờ kết nối lại");

        eventually(
                () -> world.playground.storedTokens().orElseThrow().reconnectNeeded(),
                needed -> needed);
        assertThat(
                        world.get(world.bridge + "/playground/state")
                                .path("connection")
                                .path("state")
                                .asText())
                .isEqualTo("RECONNECT_NEEDED");
        connectAgain();
        eventually(() -> world.textsFromOa(customer), texts -> !texts.isEmpty());
        assertThat(world.textsFromOa(customer)).containsExactly("tin chờ kết nối lại");
        assertThat(world.playground.storedTokens().orElseThrow().reconnectNeeded()).isFalse();
    }

    @Test
    void theConnectPageIsOnlyForWhoHoldsTheInstallKey() {
        HttpResponse<String> answer =
                world.send(
                        HttpRequest.newBuilder(
                                URI.create(world.bridge + "/connect/zalo?key=guessed")));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void aCallbackThatDidNotStartInThisBrowserConnectsNothing() {
        long version = world.playground.storedTokens().orElseThrow().version();

        HttpResponse<String> answer =
                world.send(
                        HttpRequest.newBuilder(
                                URI.create(
                                        world.bridge
                                                + "/connect/zalo/callback?oa_id=2000000000000000002&code=stolen&state=invented")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(world.playground.storedTokens().orElseThrow().version()).isEqualTo(version);
    }

    /**
     * What an administrator does in a browser: the connect link, "Allow" on Zalo's page, and back.
     */
    private void connectAgain() {
        HttpResponse<String> start =
                world.send(
                        HttpRequest.newBuilder(
                                URI.create(
                                        world.bridge
                                                + "/connect/zalo?key=playground-install-key")));
        assertThat(start.statusCode()).isEqualTo(302);
        String cookie = start.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        URI permissionPage = URI.create(start.headers().firstValue("Location").orElseThrow());
        String page = world.send(HttpRequest.newBuilder(permissionPage)).body();
        HttpResponse<String> allowed = world.send(allow(permissionPage, page));
        assertThat(allowed.statusCode()).isEqualTo(302);
        HttpResponse<String> back =
                world.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                allowed.headers()
                                                        .firstValue("Location")
                                                        .orElseThrow()))
                                .header("Cookie", cookie));
        assertThat(back.statusCode()).isEqualTo(200);
    }

    /** Submits the page's form with its hidden fields, as a browser would. */
    private static HttpRequest.Builder allow(URI page, String html) {
        Matcher action = Pattern.compile("<form[^>]*action=\"([^\"]+)\"").matcher(html);
        assertThat(action.find()).isTrue();
        StringBuilder form = new StringBuilder();
        Matcher field =
                Pattern.compile("<input[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"")
                        .matcher(html);
        while (field.find()) {
            form.append(form.isEmpty() ? "" : "&")
                    .append(field.group(1))
                    .append('=')
                    .append(
                            java.net.URLEncoder.encode(
                                    field.group(2).replace("&amp;", "&"),
                                    java.nio.charset.StandardCharsets.UTF_8));
        }
        return HttpRequest.newBuilder(page.resolve(action.group(1)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString()));
    }

    private void introduce(String customer) {
        world.newCustomer(customer, "Khách " + customer.substring(16));
        world.customerWrites(customer, "xin chào");
    }
}
