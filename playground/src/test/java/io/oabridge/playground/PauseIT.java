package io.oabridge.playground;

import static io.oabridge.playground.RunningPlayground.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * What Zalo says about the app holds for all its customers. Runs in a process of its own: nobody
 * there is answered for a minute.
 */
class PauseIT {
    /** The app was called too often (docs/platforms/zalo.md §6.1). */
    static final String TOO_MANY_CALLS = "-32";

    private static final String SEND = "/v3.0/oa/message/cs";

    private final RunningPlayground world = RunningPlayground.shared();

    @Test
    void tooManyCallsHoldEverybodyBackAndNobodyIsTold() {
        RowCustomer first = new RowCustomer(world);
        String withFirst = first.greet();
        RowCustomer second = new RowCustomer(world);
        String withSecond = second.greet();
        SeenRequests requests = new SeenRequests(world, world.zalo);
        world.fault(
                world.zalo,
                "{\"kind\":\"error-code\",\"code\":%s,\"count\":1,\"path\":\"%s\"}"
                        .formatted(TOO_MANY_CALLS, SEND));

        world.agentWrites(withFirst, "chờ một chút");
        eventually(() -> requests.sentTo(SEND), sent -> sent == 1);
        world.agentWrites(withSecond, "cũng chờ một chút");
        eventually(() -> world.counted("RETRIED call-limit"), now -> now >= 1);

        assertThat(requests.sentTo(SEND)).isEqualTo(1);
        assertThat(world.textsFromOa(first.id())).isEmpty();
        assertThat(world.textsFromOa(second.id())).isEmpty();
        assertThat(world.conversation(withFirst))
                .noneMatch(it -> it.path("message_type").asText().equals("private"));
    }
}
