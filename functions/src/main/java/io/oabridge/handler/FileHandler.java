package io.oabridge.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.oabridge.relay.FileIds;
import io.oabridge.relay.port.FileStore;
import io.oabridge.topology.FunctionSpec;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Hands out what customers were sent a link to. The id alone decides; the name in the address is
 * there for people. What expired and what never was look the same.
 */
public final class FileHandler
        implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final Pattern ID =
            Pattern.compile("[A-Za-z0-9_-]{%d}".formatted(FileIds.LENGTH));

    private final FileStore files;
    private final InstantSource clock;

    /** For Lambda. */
    public FileHandler() {
        this(Wiring.of(FunctionSpec.FILE));
        Rehearsal.beforeSnapshot(FunctionSpec.FILE, wiring -> new FileHandler(wiring)::answer);
    }

    FileHandler(Wiring wiring) {
        this(wiring.files(), wiring.clock());
    }

    FileHandler(FileStore files, InstantSource clock) {
        this.files = files;
        this.clock = clock;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return KeepWarm.orElse(event, this::answer);
    }

    APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
        return Optional.ofNullable(event.getPathParameters())
                .map(parameters -> parameters.get("id"))
                .filter(id -> ID.matcher(id).matches())
                .flatMap(id -> files.find(id, clock.instant()))
                .map(file -> HttpAnswers.download(file.name(), file.text()))
                .orElseGet(() -> HttpAnswers.page(410, FilePages.gone()));
    }
}
