package io.oabridge.reliability.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.reliability.verdict.Marks;

/** What a customer can write. */
public enum CustomerWords {
    TEXT,
    PICTURE,
    GIF,
    STICKER,
    VOICE,
    VIDEO,
    FILE,
    LINK,
    CARD,
    LOCATION;

    ObjectNode body(String mark) {
        ObjectNode body = Screens.JSON.createObjectNode();
        return switch (this) {
            case TEXT -> body.put("text", mark + " dạ shop ơi");
            case PICTURE -> body.put("type", "image").put("data", Samples.png(mark));
            case GIF -> body.put("type", "gif").put("data", Samples.gif(mark));
            case STICKER -> body.put("type", "sticker").put("data", Samples.png(mark));
            case VOICE -> body.put("type", "audio").put("data", Samples.sound(mark));
            case VIDEO -> body.put("type", "video").put("data", Samples.film(mark));
            case FILE ->
                    body.put("type", "file")
                            .put("name", "don-hang-" + mark + ".pdf")
                            .put("data", Samples.pdf(mark));
            case LINK ->
                    body.put("type", "link")
                            .put("url", "https://example.com/" + mark)
                            .put("description", "mẫu " + mark);
            case CARD -> body.put("type", "business_card").put("phone", mark);
            case LOCATION ->
                    body.put("type", "location")
                            .put("latitude", Marks.latitude(mark))
                            .put("longitude", "106.700900");
        };
    }
}
