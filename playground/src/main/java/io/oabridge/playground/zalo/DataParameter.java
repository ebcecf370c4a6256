package io.oabridge.playground.zalo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.oabridge.playground.simulator.Call;

/** The {@code data} query parameter of Zalo's reading endpoints, which holds JSON. */
final class DataParameter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DataParameter() {}

    /** A missing node when the parameter is missing or no JSON. */
    static JsonNode of(Call call) {
        try {
            return JSON.readTree(call.query("data").orElse(""));
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
