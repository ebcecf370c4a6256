package io.oabridge.playground;

import static io.oabridge.playground.RunningPlayground.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.dynamodb.DynamoFileStore;
import io.oabridge.relay.port.FileStore.StoredFile;
import io.oabridge.topology.TableSpec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** An agent writes more than Zalo takes: the customer gets a link, and behind it every word. */
class LongTextJourneyIT {
    private static final Pattern LINK =
            Pattern.compile(
                    "Nội dung đầy đủ: (http://\\S+/files/[A-Za-z0-9_-]{32}/tin-nhan\\.txt)");

    private final RunningPlayground world = RunningPlayground.shared();

    @Test
    void aTextOfTwoThousandCharactersStaysAText() {
        String customer = world.newCustomer("3000000000000000501", "Hồng Nhung");
        world.customerWrites(customer, "Cho em xin bảng giá");
        String text = text(2000);

        world.agentWrites(world.conversationOf(customer), text);

        assertThat(received(customer)).containsExactly(text);
    }

    @Test
    void oneCharacterMoreArrivesAsALinkToTheWholeText() {
        String customer = world.newCustomer("3000000000000000502", "Đức Anh");
        world.customerWrites(customer, "Cho em xin bảng giá");
        String text = text(2001);

        world.agentWrites(world.conversationOf(customer), text);

        Matcher link = LINK.matcher(received(customer).getFirst());
        assertThat(link.matches()).isTrue();
        HttpResponse<byte[]> file = get(link.group(1));
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        assertThat(file.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment; filename=\"tin-nhan.txt\"");
    }

    @Test
    void aLinkThatExpiredSaysSoAndLooksLikeOneThatNeverWas() {
        String id = "ExpiredExpiredExpiredExpired0001";
        URI address = URI.create(world.bridge + "/files/" + id + "/tin-nhan.txt");
        try (DynamoDbClient dynamoDb = DynamoDbClient.create()) {
            new DynamoFileStore(dynamoDb, TableSpec.FILES.tableName())
                    .save(
                            new StoredFile(
                                    id,
                                    address,
                                    "tin-nhan.txt",
                                    "của khách khác",
                                    Instant.now().minusSeconds(1)));
        }

        HttpResponse<byte[]> expired = get(address.toString());
        HttpResponse<byte[]> unknown =
                get(world.bridge + "/files/" + "a".repeat(32) + "/tin-nhan.txt");

        assertThat(expired.statusCode()).isEqualTo(410);
        assertThat(new String(expired.body(), StandardCharsets.UTF_8))
                .contains("Liên kết đã hết hạn")
                .doesNotContain("của khách khác");
        assertThat(unknown.statusCode()).isEqualTo(410);
        assertThat(unknown.body()).isEqualTo(expired.body());
    }

    private List<String> received(String customer) {
        return eventually(() -> world.textsFromOa(customer), texts -> !texts.isEmpty());
    }

    private static HttpResponse<byte[]> get(String address) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(address)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(int characters) {
        String lines = "Dòng này có dấu: ệ ữ ặ, một mặt cười 😀 và dấu rời e\u0323\u0302.\n";
        return lines.repeat(50).substring(0, characters - 1) + "!";
    }
}
