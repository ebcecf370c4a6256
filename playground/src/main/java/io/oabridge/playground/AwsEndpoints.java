package io.oabridge.playground;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where DynamoDB, SQS and Secrets Manager are: emulators, of the project or somebody else's. */
public record AwsEndpoints(URI dynamoDb, URI sqs, URI secretsManager) {

    /**
     * Reads one address for all three, or {@code dynamodb=…,sqs=…,secretsmanager=…}.
     *
     * @throws IllegalArgumentException with a sentence for the person who wrote it
     */
    public static AwsEndpoints parse(String text) {
        if (!text.contains("=")) {
            URI all = address(text);
            return new AwsEndpoints(all, all, all);
        }
        Map<String, URI> named = new HashMap<>();
        for (String pair : text.split(",", -1)) {
            String[] nameAndAddress = pair.split("=", 2);
            named.put(
                    nameAndAddress[0].strip(),
                    address(nameAndAddress.length == 2 ? nameAndAddress[1] : ""));
        }
        return new AwsEndpoints(
                one(named, "dynamodb"), one(named, "sqs"), one(named, "secretsmanager"));
    }

    /** What {@link #parse} reads. */
    @Override
    public String toString() {
        return "dynamodb=" + dynamoDb + ",sqs=" + sqs + ",secretsmanager=" + secretsManager;
    }

    private static URI one(Map<String, URI> named, String service) {
        return Optional.ofNullable(named.get(service))
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "The AWS endpoints say nothing about "
                                        + service
                                        + ": give one"
                                        + " address, or dynamodb=…,sqs=…,secretsmanager=…"));
    }

    private static URI address(String text) {
        String stripped = text.strip();
        if (!stripped.matches("https?://[^\\s/?#]+/?")) {
            throw new IllegalArgumentException(
                    "\""
                            + stripped
                            + "\" is no address of an AWS emulator, such as"
                            + " http://localhost:4566");
        }
        return URI.create(stripped);
    }
}
