package io.oabridge.playground.freshchat;

import io.oabridge.playground.simulator.Call;
import io.oabridge.playground.simulator.Faults;
import io.oabridge.playground.simulator.Reply;
import io.oabridge.playground.simulator.SimulatorServer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What all calls under {@code /v2} have in common: the token, the rate limit, the headers of every
 * answer, and the faults that strike before the call is looked at.
 */
final class Api {
    private final SimulatorServer server;
    private final Faults faults;
    private final Ids ids;
    private final String token;
    private final InstantSource clock;
    private final RateLimit rateLimit;

    Api(SimulatorServer server, Faults faults, Ids ids, FreshchatSettings settings) {
        this.server = server;
        this.faults = faults;
        this.ids = ids;
        this.token = settings.apiToken();
        this.clock = settings.clock();
        this.rateLimit = new RateLimit(settings.behaviour().callsPerMinute(), clock);
    }

    /**
     * Adds an endpoint.
     *
     * @param path what follows {@code /v2}
     */
    void route(String method, String path, SimulatorServer.Endpoint endpoint) {
        server.route(method, "/v2" + path, call -> answer(call, endpoint));
    }

    /** Anything else under {@code /v2} is a 404 in the API's own words; added last. */
    void otherwise() {
        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
            for (String path : List.of("/{a}", "/{a}/{b}", "/{a}/{b}/{c}", "/{a}/{b}/{c}/{d}")) {
                route(method, path, call -> ApiError.notFound("RESOURCE").reply());
            }
        }
    }

    private Reply answer(Call call, SimulatorServer.Endpoint endpoint) {
        Instant start = clock.instant();
        RateLimit.Budget budget = rateLimit.take();
        Reply reply = refusal(call, budget).orElseGet(() -> endpoint.answer(call));
        long millis = Duration.between(start, clock.instant()).toMillis();
        return reply.with("X-Trace-ID", ids.guid())
                .with("X-Server-Processing-Time-MS", String.valueOf(millis))
                .with("X-RateLimit-Limit", String.valueOf(budget.limit()))
                .with("X-RateLimit-Remaining", String.valueOf(budget.remaining()))
                .with("X-RateLimit-Reset", String.valueOf(budget.reset()));
    }

    private Optional<Reply> refusal(Call call, RateLimit.Budget budget) {
        if (faults.strike(FaultKinds.HTML_ANSWER, call.path()).isPresent()) {
            return Optional.of(
                    Reply.html(200, "<!doctype html><title>Freshchat</title><p>Sign in</p>"));
        }
        if (faults.isSet(FaultKinds.TOKEN_REPLACED, call.path()) || !authorized(call)) {
            return Optional.of(
                    new ApiError(401, "UNAUTHENTICATED", "the API token is not valid").reply());
        }
        if (budget.exceeded()) {
            return Optional.of(
                    new ApiError(429, "TOO_MANY_REQUESTS", "rate limit exceeded")
                            .reply()
                            .with("Retry-After", String.valueOf(budget.secondsLeft())));
        }
        return faults.strike(FaultKinds.ERROR_CODE, call.path())
                .map(fault ->
                        new ApiError(
                                        fault.number("code", 500),
                                        fault.text("status", "SIMULATED_ERROR"),
                                        fault.text("message", "an error was asked for"))
                                .reply());
    }

    private boolean authorized(Call call) {
        return call.header("Authorization")
                .filter(header -> header.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(header -> header.substring(7).strip())
                .filter(token::equals)
                .isPresent();
    }
}
