package io.oabridge.reliability.people;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.reliability.testbed.Logbook;
import io.oabridge.reliability.verdict.Lane;
import io.oabridge.reliability.verdict.Marks;
import io.oabridge.reliability.verdict.Said;
import io.oabridge.reliability.verdict.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts together, when a run is over, what was taken and what is on the screens: the lanes a verdict
 * is made of.
 */
public final class Evidence {
    private static final Pattern CODE = Pattern.compile("Code ([\\w-]+)\\.");
    private static final String PERHAPS = "This MAY have reached";
    private static final String NOT_DELIVERED = "NOT delivered";
    private static final String NOT_SHOWN = "A message of the customer could NOT be shown";

    private final People people;
    private final Screens screens;
    private final MarkSearch marks;
    private final Map<Saying.Lane, List<Said>> taken = new LinkedHashMap<>();
    private final Map<Saying.Lane, List<String>> seen = new HashMap<>();
    private final Map<Saying.Lane, List<Told>> told = new HashMap<>();
    private final Map<String, Saying.Lane> laneOfMark = new HashMap<>();

    private Evidence(People people) {
        this.people = people;
        this.screens = people.screens();
        this.marks = new MarkSearch(screens);
    }

    /**
     * @param deadLetters the causes of what was parked, by the platforms' message ids
     */
    public static List<Lane> of(People people, Logbook logbook, Map<String, String> deadLetters) {
        Evidence evidence = new Evidence(people);
        evidence.taken(logbook, deadLetters);
        evidence.customersScreens();
        evidence.agentsScreens();
        evidence.refusedNotes(logbook);
        return evidence.lanes();
    }

    private List<Lane> lanes() {
        Set<Saying.Lane> all = new HashSet<>(taken.keySet());
        all.addAll(seen.keySet());
        return all.stream()
                .sorted(Comparator.comparing(Saying.Lane::toString))
                .map(lane ->
                        new Lane(
                                lane.toString(),
                                taken.getOrDefault(lane, List.of()),
                                seen.getOrDefault(lane, List.of()),
                                told.getOrDefault(lane, List.of())))
                .toList();
    }

    private void taken(Logbook logbook, Map<String, String> deadLetters) {
        Map<String, Saying> byId = new HashMap<>();
        for (Saying saying : people.said()) {
            byId.put(saying.id(), saying);
            saying.marks().forEach(mark -> laneOfMark.put(mark, saying.lane()));
        }
        Map<String, List<Said.Refusal>> refusals = new HashMap<>();
        for (Logbook.RefusedSend send : logbook.refusedSends()) {
            refusals.computeIfAbsent(marks.of(send.words(), List.of()), _ -> new ArrayList<>())
                    .add(send.refusal());
        }
        for (String id : logbook.taken()) {
            Optional.ofNullable(byId.get(id))
                    .ifPresent(saying -> add(saying, refusals, deadLetters));
        }
    }

    private void add(
            Saying saying,
            Map<String, List<Said.Refusal>> refusals,
            Map<String, String> deadLetters) {
        for (String mark : saying.marks()) {
            Said said = Said.of(mark).refused(refusals.getOrDefault(mark, List.of()));
            Optional<String> cause = Optional.ofNullable(deadLetters.get(saying.id()));
            if (cause.filter(text -> !text.isBlank()).isPresent()) {
                said = said.parked(cause.get());
            }
            taken.computeIfAbsent(saying.lane(), _ -> new ArrayList<>()).add(said);
        }
    }

    private void customersScreens() {
        Set<String> customers = new HashSet<>();
        people.said().forEach(saying -> customers.add(saying.lane().customer()));
        for (String customer : customers) {
            JsonNode messages =
                    screens.get(people.zalo() + "/simulator/users/" + customer + "/messages")
                            .path("messages");
            for (JsonNode message : messages) {
                if (message.path("from").asText().equals("oa")) {
                    String mark = marks.of(message.path("text").asText(), List.of(message));
                    see(mark, new Saying.Lane(customer, "unknown"), true);
                }
            }
        }
    }

    /** All conversations of a customer are one row of messages: nobody opens two at once. */
    private void agentsScreens() {
        Map<String, List<JsonNode>> fromCustomer = new HashMap<>();
        for (People.Conversation conversation : people.allConversations().reversed()) {
            JsonNode messages =
                    screens.get(
                                    people.freshchat()
                                            + "/simulator/conversations/"
                                            + conversation.id()
                                            + "/messages")
                            .path("messages");
            for (JsonNode message : messages) {
                if (message.path("private").asBoolean()) {
                    note(conversation, message);
                } else if (message.path("actor").asText().equals("user")) {
                    fromCustomer
                            .computeIfAbsent(conversation.customer(), _ -> new ArrayList<>())
                            .add(message);
                }
            }
        }
        fromCustomer.forEach((customer, messages) -> {
            messages.sort(Comparator.comparingLong(message -> message.path("time").asLong()));
            for (JsonNode message : messages) {
                List<JsonNode> parts = message.path("parts").valueStream().toList();
                String words =
                        String.join(
                                "\n",
                                parts.stream().map(part -> part.path("text").asText()).toList());
                see(marks.of(words, parts), new Saying.Lane(customer, ""), false);
            }
        });
    }

    /** Somebody else's message on a screen counts as seen by nobody who should see it. */
    private void see(String mark, Saying.Lane here, boolean toCustomer) {
        Saying.Lane lane =
                Optional.ofNullable(laneOfMark.get(mark))
                        .filter(it -> it.customer().equals(here.customer()))
                        .filter(it -> it.toCustomer() == toCustomer)
                        .orElse(here);
        seen.computeIfAbsent(lane, _ -> new ArrayList<>()).add(mark);
    }

    private void refusedNotes(Logbook logbook) {
        Map<String, String> customers = new HashMap<>();
        people.allConversations()
                .forEach(conversation -> customers.put(conversation.id(), conversation.customer()));
        for (Logbook.RefusedNote note : logbook.refusedNotes()) {
            String words = note.text().lines().findFirst().orElse("");
            if (words.startsWith(PERHAPS) || words.startsWith(NOT_DELIVERED)) {
                Saying.Lane conversation =
                        new Saying.Lane(
                                customers.getOrDefault(note.conversation(), ""),
                                note.conversation());
                tell(words, conversation, new Told.NotPosted(words));
            }
        }
    }

    /** A note belongs to its conversation; one that had to go into the next names its message. */
    private void note(People.Conversation conversation, JsonNode message) {
        String text = message.path("parts").path(0).path("text").asText();
        String words = text.lines().findFirst().orElse("");
        Instant at = Instant.ofEpochMilli(message.path("time").asLong());
        Saying.Lane here = new Saying.Lane(conversation.customer(), conversation.id());
        if (words.startsWith(PERHAPS)) {
            tell(words, here, new Told.Perhaps(words));
        } else if (words.startsWith(NOT_DELIVERED)) {
            Matcher code = CODE.matcher(text);
            String reason = code.find() ? code.group(1) : "";
            tell(words, here, new Told.NotDelivered(words, reason, at));
        } else if (words.startsWith(NOT_SHOWN)) {
            tell(words, here, new Told.NotShown(words));
        }
    }

    private void tell(String words, Saying.Lane here, Told note) {
        Saying.Lane lane =
                Marks.in(words)
                        .flatMap(mark -> Optional.ofNullable(laneOfMark.get(mark)))
                        .orElse(here);
        told.computeIfAbsent(lane, _ -> new ArrayList<>()).add(note);
    }
}
