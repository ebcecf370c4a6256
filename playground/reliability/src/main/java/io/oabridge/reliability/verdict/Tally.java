package io.oabridge.reliability.verdict;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds up lane after lane. */
final class Tally {
    /** A cause an agent was told of counts as told for that long in the same conversation. */
    private static final Duration QUIET = Duration.ofMinutes(10);

    private int sent;
    private int delivered;
    private int lost;
    private int doubled;
    private int uncertain;
    private int uncertainArrived;
    private int outOfOrder;
    private int refused;
    private int parked;
    private int parkedTold;
    private int unexplained;
    private int misinformed;
    private int strangers;
    private final List<String> findings = new ArrayList<>();

    Verdict verdict() {
        return new Verdict(
                sent,
                delivered,
                lost,
                doubled,
                uncertain,
                uncertainArrived,
                outOfOrder,
                refused,
                parked,
                parkedTold,
                unexplained,
                misinformed,
                strangers,
                findings);
    }

    void add(Lane lane) {
        Map<String, List<Said>> said = new LinkedHashMap<>();
        lane.taken().forEach(it -> said.computeIfAbsent(it.mark(), _ -> new ArrayList<>()).add(it));
        Map<String, Integer> seen = new HashMap<>();
        lane.seen().forEach(mark -> seen.merge(mark, 1, Integer::sum));
        Notes notes = new Notes(lane.told());
        said.forEach((mark, all) -> same(lane, all, seen.getOrDefault(mark, 0), notes));
        seen.forEach((mark, times) -> {
            if (!said.containsKey(mark)) {
                strangers += times;
                found(lane, mark, "was seen, but the bridge never took it");
            }
        });
        order(lane);
    }

    /**
     * All that carry the same mark: which of two equal messages was seen nobody can say, so what is
     * missing is taken to be what was parked.
     */
    private void same(Lane lane, List<Said> said, int seen, Notes notes) {
        String mark = said.getFirst().mark();
        int arrived = Math.min(seen, said.size());
        sent += said.size();
        delivered += arrived;
        if (seen > said.size()) {
            doubled += seen - said.size();
            found(lane, mark, "was written " + said.size() + " times and seen " + seen + " times");
        }
        int perhaps = Math.min(notes.perhaps(mark), said.size());
        int missing = said.size() - arrived;
        int arrivedAnyway = Math.max(0, perhaps - missing);
        uncertain += perhaps;
        uncertainArrived += arrivedAnyway;
        if (missing == 0 && notes.notDelivered(mark)) {
            misinformed++;
            found(lane, mark, "was seen, but the agent was told that it did not arrive");
        }
        said.stream()
                .sorted(Comparator.comparing(it -> it.parkedBecause().isEmpty()))
                .limit(missing - (perhaps - arrivedAnyway))
                .forEach(it -> explain(lane, it, notes));
    }

    private void explain(Lane lane, Said missing, Notes notes) {
        if (missing.parkedBecause().isPresent()) {
            parked++;
            parkedTold += notes.parked(missing.mark()) ? 1 : 0;
        } else if (notes.notDelivered(missing.mark())
                || missing.refusals().stream().anyMatch(notes::covers)) {
            refused++;
        } else if (notes.notPosted(missing.mark()) || notes.takeWordlessNotPosted()) {
            unexplained++;
        } else if (notes.takeWordlessPerhaps()) {
            uncertain++;
        } else {
            lost++;
            found(lane, missing.mark(), "was neither seen nor explained");
        }
    }

    /** The n-th sight of a mark is taken for the n-th that was written with it. */
    private void order(Lane lane) {
        Map<String, List<Integer>> places = new HashMap<>();
        for (int i = 0; i < lane.taken().size(); i++) {
            places.computeIfAbsent(lane.taken().get(i).mark(), _ -> new ArrayList<>()).add(i);
        }
        Map<String, Integer> used = new HashMap<>();
        int latest = -1;
        for (String mark : lane.seen()) {
            int occurrence = used.merge(mark, 1, Integer::sum) - 1;
            List<Integer> known = places.getOrDefault(mark, List.of());
            if (occurrence < known.size()) {
                int place = known.get(occurrence);
                if (place < latest) {
                    outOfOrder++;
                    String later = lane.taken().get(latest).mark();
                    found(lane, mark, "was seen after " + later + ", which was taken later");
                }
                latest = Math.max(latest, place);
            }
        }
    }

    private void found(Lane lane, String mark, String what) {
        if (findings.size() < Verdict.MOST_FINDINGS) {
            findings.add(lane.name() + ": " + mark + " " + what);
        }
    }

    /** What agents were told in one conversation. */
    private static final class Notes {
        private final List<Told> told;
        private int wordlessPerhaps;
        private int wordlessNotPosted;

        Notes(List<Told> told) {
            this.told = told;
            this.wordlessPerhaps = count(Told.Perhaps.class, Optional.empty());
            this.wordlessNotPosted = count(Told.NotPosted.class, Optional.empty());
        }

        int perhaps(String mark) {
            return count(Told.Perhaps.class, Optional.of(mark));
        }

        boolean notDelivered(String mark) {
            return count(Told.NotDelivered.class, Optional.of(mark)) > 0;
        }

        boolean parked(String mark) {
            return notDelivered(mark) || count(Told.NotShown.class, Optional.of(mark)) > 0;
        }

        boolean notPosted(String mark) {
            return count(Told.NotPosted.class, Optional.of(mark)) > 0;
        }

        private int count(Class<? extends Told> kind, Optional<String> mark) {
            return (int)
                    told.stream()
                            .filter(kind::isInstance)
                            .filter(it -> Marks.in(it.words()).equals(mark))
                            .count();
        }

        boolean covers(Said.Refusal refusal) {
            return told.stream()
                    .anyMatch(it ->
                            it instanceof Told.NotDelivered(String _, String code, var at)
                                    && code.equals(refusal.code())
                                    && refusal.at().isBefore(at.plus(QUIET)));
        }

        /** A note about something without words of its own can stand for one such thing. */
        boolean takeWordlessPerhaps() {
            return wordlessPerhaps-- > 0;
        }

        boolean takeWordlessNotPosted() {
            return wordlessNotPosted-- > 0;
        }
    }
}
