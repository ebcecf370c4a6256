package io.oabridge.reliability.stage;

import java.util.List;

/** The gates of one worker. What a dead worker had under way goes no further. */
final class Alive implements Gate {
    private final List<Gate> gates;
    private volatile boolean dead;

    Alive(List<Gate> gates) {
        this.gates = List.copyOf(gates);
    }

    void end() {
        dead = true;
    }

    @Override
    public Way before(Passage passage) {
        for (Gate gate : gates) {
            if (dead) {
                return Way.CUT;
            }
            Way way = gate.before(passage);
            if (way != Way.ON) {
                return way;
            }
        }
        return Way.ON;
    }

    @Override
    public String pretence(Passage passage) {
        return gates.stream()
                .map(gate -> gate.pretence(passage))
                .filter(text -> !text.equals("{}"))
                .findFirst()
                .orElse("{}");
    }

    /** What has had its effect is seen by all, also when the worker is dead. */
    @Override
    public Way after(Passage passage, Passage.Answer answer) {
        Way last = Way.ON;
        for (Gate gate : gates) {
            Way way = gate.after(passage, answer);
            last = way == Way.ON ? last : way;
        }
        return dead ? Way.CUT : last;
    }
}
