package io.oabridge.relay.fakes;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Lets many threads use fakes that were made for one: a batch works its groups side by side. */
public final class OneAtATime {
    private final Lock lock = new ReentrantLock();

    /** The same port; one call at a time passes, of all ports given to this object. */
    public <P> P guard(Class<P> port, P target) {
        return port.cast(
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (_, method, arguments) -> {
                            lock.lock();
                            try {
                                return method.invoke(target, arguments);
                            } catch (InvocationTargetException e) {
                                throw Objects.requireNonNull(e.getCause());
                            } finally {
                                lock.unlock();
                            }
                        }));
    }
}
