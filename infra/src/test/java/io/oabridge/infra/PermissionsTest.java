package io.oabridge.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.topology.FunctionSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The roles as they are in the template, and as docs/permissions.md shows them. */
class PermissionsTest {
    private final SynthesisedTemplate template = SynthesisedTemplate.standard();

    @Test
    void everyPermissionIsDocumented() throws IOException {
        DocumentedTable table = new DocumentedTable("function", "on", "may");
        for (FunctionSpec function : FunctionSpec.values()) {
            for (JsonNode statement : statements(function)) {
                table.row(
                        "`" + function.functionName() + "`",
                        "`" + thing(statement.path("Resource")) + "`",
                        actions(statement)
                                        .map(it -> "`" + it + "`")
                                        .collect(Collectors.joining(", "))
                                + (statement.has("Condition") ? ", by way of DynamoDB only" : ""));
            }
        }

        table.isIn("permissions.md");
    }

    @Test
    void everyFunctionHasARoleOfItsOwnAndNoOtherPermissions() {
        List<String> roles = Stream.of(FunctionSpec.values()).map(this::roleOf).distinct().toList();

        assertThat(roles).hasSameSizeAs(FunctionSpec.values());
        assertThat(template.properties("AWS::IAM::Policy"))
                .noneMatch(policy -> roles.contains(policy.at("/Roles/0/Ref").asText()));
        assertThat(roles)
                .allMatch(role ->
                        !template.resource(role).at("/Properties").has("ManagedPolicyArns"));
    }

    @Test
    void nothingIsPermittedOnEverything() {
        for (FunctionSpec function : FunctionSpec.values()) {
            assertThat(statements(function))
                    .allMatch(statement -> statement.path("Effect").asText().equals("Allow"))
                    .noneMatch(statement -> statement.toString().contains("*"));
        }
    }

    /** Whoever may read the table may have DynamoDB decrypt it, and may decrypt nothing else. */
    @Test
    void theKeyOfTheTokensOpensTheTableAndNothingElse() {
        List<JsonNode> onTheKey =
                Stream.of(FunctionSpec.values())
                        .flatMap(function -> statements(function).stream())
                        .filter(statement ->
                                actions(statement).anyMatch(it -> it.startsWith("kms:")))
                        .toList();

        assertThat(onTheKey)
                .isNotEmpty()
                .allMatch(statement ->
                        statement
                                .at("/Condition/StringEquals/kms:ViaService")
                                .toString()
                                .contains("\"dynamodb.\""));
    }

    private List<JsonNode> statements(FunctionSpec function) {
        List<JsonNode> statements = new ArrayList<>();
        template.resource(roleOf(function))
                .at("/Properties/Policies")
                .forEach(policy -> policy.at("/PolicyDocument/Statement").forEach(statements::add));
        assertThat(statements).isNotEmpty();
        return statements;
    }

    private String roleOf(FunctionSpec function) {
        return template.resource(function.functionName())
                .at("/Properties/Role/Fn::GetAtt/0")
                .asText();
    }

    private static Stream<String> actions(JsonNode statement) {
        JsonNode actions = statement.path("Action");
        return actions.isTextual()
                ? Stream.of(actions.asText())
                : StreamSupport.stream(actions.spliterator(), false).map(JsonNode::asText);
    }

    /** Logical ids end with letters of CDK's own where nobody has chosen them. */
    private static String thing(JsonNode resource) {
        String id = resource.at("/Fn::GetAtt/0").asText(resource.path("Ref").asText());
        return id.replaceFirst("[0-9A-F]{8}$", "");
    }
}
