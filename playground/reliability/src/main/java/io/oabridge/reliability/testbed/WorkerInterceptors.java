package io.oabridge.reliability.testbed;

import java.util.List;

/** The interceptors of one worker. What a dead worker had under way goes no further. */
final class WorkerInterceptors implements Interceptor {
    private final List<Interceptor> interceptors;
    private volatile boolean dead;

    WorkerInterceptors(List<Interceptor> interceptors) {
        this.interceptors = List.copyOf(interceptors);
    }

    void end() {
        dead = true;
    }

    @Override
    public Decision before(ServiceCall call) {
        for (Interceptor interceptor : interceptors) {
            if (dead) {
                return Decision.DROP;
            }
            Decision decision = interceptor.before(call);
            if (decision != Decision.FORWARD) {
                return decision;
            }
        }
        return Decision.FORWARD;
    }

    @Override
    public String fakeAnswer(ServiceCall call) {
        return interceptors.stream()
                .map(interceptor -> interceptor.fakeAnswer(call))
                .filter(text -> !text.equals("{}"))
                .findFirst()
                .orElse("{}");
    }

    /** What has had its effect is seen by all, also when the worker is dead. */
    @Override
    public Decision after(ServiceCall call, ServiceCall.Answer answer) {
        Decision last = Decision.FORWARD;
        for (Interceptor interceptor : interceptors) {
            Decision decision = interceptor.after(call, answer);
            last = decision == Decision.FORWARD ? last : decision;
        }
        return dead ? Decision.DROP : last;
    }
}
