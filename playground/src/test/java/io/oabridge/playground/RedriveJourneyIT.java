package io.oabridge.playground;

import static io.oabridge.playground.RunningPlayground.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.playground.operator.RedriveCommand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was given up is seen, repaired and redriven with the command an operator types. */
class RedriveJourneyIT {
    private final RunningPlayground world = RunningPlayground.shared();

    @Test
    void whatWasGivenUpArrivesOnceAndInOrderAfterTheRepair() {
        String customer = world.newCustomer("3000000000000007301", "Hải Yến");
        world.customerWrites(customer, "xin chào");
        String conversation = world.conversationOf(customer);
        eventually(() -> world.textsFromCustomer(conversation), texts -> texts.size() == 1);
        List<String> refused = List.of("một", "hai", "ba");
        for (int sent = 0; sent < refused.size(); sent++) {
            int parked = sent + 1;
            refuseNext(conversation);
            world.customerWrites(customer, refused.get(sent));
            eventually(() -> found(redrive(), customer), count -> count == parked);
            eventually(() -> world.notesIn(conversation), notes -> notes.size() == parked);
        }
        assertThat(world.notesIn(conversation))
                .extracting(note -> note.lines().findFirst().orElse(""))
                .containsExactly(
                        "Có một tin nhắn của khách CHƯA hiển thị được ở đây: “một”",
                        "Có một tin nhắn của khách CHƯA hiển thị được ở đây: “hai”",
                        "Có một tin nhắn của khách CHƯA hiển thị được ở đây: “ba”");
        world.customerWrites(customer, "bốn");
        eventually(() -> world.textsFromCustomer(conversation), texts -> texts.size() == 2);

        CommandRun dryRun = redrive("--direction", "to-helpdesk", "--cause", "400");
        assertThat(world.textsFromCustomer(conversation)).containsExactly("xin chào", "bốn");
        CommandRun send = redrive("--direction", "to-helpdesk", "--cause", "400", "--send");

        assertThat(dryRun.out()).contains("This was a dry run").doesNotContain("một", "Hải Yến");
        assertThat(found(dryRun, customer)).isEqualTo(3);
        assertThat(send.exit()).isZero();
        assertThat(send.out()).contains("redriven");
        eventually(() -> world.textsFromCustomer(conversation), texts -> texts.size() >= 5);
        assertThat(world.textsFromCustomer(conversation))
                .containsExactly("xin chào", "bốn", "một", "hai", "ba");
        assertThat(found(redrive(), customer)).isZero();
    }

    @Test
    void anOptionThatIsWrongIsExplained() {
        CommandRun run = redrive("--since", "yesterday");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("\"since\" is neither a time with its offset");
    }

    @Test
    void whereNoPlaygroundIsTheCommandSaysSo() {
        CommandRun run = run("--playground", "http://127.0.0.1:9");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("No playground answers at http://127.0.0.1:9");
    }

    /** The next call about this conversation's messages, which is to be the customer's message. */
    private void refuseNext(String conversation) {
        world.fault(
                world.freshchatSimulator(),
                """
                {"kind":"error-code","code":400,"status":"INVALID_VALUE","count":1,
                 "path":"/v2/conversations/%s/messages"}\
                """
                        .formatted(conversation));
    }

    private static long found(CommandRun run, String customer) {
        assertThat(run.err()).isEmpty();
        return run.out().lines().filter(line -> line.endsWith(":" + customer)).count();
    }

    private CommandRun redrive(String... options) {
        List<String> all = new ArrayList<>(List.of("--playground", world.bridge));
        all.addAll(Arrays.asList(options));
        return run(all.toArray(String[]::new));
    }

    private static CommandRun run(String... options) {
        return CommandRun.of(RedriveCommand::run, List.of(options));
    }
}
