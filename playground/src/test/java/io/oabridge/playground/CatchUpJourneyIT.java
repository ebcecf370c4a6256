package io.oabridge.playground;

import static io.oabridge.playground.RunningPlayground.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.playground.aws.LambdaHost;
import io.oabridge.playground.operator.CatchUpCommand;
import io.oabridge.topology.FunctionSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * Three hours ago the door was shut for some messages. What customers wrote then is brought with
 * the command an operator types, once and in order.
 */
class CatchUpJourneyIT {
    private static final String PICTURE = "(picture)";

    private final RunningPlayground world = RunningPlayground.shared();
    private final Instant shut = Instant.now().minus(Duration.ofHours(3));
    private int minutes;

    @Test
    void whatNeverCameIsBroughtOnceAndInOrder() {
        String known = world.newCustomer("3000000000000009101", "Hoài Thu");
        String fresh = world.newCustomer("3000000000000009102", "Quang Tú");
        arrives(known, "xin chào");
        String conversation = world.conversationOf(known);
        lost(known, "một");
        arrives(known, "ok");
        lost(known, "ok");
        lost(known, "image", "");
        lost(known, "hai");
        lost(fresh, "lần đầu");
        lost(fresh, "còn hàng không?");
        eventually(() -> shown(conversation), texts -> texts.size() == 2);

        CommandRun dryRun = catchUp();
        assertThat(lines(dryRun, known, "missing")).hasSize(4);
        assertThat(lines(dryRun, fresh, "missing")).hasSize(2);
        assertThat(dryRun.out())
                .contains("This was a dry run")
                .doesNotContain("còn hàng", "Quang Tú");
        assertThat(shown(conversation)).containsExactly("xin chào", "ok");

        CommandRun send = catchUp("--send");
        assertThat(lines(send, known, "queued")).hasSize(4);
        assertThat(lines(send, fresh, "queued")).hasSize(2);
        eventually(() -> shown(conversation), texts -> texts.size() >= 6);
        assertThat(shown(conversation))
                .containsExactly("xin chào", "ok", "một", "ok", PICTURE, "hai");
        String opened = world.conversationOf(fresh);
        eventually(() -> shown(opened), texts -> texts.size() >= 2);
        assertThat(shown(opened)).containsExactly("lần đầu", "còn hàng không?");

        CommandRun again = catchUp("--send");
        assertThat(again.out()).doesNotContain(known, fresh);
        assertThat(shown(conversation)).hasSize(6);
        assertThat(shown(opened)).hasSize(2);
    }

    /** The ledger knows webhooks' ids only, so that what agents see must tell (zalo.md §4.3). */
    @Test
    void whereTheHistoryHasOtherIdsNothingIsBroughtTwice() {
        String customer = world.newCustomer("3000000000000009201", "Bảo Ngọc");
        arrives(customer, "chào shop");
        String conversation = world.conversationOf(customer);
        arrives(customer, "image", "");
        arrives(customer, "ok");
        lost(customer, "bao giờ giao?");
        lost(customer, "ok");
        lost(customer, "video", "https://example.com/clip.mp4");
        arrives(customer, "alo");
        eventually(() -> shown(conversation), texts -> texts.size() == 4);
        world.fault(world.zalo, "{\"kind\":\"other-history-ids\",\"path\":\"" + customer + "\"}");

        assertThat(lines(catchUp(), customer, "missing")).hasSize(3);
        List<CommandRun> twoAtOnce = atOnce("--send");
        eventually(() -> shown(conversation), texts -> texts.size() >= 7);

        assertThat(twoAtOnce).allMatch(run -> lines(run, customer, "queued").size() <= 3);
        assertThat(catchUp("--send").out()).doesNotContain(customer);
        List<String> seen = shown(conversation);
        assertThat(seen).hasSize(7).startsWith("chào shop", PICTURE, "ok", "alo");
        // Which "ok" it was that never came, nobody can tell.
        assertThat(seen.subList(4, 6)).containsExactlyInAnyOrder("bao giờ giao?", "ok");
        assertThat(seen.getLast()).contains("Zalo OA Manager");
    }

