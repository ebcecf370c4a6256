package io.oabridge.handler;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.transport.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;

/** Events and answers, read and written as the Lambda runtime reads and writes them. */
final class LambdaJson {
    private LambdaJson() {}

    static <T> T read(byte[] json, Class<T> type) {
        return serializer(type).fromJson(new ByteArrayInputStream(json));
    }

    static <T> JsonNode write(T answer, Class<T> type) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        serializer(type).toJson(answer, json);
        return Json.object(json.toByteArray()).orElseThrow();
    }

    private static <T> PojoSerializer<T> serializer(Class<T> type) {
        return LambdaEventSerializers.isLambdaSupportedEvent(type.getName())
                ? LambdaEventSerializers.serializerFor(type, type.getClassLoader())
                : JacksonFactory.getInstance().getSerializer(type);
    }
}
