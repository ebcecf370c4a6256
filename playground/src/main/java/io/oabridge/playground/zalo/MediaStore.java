package io.oabridge.playground.zalo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.oabridge.playground.simulator.Call;
import io.oabridge.playground.simulator.Reply;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bytes of pictures and files, each at an address of its own. The page fetches them under
 * {@code /simulator/}, where looking at a chat spends no fault switch.
 */
final class MediaStore {
    private static final String PATH = "/media/";
    private static final String WATCHED_PATH = "/simulator/media/";

    private final String address;
    private final RandomIds ids;
    private final Map<String, Item> items = new ConcurrentHashMap<>();

    /**
     * @param address where this server is reached
     */
    MediaStore(String address, RandomIds ids) {
        this.address = address;
        this.ids = ids;
    }

    Item keep(String name, byte[] content) {
        String id = ids.id();
        Item item = new Item(address + PATH + id, name, content.clone());
        items.put(id, item);
        return item;
    }

    /** One of the files that come with the simulator. */
    Item sample(String name) {
        return items.computeIfAbsent(
                name, key -> new Item(address + PATH + key, key, Resources.bytes(key)));
    }

    /** Keeps a body under {@code ?name=}, and answers where it is: {@code {"url": …}}. */
    Reply take(Call call) {
        Item item = keep(call.query("name").orElse("file.bin"), call.body());
        return Reply.json(200, JsonNodeFactory.instance.objectNode().put("url", item.url()));
    }

    /** {@code /media/{id}}. */
    Reply answer(Call call) {
        return Optional.ofNullable(items.get(call.pathParameter("id")))
                .map(item -> Reply.bytes(200, contentType(item.name()), item.content))
                .orElseGet(() -> Reply.text(404, "text/plain", "no such file"));
    }

    /** The address at which the page may look at what is kept here; others stay as they are. */
    String watched(String url) {
        String own = address + PATH;
        return url.startsWith(own) ? address + WATCHED_PATH + url.substring(own.length()) : url;
    }

    /** What follows the last dot, in lower case; empty without one. */
    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static String contentType(String name) {
        return switch (extension(name)) {
            case "jpg", "jpeg" -> "image/jpeg";
            case "png" -> "image/png";
            case "gif" -> "image/gif";
            case "svg" -> "image/svg+xml";
            case "pdf" -> "application/pdf";
            case "doc" -> "application/msword";
            case "docx" ->
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
            case "csv" -> "text/csv; charset=utf-8";
            case "txt" -> "text/plain; charset=utf-8";
            case "mp4" -> "video/mp4";
            case "amr" -> "audio/amr";
            case "m4a" -> "audio/mp4";
            case "mp3" -> "audio/mpeg";
            case "aac" -> "audio/aac";
            case "wav" -> "audio/wav";
            default -> "application/octet-stream";
        };
    }

    /** A file that is kept. */
    static final class Item {
        private final String url;
        private final String name;
        private final byte[] content;

        private Item(String url, String name, byte[] content) {
            this.url = url;
            this.name = name;
            this.content = content;
        }

        String url() {
            return url;
        }

        String name() {
            return name;
        }

        int size() {
            return content.length;
        }

        String checksum() {
            return Digests.checksum(content);
        }
    }
}
