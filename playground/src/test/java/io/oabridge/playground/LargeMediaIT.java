package io.oabridge.playground;

import static io.oabridge.playground.RunningPlayground.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Media at the limits of both platforms, and how much memory they take. */
class LargeMediaIT {
    private static final int MEGABYTE = 1024 * 1024;

    private final RunningPlayground world = RunningPlayground.shared();
    private final PlatformMedia media = new PlatformMedia(world);
    private final RowCustomer customer = new RowCustomer(world);
    private final String conversation = customer.greet();

    @Test
    void aPhotoOfTwelveMegabytesReachesAgentsAsItIs() {
        byte[] photo = photo();

        customerSends("image", media.atZalo("biển.png", photo));

        JsonNode part = partsFromCustomer().path(0);
        assertThat(bytes(part.at("/image/url").asText())).isEqualTo(photo);
    }

    @Test
    void aPhotoOfTwelveMegabytesReachesTheCustomerMadeToFit() throws IOException {
        agentSends("image", "{\"url\":\"" + media.atFreshchat("biển.png", photo()) + "\"}");

        JsonNode shown = fromOa();
        byte[] arrived = bytes(shown.path("url").asText());
        var fitted = ImageIO.read(new ByteArrayInputStream(arrived));
        assertThat(shown.path("type").asText()).isEqualTo("image");
        assertThat(arrived).hasSizeLessThanOrEqualTo(MEGABYTE);
        assertThat((double) fitted.getWidth() / fitted.getHeight()).isBetween(1.32, 1.35);
    }

