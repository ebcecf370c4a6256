package io.oabridge.playground.zalo;

import io.oabridge.playground.simulator.Call;
import io.oabridge.playground.simulator.Faults;
import io.oabridge.playground.simulator.Reply;
import io.oabridge.playground.simulator.SimulatorServer;
import java.util.Optional;

/**
 * What every API call passes before its endpoint sees it: the rate limit, the access token, the
 * optional proof, the fault switches.
 */
final class Api {
    private final SimulatorServer server;
    private final ZaloSettings.App app;
    private final OAuth oauth;
    private final RateLimit limit;
    private final Faults faults;
    private final Traffic traffic;

    Api(
            SimulatorServer server,
            ZaloSettings settings,
            OAuth oauth,
            Faults faults,
            Traffic traffic) {
        this.server = server;
        this.app = settings.app();
        this.oauth = oauth;
        this.limit = new RateLimit(settings.clock(), settings.rules().callsPerMinute());
        this.faults = faults;
        this.traffic = traffic;
    }

    void get(String path, Endpoint endpoint) {
        server.route("GET", path, call -> answer(call, endpoint));
    }

    void post(String path, Endpoint endpoint) {
        server.route("POST", path, call -> answer(call, endpoint));
    }

    private Reply answer(Call call, Endpoint endpoint) {
        int remaining = limit.take();
        ApiAnswer answer =
                remaining < 0
                        ? ApiAnswer.refused(ApiAnswer.RATE_LIMIT)
                        : refusal(call).orElseGet(() -> endpoint.answer(call));
        traffic.count(call, answer.error());
        return Reply.json(200, answer.json())
                .with("X-RateLimit-Limit", String.valueOf(limit.perMinute()))
                .with("X-RateLimit-Remain", String.valueOf(Math.max(0, remaining)));
    }

    private Optional<ApiAnswer> refusal(Call call) {
        if (faults.strike(ZaloFaults.TOKEN_EXPIRED, call.path()).isPresent()) {
            oauth.expireAccess();
        }
        String token = call.header("access_token").orElse("");
        return switch (oauth.standing(token)) {
            case UNKNOWN -> Optional.of(ApiAnswer.refused(ApiAnswer.TOKEN_INVALID));
            case EXPIRED -> Optional.of(ApiAnswer.refused(ApiAnswer.TOKEN_EXPIRED));
            case VALID -> proofRefusal(call, token).or(() -> switched(call));
        };
    }

    private Optional<ApiAnswer> proofRefusal(Call call, String token) {
        boolean missing =
                app.proofRequired()
                        && !Digests.proof(app.secret(), token)
                                .equals(call.header("appsecret_proof").orElse(""));
        return missing ? Optional.of(ApiAnswer.refused(ApiAnswer.PROOF_WRONG)) : Optional.empty();
    }

    private Optional<ApiAnswer> switched(Call call) {
        return faults.strike(ZaloFaults.ERROR_CODE, call.path())
                .map(fault -> ApiAnswer.refused(fault.number("code", -200)));
    }

    /** One endpoint, behind the checks. */
    @FunctionalInterface
    interface Endpoint {
        ApiAnswer answer(Call call);
    }
}
