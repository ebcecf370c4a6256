package io.oabridge.relay.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretSourceTest {

    private record Renewed(String current, Optional<String> changed)
            implements SecretSource<String> {}

    @Test
    void aPartIsReadFromTheWholeEachTime() {
        SecretSource<Integer> length =
                new Renewed("four", Optional.of("sixsix")).map(String::length);

        assertThat(length.current()).isEqualTo(4);
        assertThat(length.changed()).contains(6);
    }

    @Test
    void aPartOfWhatHasNotChangedHasNotEither() {
        assertThat(new Renewed("four", Optional.empty()).map(String::length).changed()).isEmpty();
    }
}
