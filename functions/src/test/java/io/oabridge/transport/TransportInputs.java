package io.oabridge.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.inputs.InputTarget;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** JSON of anybody, and addresses that strangers want fetched. */
public final class TransportInputs {
    private static final AllowedHosts HOSTS =
            AllowedHosts.of(List.of("*.media.example", "http://localhost:8081"));

    private TransportInputs() {}

    public static List<InputTarget> all() {
        return List.of(
                new InputTarget(
                        "json",
                        bytes("{\"a\":{\"b\":[1,\"2\",null,{\"c\":-1.5e3}]}}", "[]", "7"),
                        TransportInputs::json),
                new InputTarget(
                        "media-address",
                        bytes(
                                "https://a.media.example/x?y=1",
                                "http://localhost:8081/x",
                                "https://user@a.media.example:8443/../x#y",
                                "https://[::ffff:10.0.0.1]/"),
                        TransportInputs::address));
    }

    private static void json(byte[] input) {
        Json.object(input)
                .ifPresent(object -> {
                    assertThat(Json.text(object, "a", "b")).isNotNull();
                    assertThat(Json.object(Json.write(object))).isPresent();
                });
    }

    private static void address(byte[] input) {
        String text = new String(input, UTF_8);
        if (uri(text).map(HOSTS::check).orElse(null)
                instanceof AllowedHosts.Verdict.Allowed(URI asked, boolean trusted)) {
            assertThat(asked.toString())
                    .matches(
                            trusted
                                    ? "http://localhost:8081([/?].*)?"
                                    : "https://[a-z0-9.-]+\\.media\\.example([/?].*)?");
        }
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static List<byte[]> bytes(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
    }
}
