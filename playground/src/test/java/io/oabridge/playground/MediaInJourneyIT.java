package io.oabridge.playground;

import static io.oabridge.playground.RunningPlayground.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What customers send besides words, as agents see it: copies that outlive Zalo's addresses. */
class MediaInJourneyIT {
    private final RunningPlayground world = RunningPlayground.shared();

    @ParameterizedTest
    @CsvSource({
        "3000000000000000701, image, hoa.jpg, image, image/jpeg",
        "3000000000000000702, gif, cười.gif, image, image/gif",
        "3000000000000000703, sticker, sticker.png, image, image/png",
        "3000000000000000704, audio, thoại.amr, file, audio/amr",
        "3000000000000000705, file, báo giá.docx, file, wordprocessingml.document",
        "3000000000000000706, video, phim.mp4, file, video/mp4",
    })
    void whatACustomerSendsIsCopied(
            String id, String type, String name, String part, String contentType) throws Exception {
        String customer = world.newCustomer(id, "Khách " + type);
        byte[] octets = octets(type);

        send(customer, medium(type, name, octets));

        JsonNode parts = onlyMessage(customer);
        assertThat(parts).hasSize(1);
        JsonNode shown = parts.path(0).path(part);
        assertThat(shown.path("url").asText()).startsWith(world.freshchatSimulator());
        HttpResponse<byte[]> copy = fetch(shown.path("url").asText());
        assertThat(copy.body()).isEqualTo(octets);
        assertThat(copy.headers().firstValue("Content-Type").orElse("")).contains(contentType);
        if (type.equals("file")) {
            assertThat(shown.path("name").asText()).isEqualTo(name);
        }
    }

    @Test
    void anAlbumStaysTogetherInItsOrder() throws Exception {
        String customer = world.newCustomer("3000000000000000707", "Khách nhiều ảnh");
        ObjectNode album = RunningPlayground.JSON.createObjectNode().put("text", "ba tấm này ạ");
        List<byte[]> pictures = List.of(octets("một"), octets("hai"), octets("ba"));
        var attachments = album.putArray("attachments");
        for (byte[] picture : pictures) {
            attachments.add(medium("image", "a.png", picture));
        }

        send(customer, album);

        JsonNode parts = onlyMessage(customer);
        List<String> addresses =
                parts.valueStream()
                        .filter(part -> part.has("image"))
                        .map(part -> part.path("image").path("url").asText())
                        .toList();
        assertThat(parts.findValuesAsText("content")).containsExactly("ba tấm này ạ");
        assertThat(addresses).hasSameSizeAs(pictures);
        for (int i = 0; i < pictures.size(); i++) {
            assertThat(fetch(addresses.get(i)).body()).isEqualTo(pictures.get(i));
        }
    }

    @Test
    void anAddressThatHasExpiredIsToldAndTheCaptionStays() {
        String customer = world.newCustomer("3000000000000000708", "Khách gửi muộn");

        send(
                customer,
                RunningPlayground.JSON
                        .createObjectNode()
                        .put("type", "image")
                        .put("text", "xem giúp em")
                        .put("url", world.zalo + "/media/expired"));

        assertThat(onlyMessage(customer).findValuesAsText("content"))
                .hasSize(2)
                .contains("xem giúp em")
                .anySatisfy(line -> assertThat(line).startsWith("[Hình ảnh] (nội dung đã hết hạn"));
    }

    @Test
    void anAddressInsideTheNetworkIsNotFetched() {
        String customer = world.newCustomer("3000000000000000709", "Khách lạ");
        String inside = world.freshchatSimulator() + "/simulator/webhook-key";

        send(
                customer,
                RunningPlayground.JSON.createObjectNode().put("type", "image").put("url", inside));

        assertThat(onlyMessage(customer).findValuesAsText("content"))
                .singleElement()
                .asString()
                .contains("chưa được cho phép");
    }

    private void send(String customer, ObjectNode message) {
        world.post(world.zalo + "/simulator/users/" + customer + "/messages", message.toString());
    }

    private static ObjectNode medium(String type, String name, byte[] octets) {
        return RunningPlayground.JSON
                .createObjectNode()
                .put("type", type)
                .put("name", name)
                .put("data", Base64.getEncoder().encodeToString(octets));
    }

    /** Bytes that text handling would damage. */
    private static byte[] octets(String own) {
        byte[] start = {(byte) 0x89, 'P', '\r', '\n', 0, (byte) 0xff, '-', '-', '\r', '\n'};
        byte[] end = own.repeat(10_000).getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[start.length + end.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(end, 0, all, start.length, end.length);
        return all;
    }

    private JsonNode onlyMessage(String customer) {
        String conversation = world.conversationOf(customer);
        List<JsonNode> messages =
                eventually(() -> world.conversation(conversation), all -> !all.isEmpty());
        assertThat(messages).hasSize(1);
        assertThat(messages.getFirst().path("actor_type").asText()).isEqualTo("user");
        return messages.getFirst().path("message_parts");
    }

    private static HttpResponse<byte[]> fetch(String address) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(address)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }
}