    @Test
    void whatZaloMayStillRepeatIsLeftAlone() {
        String customer = world.newCustomer("3000000000000009301", "Gia Hân");
        lose();
        world.customerWrites(customer, "mới đây");

        assertThat(lines(catchUp("--send", "--to", "2099-01-01T00:00:00Z"), customer, "unsettled"))
                .hasSize(1);
    }

    /** With the permissions of its role, which the command in this process does not have. */
    @Test
    void theFunctionMayMakeEveryCallItMakes() {
        String customer = world.newCustomer("3000000000000009401", "Đức Long");
        lost(customer, "có ai không?");
        ObjectNode order =
                RunningPlayground.JSON
                        .createObjectNode()
                        .put("from", shut.minusSeconds(60).toString())
                        .put("dryRun", false);

        JsonNode answer;
        try (LambdaHost lambda = LambdaHost.load(EnumSet.of(FunctionSpec.CATCH_UP))) {
            answer = lambda.invoke(FunctionSpec.CATCH_UP, order);
        }

        assertThat(answer.path("messages"))
                .filteredOn(it -> it.path("conversation").asText().endsWith(":" + customer))
                .extracting(it -> it.path("fate").asText())
                .containsExactly("QUEUED");
        String conversation = world.conversationOf(customer);
        eventually(() -> shown(conversation), texts -> texts.equals(List.of("có ai không?")));
        assertThat(world.counted("CAUGHT_UP whole")).isPositive();
    }

    @Test
    void anOptionThatIsWrongIsExplained() {
        CommandRun run = run("--playground", world.bridge, "--from", "yesterday");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("\"from\" is neither a time with its offset");
    }

    private void arrives(String customer, String text) {
        write(customer, RunningPlayground.JSON.createObjectNode().put("text", text));
    }

    private void arrives(String customer, String type, String url) {
        write(customer, medium(type, url));
    }

    private void lost(String customer, String text) {
        lose();
        arrives(customer, text);
    }

    private void lost(String customer, String type, String url) {
        lose();
        write(customer, medium(type, url));
    }

    private void lose() {
        world.fault(world.zalo, "{\"kind\":\"webhook-lost\",\"path\":\"user_send_\"}");
    }

    private static ObjectNode medium(String type, String url) {
        ObjectNode message = RunningPlayground.JSON.createObjectNode().put("type", type);
        return url.isEmpty() ? message : message.put("url", url);
    }

    /** One a minute, so that they are in order in the history. */
    private void write(String customer, ObjectNode message) {
        Instant time = shut.plus(Duration.ofMinutes(minutes++));
        world.post(
                world.zalo + "/simulator/users/" + customer + "/messages",
                message.put("time", time.toEpochMilli()).toString());
    }

    /** What the customer is seen to have written, oldest first. */
    private List<String> shown(String conversation) {
        return world.conversation(conversation).stream()
                .filter(message -> message.path("actor_type").asText().equals("user"))
                .map(message -> message.path("message_parts").path(0))
                .map(CatchUpJourneyIT::shown)
                .toList();
    }

    private static String shown(JsonNode part) {
        return part.has("image") ? PICTURE : part.path("text").path("content").asText();
    }

    private List<CommandRun> atOnce(String option) {
        CompletableFuture<CommandRun> first = CompletableFuture.supplyAsync(() -> catchUp(option));
        CompletableFuture<CommandRun> second = CompletableFuture.supplyAsync(() -> catchUp(option));
        return List.of(first.join(), second.join());
    }

    private CommandRun catchUp(String... options) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "--playground",
                                world.bridge,
                                "--from",
                                shut.minusSeconds(60).toString()));
        all.addAll(Arrays.asList(options));
        return run(all.toArray(String[]::new));
    }

    private static CommandRun run(String... options) {
        return CommandRun.of(CatchUpCommand::run, List.of(options));
    }

    /** The lines of a customer's messages with this fate. */
    private static List<String> lines(CommandRun run, String customer, String fate) {
        assertThat(run.err()).isEmpty();
        return run.out()
                .lines()
                .filter(line -> line.startsWith(fate) && line.endsWith(":" + customer))
                .toList();
    }
}
