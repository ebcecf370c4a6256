package io.oabridge.relay.fakes;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of every port: writes the calls down in order and, when told to, kills the caller
 * at one of them, just before or just after its effect.
 */
public final class CallLog {
    private final List<String> calls = new ArrayList<>();
    private final Map<String, Runnable> interludes = new HashMap<>();
    private int fatalCall;
    private Moment moment = Moment.BEFORE_EFFECT;

    /** The same port, watched. */
    public <P> P watch(Class<P> port, P target) {
        return port.cast(
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (_, method, arguments) -> pass(port, target, method, arguments)));
    }

    /** The caller dies at the call with this number, counted from 1 and from now on. */
    public void killAt(int call, Moment when) {
        calls.clear();
        fatalCall = call;
        moment = when;
    }

    /** Nobody dies any more; counting starts again. */
    public void spare() {
        killAt(0, Moment.BEFORE_EFFECT);
    }

    /** Something else happens just before the next call of this name. */
    public void onCall(String name, Runnable meanwhile) {
        interludes.put(name, meanwhile);
    }

    /** {@code Port.method} of each call, in order. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    private <P> @Nullable Object pass(
            Class<P> port, P target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        String name = port.getSimpleName() + "." + method.getName();
        calls.add(name);
        Optional.ofNullable(interludes.remove(name)).ifPresent(Runnable::run);
        boolean fatal = calls.size() == fatalCall;
        if (fatal && moment == Moment.BEFORE_EFFECT) {
            throw new Killed(moment + " of " + name);
        }
        try {
            Object result = method.invoke(target, arguments);
            if (fatal) {
                throw new Killed(moment + " of " + name);
            }
            return result;
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    /** When within a call the caller dies. */
    public enum Moment {
        BEFORE_EFFECT,
        AFTER_EFFECT
    }

    /** The process is gone. An error, so that no code under test can mistake it for a failure. */
    public static final class Killed extends Error {
        Killed(String where) {
            super(where);
        }
    }
}
