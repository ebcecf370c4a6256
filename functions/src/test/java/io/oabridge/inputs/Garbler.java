package io.oabridge.inputs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Makes bad input out of good: changes the structure of the JSON, puts odd values into it, and
 * sometimes breaks the bytes. The same random numbers make the same bytes.
 */
public final class Garbler {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** No legal UTF-8: overlong, a surrogate, beyond Unicode, cut short, and never a start. */
    private static final List<byte[]> BROKEN_BYTES =
            List.of(
                    bytes(0xC0, 0x80),
                    bytes(0xE0, 0x80, 0xAF),
                    bytes(0xED, 0xA0, 0x80),
                    bytes(0xF5, 0x80, 0x80, 0x80),
                    bytes(0xE1, 0xBA),
                    bytes(0xFF),
                    bytes(0x00),
                    bytes(0xEF, 0xBB, 0xBF),
                    bytes(0xFE, 0xFF));

    private final RandomGenerator random;

    public Garbler(RandomGenerator random) {
        this.random = random;
    }

    /** Something that once was one of the seeds. */
    public byte[] garble(List<byte[]> seeds) {
        byte[] seed = Oddities.pick(random, seeds);
        Optional<byte[]> garbled = tree(seed).map(this::garbled);
        boolean breakBytes = garbled.isEmpty() || random.nextInt(4) == 0;
        byte[] changed = garbled.orElse(seed);
        return breakBytes ? broken(changed, Oddities.pick(random, seeds)) : changed;
    }

    private static Optional<JsonNode> tree(byte[] seed) {
        try {
            return Optional.of(MAPPER.readTree(seed)).filter(JsonNode::isContainerNode);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private byte[] garbled(JsonNode tree) {
        for (int change = random.nextInt(1, 5); change > 0; change--) {
            List<ContainerNode<?>> containers = new ArrayList<>();
            collect(tree, containers);
            switch (Oddities.pick(random, containers)) {
                case ObjectNode object -> garble(object, containers);
                case ArrayNode array -> garble(array, containers);
                default -> throw new IllegalStateException("every container is one of these");
            }
        }
        try {
            return MAPPER.writeValueAsString(tree).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> into) {
        if (node instanceof ContainerNode<?> container) {
            into.add(container);
            container.forEach(child -> collect(child, into));
        }
    }

    private void garble(ObjectNode object, List<ContainerNode<?>> others) {
        List<String> names = new ArrayList<>(object.properties().size());
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            object.set("a", Oddities.any(random));
            return;
        }
        String name = Oddities.pick(random, names);
        JsonNode value = object.path(name);
        switch (random.nextInt(8)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name, retyped(value));
            case 2 -> object.set(name, Oddities.pick(random, others).deepCopy());
            case 3 -> object.set(Oddities.longText(random, 8), value);
            case 4 ->
                    object.set(
                            name,
                            Oddities.raw(value + ",\"" + name + "\":" + Oddities.any(random)));
            case 5 -> object.set(Oddities.pick(random, names), value.deepCopy());
            default -> object.set(name, Oddities.any(random));
        }
    }

    private void garble(ArrayNode array, List<ContainerNode<?>> others) {
        int at = random.nextInt(array.size() + 1);
        switch (random.nextInt(5)) {
            case 0 -> array.removeAll();
            case 1 -> array.insert(at, Oddities.pick(random, others).deepCopy());
            case 2 -> {
                for (int copy = random.nextInt(200); copy > 0 && array.size() > 0; copy--) {
                    array.add(array.get(0).deepCopy());
                }
            }
            default -> array.insert(at, Oddities.any(random));
        }
    }

    private JsonNode retyped(JsonNode value) {
        var json = MAPPER.getNodeFactory();
        return switch (random.nextInt(5)) {
            case 0 -> json.arrayNode().add(value.deepCopy());
            case 1 -> json.objectNode().set("a", value.deepCopy());
            case 2 -> json.textNode(value.toString());
            case 3 -> Oddities.raw(value.asText("0").replaceAll("[^0-9]", "") + "7");
            default -> value.size() > 0 ? value.elements().next() : json.nullNode();
        };
    }

    private byte[] broken(byte[] whole, byte[] other) {
        byte[] result = whole;
        for (int change = random.nextInt(1, 4); change > 0; change--) {
            int at = random.nextInt(result.length + 1);
            int to = Math.min(result.length, at + random.nextInt(1, 40));
            result =
                    switch (random.nextInt(7)) {
                        case 0 -> Arrays.copyOf(result, at);
                        case 1 -> join(result, at, new byte[0], to);
                        case 2 -> join(result, to, Arrays.copyOfRange(result, at, to), to);
                        case 3 -> join(result, at, other, to);
                        case 4 -> join(result, 0, Oddities.pick(random, BROKEN_BYTES), 0);
                        case 5 -> flipped(result, at);
                        default -> join(result, at, Oddities.pick(random, BROKEN_BYTES), at);
                    };
        }
        return result;
    }

    private byte[] flipped(byte[] whole, int at) {
        byte[] changed = whole.clone();
        if (at < changed.length) {
            changed[at] = (byte) (changed[at] ^ (1 << random.nextInt(8)));
        }
        return changed;
    }

    /** The bytes before {@code end}, the middle, and the bytes from {@code start} on. */
    private static byte[] join(byte[] whole, int end, byte[] middle, int start) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(whole, 0, end);
        joined.writeBytes(middle);
        joined.write(whole, start, whole.length - start);
        return joined.toByteArray();
    }

    private static byte[] bytes(int... octets) {
        byte[] bytes = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        return bytes;
    }
}
