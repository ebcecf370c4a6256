package io.oabridge.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is deployed fits together, and fits what SQS and Lambda ask for. */
class TopologyTest {
    @ParameterizedTest
    @EnumSource
    void theHandlerIsOneThatLambdaCanMakeAndCall(FunctionSpec function) throws Exception {
        Class<?> handler = handler(function);

        assertThat(Modifier.isPublic(handler.getModifiers())).isTrue();
        assertThat(Modifier.isPublic(handler.getConstructor().getModifiers())).isTrue();
        assertThat(RequestHandler.class).isAssignableFrom(handler);
        assertThat(function.handler()).endsWith("::handleRequest");
    }

    @ParameterizedTest
    @EnumSource
    void theHandlerTakesWhatItsTriggerSends(FunctionSpec function) throws Exception {
        Class<?> event =
                switch (function.trigger()) {
                    case Trigger.Http _ -> APIGatewayV2HTTPEvent.class;
                    case Trigger.Queue _ -> SQSEvent.class;
                    case Trigger.Schedule _, Trigger.Operator _ -> Map.class;
                };

        assertThat(
                        Arrays.stream(handler(function).getMethods())
                                .filter(method -> method.getName().equals("handleRequest"))
                                .filter(method -> !method.isBridge())
                                .map(Method::getParameterTypes)
                                .map(types -> types[0].getName()))
                .containsExactly(event.getName());
    }

    @Test
    void everyFunctionHasAHandlerAndANameOfItsOwn() {
        assertThat(functions().map(FunctionSpec::handler)).doesNotHaveDuplicates();
        assertThat(functions().map(FunctionSpec::functionName))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[A-Za-z]{1,64}"));
    }

    @Test
    void everyRouteLeadsToOneFunction() {
        List<Trigger.Route> routes =
                functions()
                        .map(FunctionSpec::trigger)
                        .flatMap(trigger ->
                                trigger instanceof Trigger.Http(List<Trigger.Route> all)
                                        ? all.stream()
                                        : Stream.empty())
                        .toList();

        assertThat(routes)
                .extracting(route -> route.method() + " " + anyName(route.path()))
                .isNotEmpty()
                .doesNotHaveDuplicates();
        assertThat(routes)
                .allMatch(route -> route.path().matches("/|(/([a-z]+|\\{[A-Za-z]+}))+"))
                .allMatch(route -> Set.of("GET", "POST").contains(route.method()));
    }

    @Test
    void everyQueueIsWorkedOffByOneFunction() {
        assertThat(queues().map(Trigger.Queue::queue))
                .containsExactlyInAnyOrder(QueueSpec.values());
    }

    @Test
    void everyVariableIsReadBySomeFunction() {
        assertThat(
                        functions()
                                .flatMap(function -> function.environment().stream())
                                .collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(EnvironmentKey.class));
    }

    @Test
    void everyTableAndQueueIsToldByAVariableOfItsOwnThatMustBeSet() {
        List<EnvironmentKey> keys =
                Stream.concat(
                                Stream.of(TableSpec.values()).map(TableSpec::environmentKey),
                                Stream.of(QueueSpec.values())
                                        .flatMap(queue ->
                                                Stream.of(
                                                        queue.urlKey(), queue.deadLetterUrlKey())))
                        .toList();

        assertThat(keys).doesNotHaveDuplicates().allMatch(EnvironmentKey::required);
    }

    @ParameterizedTest
    @EnumSource
    void aVariableIsNamedAsAShellCanSetIt(EnvironmentKey key) {
        assertThat(key.variable()).matches("OABRIDGE_[A-Z]+(_[A-Z]+)*");
    }

    @ParameterizedTest
    @EnumSource
    void aWorkerHasTheAddressesOfItsQueueAndItsDeadLetters(QueueSpec queue) {
        assertThat(workers(queue))
                .isNotEmpty()
                .allMatch(worker -> worker.environment().contains(queue.urlKey()))
                .allMatch(worker -> worker.environment().contains(queue.deadLetterUrlKey()));
    }

    /** Lambda's documentation asks for six times the function's time-out. */
    @ParameterizedTest
    @EnumSource
    void aMessageStaysHiddenUntilEveryTryOfItsWorkerIsOver(QueueSpec queue) {
        Duration slowest =
                workers(queue)
                        .map(worker -> worker.size().timeout())
                        .max(Duration::compareTo)
                        .orElseThrow();

        assertThat(QueueSpec.VISIBILITY_TIMEOUT).isGreaterThanOrEqualTo(slowest.multipliedBy(6));
    }

    /** A FIFO queue hands out ten at most, and event sources run two at least. */
    @Test
    void everyBatchIsOneThatAFifoQueueCanHandOut() {
        assertThat(queues())
                .allMatch(trigger -> trigger.batchSize() >= 1 && trigger.batchSize() <= 10)
                .allMatch(trigger -> trigger.maximumConcurrency() >= 2);
    }

    @ParameterizedTest
    @EnumSource
    void aQueueAndItsDeadLettersAreFifoQueues(QueueSpec queue) {
        assertThat(queue.queueName()).matches("[A-Za-z0-9_-]{1,75}\\.fifo");
        assertThat(queue.deadLetterQueueName())
                .matches("[A-Za-z0-9_-]{1,75}\\.fifo")
                .isNotEqualTo(queue.queueName());
    }

    /** Zalo waits two seconds (docs/platforms/zalo.md §5.3), API Gateway thirty. */
    @Test
    void whatAnswersRequestsIsDoneBeforeApiGatewayHangsUp() {
        assertThat(functions().filter(it -> it.trigger() instanceof Trigger.Http))
                .isNotEmpty()
                .allMatch(it -> it.size().timeout().compareTo(Duration.ofSeconds(30)) <= 0);
    }

    @Test
    void messagesOutliveEveryRetry() {
        assertThat(QueueSpec.RETENTION)
                .isGreaterThan(Duration.ofHours(24))
                .isLessThanOrEqualTo(Duration.ofDays(14));
        assertThat(QueueSpec.MAX_RECEIVE_COUNT).isBetween(1, 1000);
    }

    private static Class<?> handler(FunctionSpec function) throws ClassNotFoundException {
        return Class.forName(function.handler().split("::", 2)[0]);
    }

    private static Stream<FunctionSpec> functions() {
        return Stream.of(FunctionSpec.values());
    }

    private static Stream<Trigger.Queue> queues() {
        return functions()
                .map(FunctionSpec::trigger)
                .filter(Trigger.Queue.class::isInstance)
                .map(Trigger.Queue.class::cast);
    }

    private static Stream<FunctionSpec> workers(QueueSpec queue) {
        return functions()
                .filter(it -> it.trigger() instanceof Trigger.Queue own && own.queue() == queue);
    }

    private static String anyName(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }
}
