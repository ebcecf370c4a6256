package io.oabridge.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.oabridge.connect.PageAnswer;
import io.oabridge.connect.PageRequest;
import io.oabridge.connect.SetUpPages;
import io.oabridge.topology.FunctionSpec;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows the set-up pages, takes Zalo's callback, and tells Zalo whose domain this is. */
public final class ConnectHandler
        implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    /** No form of these pages is longer. */
    private static final int LONGEST_FORM = 64 * 1024;

    private final SetUpPages pages;
    private final Optional<URI> publicUrl;

    /** For Lambda. */
    public ConnectHandler() {
        this(Wiring.of(FunctionSpec.CONNECT));
    }

    private ConnectHandler(Wiring wiring) {
        this(wiring.setUpPages(), wiring.publicUrl());
    }

    /**
     * @param publicUrl where browsers reach the pages; taken from the request when empty
     */
    ConnectHandler(SetUpPages pages, Optional<URI> publicUrl) {
        this.pages = pages;
        this.publicUrl = publicUrl;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        PageAnswer answer =
                pages.answer(
                        new PageRequest(
                                method(event),
                                event.getRawPath(),
                                Optional.ofNullable(event.getQueryStringParameters())
                                        .orElse(Map.of()),
                                form(event),
                                Optional.ofNullable(event.getCookies()).orElse(List.of()),
                                home(event)));
        return HttpAnswers.of(answer);
    }

    private static String method(APIGatewayV2HTTPEvent event) {
        return Optional.ofNullable(event.getRequestContext())
                .map(APIGatewayV2HTTPEvent.RequestContext::getHttp)
                .map(APIGatewayV2HTTPEvent.RequestContext.Http::getMethod)
                .orElse("GET");
    }

    private String home(APIGatewayV2HTTPEvent event) {
        return publicUrl
                .map(URI::toString)
                .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                .orElseGet(() -> "https://" + event.getRequestContext().getDomainName());
    }

    /** What is no form, or too long for one, has no fields. */
    private static Map<String, String> form(APIGatewayV2HTTPEvent event) {
        byte[] body = WebhookEndpoint.rawBody(event);
        boolean isForm =
                WebhookEndpoint.header(event, "Content-Type")
                        .filter(it -> it.startsWith("application/x-www-form-urlencoded"))
                        .isPresent();
        Map<String, String> fields = new HashMap<>();
        if (isForm && body.length <= LONGEST_FORM) {
            for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
                String[] nameAndValue = pair.split("=", 2);
                if (nameAndValue.length == 2) {
                    fields.putIfAbsent(decoded(nameAndValue[0]), decoded(nameAndValue[1]));
                }
            }
        }
        return fields;
    }

    /** A stray percent sign makes a value unreadable, not the request. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
