package io.oabridge.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oabridge.topology.EnvironmentKey;
import io.oabridge.topology.FunctionSpec;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The handlers as Lambda makes them: through their public constructors, from the environment. */
class WiringTest {
    private static final String REGION = "aws.region";

    private final Map<String, String> before = new HashMap<>();

    @BeforeEach
    void clear() {
        names().forEach(name -> {
            String value = System.clearProperty(name);
            if (value != null) {
                before.put(name, value);
            }
        });
        System.setProperty(REGION, "ap-southeast-1");
    }

    @AfterEach
    void restore() {
        names().forEach(System::clearProperty);
        before.forEach(System::setProperty);
    }

    /** With a variable it does not declare it could not be deployed, so it must not need one. */
    @ParameterizedTest
    @EnumSource
    void aFunctionStartsWithExactlyWhatItDeclaresAndCallsNobody(FunctionSpec function) {
        Installation.environment(function).forEach(System::setProperty);

        assertThatCode(() -> start(function)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void aFunctionStartsWithoutWhatIsOptional(FunctionSpec function) {
        Installation.requiredEnvironment(function).forEach(System::setProperty);

        assertThatCode(() -> start(function)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void aFunctionThatWasToldNothingSaysWhatItNeeds(FunctionSpec function) {
        assertThatThrownBy(() -> start(function))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(function.functionName() + " cannot start: ")
                .satisfies(thrown -> {
                    for (EnvironmentKey key : function.environment()) {
                        if (key.required()) {
                            assertThat(thrown).hasMessageContaining(key.variable());
                        }
                    }
                });
    }

    private static void start(FunctionSpec function) throws Throwable {
        String type = function.handler().split("::", 2)[0];
        try {
            Object handler = Class.forName(type).getConstructor().newInstance();
            assertThat(handler).isNotNull();
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static Stream<String> names() {
        return Stream.concat(
                Stream.of(REGION),
                Stream.of(EnvironmentKey.values()).map(EnvironmentKey::variable));
    }
}
