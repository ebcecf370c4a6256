package io.oabridge.playground;

import static io.oabridge.playground.RunningPlayground.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What agents attach, as the customer's phone shows it. */
class MediaOutJourneyIT {
    private static final int ZALO_PICTURE_LIMIT = 1_048_576;

    private final RunningPlayground world = RunningPlayground.shared();
    private final PlatformMedia media = new PlatformMedia(world);

    @Test
    void aSmallPictureArrivesAsItIs() throws Exception {
        byte[] picture = SampleFiles.named("hoa sen.png");
        String conversation = acquainted("3000000000000000901");

        agentSends(
                conversation,
                "image",
                uploaded("images", "image", "hoa sen.png", "image/png", picture));

        JsonNode shown = lastFromOa("3000000000000000901");
        assertThat(shown.path("type").asText()).isEqualTo("image");
        assertThat(bytes(shown.path("url").asText())).isEqualTo(picture);
    }

    @Test
    void aPictureTooLargeForZaloIsScaledToFit() throws Exception {
        byte[] picture = SampleFiles.noise("png", 1200, 900);
        assertThat(picture.length).isGreaterThan(ZALO_PICTURE_LIMIT);
        String conversation = acquainted("3000000000000000902");

        agentSends(
                conversation,
                "image",
                uploaded("images", "image", "lớn.png", "image/png", picture));

        JsonNode shown = lastFromOa("3000000000000000902");
        assertThat(shown.path("type").asText()).isEqualTo("image");
        byte[] arrived = bytes(shown.path("url").asText());
        assertThat(arrived.length).isLessThanOrEqualTo(ZALO_PICTURE_LIMIT);
        BufferedImage fitted = ImageIO.read(new ByteArrayInputStream(arrived));
        assertThat((double) fitted.getWidth() / fitted.getHeight()).isBetween(1.32, 1.35);
    }

    @Test
    void aPdfArrivesAsAFileAndASpreadsheetAsALink() throws Exception {
        String conversation = acquainted("3000000000000000903");
        byte[] pdf = "%PDF-1.7\nbáo giá\n%%EOF".getBytes(StandardCharsets.UTF_8);

        agentSends(
                conversation,
                "file",
                uploaded("files", "file", "Báo giá.pdf", "application/pdf", pdf));
        JsonNode document = lastFromOa("3000000000000000903");
        agentSends(
                conversation,
                "file",
                uploaded(
                        "files",
                        "file",
                        "bảng.xlsx",
                        "application/vnd.ms-excel",
                        new byte[] {'P', 'K', 3, 4}));

        assertThat(document.path("type").asText()).isEqualTo("file");
        assertThat(bytes(document.path("url").asText())).isEqualTo(pdf);
        JsonNode link =
                eventually(
                        () -> lastFromOa("3000000000000000903"),
                        it -> it.path("type").asText().equals("text"));
        assertThat(link.path("text").asText()).contains("bảng.xlsx", "http");
    }

    private String acquainted(String customer) {
        world.newCustomer(customer, "Khách " + customer.substring(16));
        world.customerWrites(customer, "xin chào");
        return world.conversationOf(customer);
    }

    /** What an upload answers, as the part that shows it. */
    private JsonNode uploaded(String kind, String field, String name, String type, byte[] content) {
        JsonNode answer = media.upload(kind, field, name, type, content);
        ObjectNode part = RunningPlayground.JSON.createObjectNode();
        if (kind.equals("images")) {
            return part.put("url", answer.path("url").asText());
        }
        return part.put("fileHash", answer.path("file_hash").asText())
                .put("fileSource", "FRESHCHAT")
                .put("name", name)
                .put("contentType", type)
                .put("file_size_in_bytes", content.length)
                .put("file_extension", name.substring(name.lastIndexOf('.') + 1));
    }

    private void agentSends(String conversation, String kind, JsonNode part) {
        ObjectNode message = RunningPlayground.JSON.createObjectNode();
        message.putArray("message_parts").addObject().set(kind, part);
        message.put("message_type", "normal")
                .put("actor_type", "agent")
                .put("actor_id", "0c000000-0000-4000-8000-000000000003");
        JsonNode answer =
                world.freshchatPost("/conversations/" + conversation + "/messages", message);
        assertThat(answer.path("id").asText()).isNotEmpty();
    }

    private JsonNode lastFromOa(String customer) {
        return eventually(
                () -> {
                    JsonNode messages =
                            world.get(world.zalo + "/simulator/users/" + customer + "/messages")
                                    .path("messages");
                    return messages.path(messages.size() - 1);
                },
                last -> last.path("from").asText().equals("oa"));
    }

    private static byte[] bytes(String address) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address)).build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }
}
