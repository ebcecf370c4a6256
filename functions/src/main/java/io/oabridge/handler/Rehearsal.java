package io.oabridge.handler;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.oabridge.topology.FunctionSpec;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One whole request before Lambda takes a function's snapshot, so that everything the first real
 * request needs is loaded when it comes. It is played by a twin of the handler whose AWS answers by
 * itself and whose counts nobody hears: no call leaves the process, and nothing the twin was told
 * reaches the real handler, which therefore has no connection, secret or time to forget after a
 * restore.
 */
final class Rehearsal implements Resource {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

    /** On every log line the twin causes. */
    private static final String MARK = "rehearsal";

    /** Lambda holds resources weakly. */
    private static final Queue<Resource> KEPT = new ConcurrentLinkedQueue<>();

    private final FunctionSpec function;
    private final Function<Wiring, HttpHandler> handler;

    Rehearsal(FunctionSpec function, Function<Wiring, HttpHandler> handler) {
        this.function = function;
        this.handler = handler;
    }

    /**
     * Has the function rehearse when a snapshot is about to be taken; where none ever is, nothing
     * happens.
     *
     * @param handler makes the twin, wired as the function itself is
     */
    static void beforeSnapshot(FunctionSpec function, Function<Wiring, HttpHandler> handler) {
        Rehearsal rehearsal = new Rehearsal(function, handler);
        KEPT.add(rehearsal);
        Core.getGlobalContext().register(rehearsal);
    }

    /** Never fails: a function that was not rehearsed is slow at first and right all the same. */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        try (var _ = MDC.putCloseable(MARK, "yes")) {
            APIGatewayV2HTTPResponse answer = play();
            LOG.atInfo()
                    .addKeyValue("function", function.functionName())
                    .addKeyValue("status", answer.getStatusCode())
                    .log("rehearsed");
        } catch (Exception | LinkageError e) {
            LOG.atWarn()
                    .addKeyValue("function", function.functionName())
                    .addKeyValue("error", e.getClass().getName())
                    .log("not rehearsed: the first request after a restore will be slow");
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // The real handler has not done anything yet that could have grown old.
    }

    /** The twin's answer to the function's own event. */
    APIGatewayV2HTTPResponse play() throws GeneralSecurityException {
        // What AWS certificates are checked against takes long to read, and calls nobody.
        var _ = SSLContext.getDefault().createSSLEngine();
        Wiring wiring =
                new Wiring(
                        RehearsalAws.settings(function),
                        function,
                        RehearsalAws.clients(),
                        MeteredLog.toNobody(InstantSource.system()));
        return handler.apply(wiring).handle(RehearsalAws.event(function));
    }

    /** A handler without the context Lambda gives, which none of these asks for. */
    interface HttpHandler {
        APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event);
    }
}