    @Test
    void anAnimationKeepsEveryFrame() throws IOException {
        byte[] animation = SampleFiles.animation(12);

        agentSends("image", "{\"url\":\"" + media.atFreshchat("múa.gif", animation) + "\"}");

        JsonNode shown = fromOa();
        byte[] arrived = bytes(shown.path("url").asText());
        assertThat(shown.path("type").asText()).isEqualTo("gif");
        assertThat(arrived).isEqualTo(animation);
        assertThat(frames(arrived)).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource({"4.9, file", "5.1, text"})
    void aPdfIsAFileUpToFiveMegabytesAndALinkAbove(double megabytes, String type) {
        byte[] pdf = SampleFiles.pdf((int) (megabytes * MEGABYTE));
        String address = media.atFreshchat("Báo giá.pdf", pdf);

        agentSends("file", "{\"name\":\"Báo giá.pdf\",\"url\":\"" + address + "\"}");

        JsonNode shown = fromOa();
        assertThat(shown.path("type").asText()).isEqualTo(type);
        if (type.equals("file")) {
            assertThat(shown.path("name").asText()).isEqualTo("Báo giá.pdf");
            assertThat(bytes(shown.path("url").asText())).isEqualTo(pdf);
        } else {
            assertThat(shown.path("text").asText())
                    .isEqualTo("Báo giá.pdf (%.1f MB): %s".formatted(megabytes, address));
        }
    }

    @Test
    void aVideoOfThirtyMegabytesIsALinkForAgents() {
        String address = media.atZalo("phim.mp4", new byte[30 * MEGABYTE]);

        customerSends("video", address);

        assertThat(partsFromCustomer().findValuesAsText("content"))
                .containsExactly("[Video] " + address);
    }

    @Test
    void aVideoOfThirtyMegabytesIsALinkForCustomers() {
        String address = media.atFreshchat("phim.mp4", new byte[30 * MEGABYTE]);

        agentSends("file", "{\"name\":\"phim dài.mp4\",\"url\":\"" + address + "\"}");

        assertThat(fromOa().path("text").asText()).isEqualTo("phim dài.mp4: " + address);
    }

    /** The heap is smaller than the file. */
    @Test
    void aFileReachesAgentsWithoutBeingHeldInMemory() {
        byte[] file = SampleFiles.pdf(24 * MEGABYTE);

        String outcome =
                SmallHeap.run(
                        "20m",
                        "to-freshchat",
                        "FILE",
                        media.atZalo("lớn.pdf", file),
                        world.freshchat,
                        conversation,
                        customer.user());

        assertThat(outcome.lines().toList().getLast()).startsWith("Posted");
        assertThat(partsFromCustomer().at("/0/file/file_size_in_bytes").asInt())
                .isEqualTo(file.length);
    }

    /** The heap is smaller than the picture's pixels. */
    @Test
    void aPictureIsMadeToFitWithoutAllItsPixelsInMemory() {
        byte[] picture = SampleFiles.gradient("jpg", 6000, 6000);

        String outcome =
                SmallHeap.run(
                        "96m",
                        "to-zalo",
                        "IMAGE",
                        media.atFreshchat("panorama.jpg", picture),
                        world.zalo,
                        world.playground
                                .storedTokens()
                                .orElseThrow()
                                .pair()
                                .access()
                                .secret()
                                .reveal(),
                        customer.id());

        assertThat(outcome.lines().toList().getLast()).startsWith("Sent");
        assertThat(fromOa().path("type").asText()).isEqualTo("image");
        assertThat(6000L * 6000 * 3).isGreaterThan(96L * MEGABYTE);
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:%d/", "http://localhost:%d/", "http://[::1]:%d/"})
    void whatACustomerSendsIsNotFetchedFromInsideTheNetwork(String inside) throws IOException {
        try (Trap trap = new Trap()) {
            customerSends("image", redirectedTo(inside.formatted(trap.port()), world.zalo));

            assertThat(partsFromCustomer().findValuesAsText("content"))
                    .singleElement()
                    .asString()
                    .startsWith("[Hình ảnh] (không lấy về được vì địa chỉ này chưa được cho phép)");
            assertThat(trap.calls()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:%d/", "http://localhost:%d/", "http://[::1]:%d/"})
    void whatAnAgentSendsIsNotFetchedFromInsideTheNetwork(String inside) throws IOException {
        try (Trap trap = new Trap()) {
            String address =
                    redirectedTo(inside.formatted(trap.port()), world.freshchatSimulator());
            agentSends("file", "{\"name\":\"a.pdf\",\"url\":\"" + address + "\"}");

            assertThat(fromOa().path("text").asText()).isEqualTo("a.pdf: " + address);
            assertThat(trap.calls()).isZero();
        }
    }

    @Test
    void aHostThatIsNotListedIsNotCalled() throws IOException {
        try (Trap trap = new Trap()) {
            String address = "http://localhost:" + trap.port() + "/a.pdf";
            customerSends("file", address);
            agentSends("file", "{\"name\":\"a.pdf\",\"url\":\"" + address + "\"}");

            assertThat(partsFromCustomer().findValuesAsText("content"))
                    .singleElement()
                    .asString()
                    .contains(address);
            assertThat(fromOa().path("text").asText()).isEqualTo("a.pdf: " + address);
            assertThat(trap.calls()).isZero();
        }
    }

    @Test
    void aFileWhoseAddressComesLaterIsReadAgain() {
        byte[] pdf = SampleFiles.pdf(5_000);
        JsonNode upload = media.upload("files", "file", "hẹn.pdf", "application/pdf", pdf);
        world.fault(world.freshchatSimulator(), "{\"kind\":\"file-without-url\"}");

        agentSends(
                "file",
                RunningPlayground.JSON
                        .createObjectNode()
                        .put("fileHash", upload.path("file_hash").asText())
                        .put("fileSource", "FRESHCHAT")
                        .put("name", "hẹn.pdf")
                        .put("contentType", "application/pdf")
                        .put("file_size_in_bytes", pdf.length)
                        .put("file_extension", "pdf")
                        .toString());

        assertThat(bytes(fromOa().path("url").asText())).isEqualTo(pdf);
    }

    /** About 12 MB, four to three. */
    private static byte[] photo() {
        byte[] photo = SampleFiles.noise("png", 2320, 1740);
        assertThat(photo.length).isBetween(12 * MEGABYTE - MEGABYTE / 2, 13 * MEGABYTE);
        return photo;
    }

    /** An address of the platform that answers by naming another one. */
    private String redirectedTo(String other, String simulator) {
        String path = "/media/moved-" + customer.id() + ".jpg";
        world.fault(
                simulator,
                "{\"kind\":\"redirected\",\"count\":3,\"location\":\"%s\",\"path\":\"%s\"}"
                        .formatted(other, path));
        return simulator + path;
    }

    private void customerSends(String type, String address) {
        ObjectNode message = RunningPlayground.JSON.createObjectNode();
        world.post(
                world.zalo + "/simulator/users/" + customer.id() + "/messages",
                message.put("type", type).put("url", address).toString());
    }

    private void agentSends(String kind, String part) {
        ObjectNode message = RunningPlayground.JSON.createObjectNode();
        message.putArray("message_parts").addObject().set(kind, RowEvent.read(part));
        message.put("message_type", "normal")
                .put("actor_type", "agent")
                .put("actor_id", "0c000000-0000-4000-8000-000000000003");
        world.freshchatPost("/conversations/" + conversation + "/messages", message);
    }

    /** The parts of the message behind the greeting. */
    private JsonNode partsFromCustomer() {
        return eventually(
                        () ->
                                world.conversation(conversation).stream()
                                        .filter(it -> it.path("actor_type").asText().equals("user"))
                                        .toList(),
                        messages -> messages.size() == 2)
                .getLast()
                .path("message_parts");
    }

    private JsonNode fromOa() {
        String messages = world.zalo + "/simulator/users/" + customer.id() + "/messages";
        return eventually(
                        () ->
                                world.get(messages)
                                        .path("messages")
                                        .valueStream()
                                        .filter(it -> it.path("from").asText().equals("oa"))
                                        .toList(),
                        all -> !all.isEmpty())
                .getLast();
    }

    private static int frames(byte[] gif) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(gif))) {
            reader.setInput(in);
            return reader.getNumImages(true);
        }
    }

    private static byte[] bytes(String address) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(address)).build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
