package io.oabridge.reliability.verdict;

import java.util.List;

/**
 * One conversation in one direction, when everything is over.
 *
 * @param name for people who look for what went wrong
 * @param taken what the bridge took, in the order in which its queue took it
 * @param seen the marks of what was seen on the other side, in the order of the screen
 */
public record Lane(String name, List<Said> taken, List<String> seen, List<Told> told) {
    public Lane {
        taken = List.copyOf(taken);
        seen = List.copyOf(seen);
        told = List.copyOf(told);
    }
}
