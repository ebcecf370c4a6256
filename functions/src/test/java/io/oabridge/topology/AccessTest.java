package io.oabridge.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That each call is permitted is seen in the playground; here: that nothing else is. */
class AccessTest {

    /** A table or secret that may be used but is not named could not be found, and vice versa. */
    @ParameterizedTest
    @EnumSource
    void aFunctionMayUseTheTablesAndSecretsItIsTold(FunctionSpec function) {
        Set<EnvironmentKey> permitted =
                Access.of(function).stream()
                        .flatMap(grant -> nameOf(grant.on()).stream())
                        .collect(Collectors.toSet());
        Set<EnvironmentKey> told =
                Stream.concat(
                                Stream.of(TableSpec.values()).map(TableSpec::environmentKey),
                                Stream.of(SecretSpec.values()).map(SecretSpec::environmentKey))
                        .filter(function.environment()::contains)
                        .collect(Collectors.toSet());

        assertThat(permitted).isEqualTo(told);
    }

    @ParameterizedTest
    @EnumSource
    void aFunctionMayUseOnlyQueuesWhoseAddressItIsTold(FunctionSpec function) {
        for (Grant grant : Access.of(function)) {
            switch (grant.on()) {
                case Grant.Subject.Queue(QueueSpec queue) ->
                        assertThat(function.environment()).contains(queue.urlKey());
                case Grant.Subject.DeadLetters(QueueSpec queue) ->
                        assertThat(function.environment()).contains(queue.deadLetterUrlKey());
                case Grant.Subject.Table _, Grant.Subject.Secret _ -> {}
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everythingIsGrantedOnce(FunctionSpec function) {
        assertThat(Access.of(function)).extracting(Grant::on).doesNotHaveDuplicates();
    }

    @Test
    void onlyThePagesChangeSecrets() {
        assertThat(Stream.of(FunctionSpec.values()).filter(AccessTest::writesSecrets))
                .containsExactly(FunctionSpec.CONNECT);
    }

    @Test
    void whatCannotBeDoneWithAThingCannotBeGranted() {
        assertThatThrownBy(() ->
                        new Grant(
                                new Grant.Subject.Secret(SecretSpec.ZALO),
                                EnumSet.of(Grant.Action.GET_ITEM)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GET_ITEM");
    }

    private static boolean writesSecrets(FunctionSpec function) {
        return Access.of(function).stream()
                .filter(grant -> grant.on() instanceof Grant.Subject.Secret)
                .anyMatch(grant -> grant.actions().stream().anyMatch(Grant.Action::writes));
    }

    private static Optional<EnvironmentKey> nameOf(Grant.Subject subject) {
        return switch (subject) {
            case Grant.Subject.Table(TableSpec table) -> Optional.of(table.environmentKey());
            case Grant.Subject.Secret(SecretSpec secret) -> Optional.of(secret.environmentKey());
            case Grant.Subject.Queue _, Grant.Subject.DeadLetters _ -> Optional.empty();
        };
    }
}
