package io.oabridge.playground;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The settings as the page changes them, in a running bridge. */
class SettingsJourneyIT {
    private final RunningPlayground world = RunningPlayground.shared();
    private final JsonNode before = world.get(world.bridge + "/playground/settings");

    @AfterEach
    void putBack() {
        put(before, world.bridge);
    }

    @Test
    void theNextCustomerIsNamedByTheNewSuffix() {
        ObjectNode wanted = before.deepCopy();
        wanted.put("nameSuffix", "trên Zalo");

        assertThat(put(wanted, world.bridge).statusCode()).isEqualTo(200);
        world.newCustomer("3000000000000000951", "Vũ Thanh Tâm");
        world.customerWrites("3000000000000000951", "xin chào");

        assertThat(world.helpdeskUser("3000000000000000951").path("last_name").asText())
                .isEqualTo("trên Zalo");
        assertThat(world.get(world.bridge + "/playground/settings")).isEqualTo(wanted);
    }

    @Test
    void anotherSiteInTheBrowserChangesNothing() {
        ObjectNode wanted = before.deepCopy();
        wanted.put("nameSuffix", "kẻ lạ");

        assertThat(put(wanted, "http://shop.example.invalid").statusCode()).isEqualTo(403);

        assertThat(world.get(world.bridge + "/playground/settings")).isEqualTo(before);
    }

    @Test
    void theAccountGoesByItsName() {
        assertThat(world.get(world.bridge + "/playground/state").at("/connection/name").asText())
                .isEqualTo("Cửa hàng Mẫu");
    }

    private HttpResponse<String> put(JsonNode settings, String origin) {
        return world.send(
                HttpRequest.newBuilder(URI.create(world.bridge + "/playground/settings"))
                        .header("Origin", origin)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(settings.toString())));
    }
}
