package io.oabridge.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.topology.EnvironmentKey;
import io.oabridge.topology.FunctionSpec;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FunctionsTest {
    @Test
    void thereIsExactlyWhatTheTopologyDescribes() {
        assertThat(SynthesisedTemplate.standard().all("AWS::Lambda::Function").keySet())
                .containsExactlyInAnyOrder(
                        Stream.of(FunctionSpec.values())
                                .map(FunctionSpec::functionName)
                                .toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void aFunctionIsAsItIsDescribed(FunctionSpec function) {
        JsonNode properties = properties(SynthesisedTemplate.standard(), function);

        assertThat(properties.path("Handler").asText()).isEqualTo(function.handler());
        assertThat(properties.path("Runtime").asText()).isEqualTo("java25");
        assertThat(properties.path("Architectures").toString()).isEqualTo("[\"arm64\"]");
        assertThat(properties.path("MemorySize").asInt())
                .isEqualTo(function.size().memoryInMegabytes());
        assertThat(properties.path("Timeout").asLong())
                .isEqualTo(function.size().timeout().toSeconds());
        assertThat(properties.path("FunctionName").asText())
                .isEqualTo("OaBridge-" + function.functionName());
        assertThat(properties.has("TracingConfig")).isFalse();
        assertThat(properties.has("ReservedConcurrentExecutions")).isFalse();
        assertThat(properties.path("SnapStart").toString())
                .isEqualTo(
                        function.size().snapStart() ? "{\"ApplyOn\":\"PublishedVersions\"}" : "");
    }

    @ParameterizedTest
    @EnumSource
    void aFunctionCanBeHadOtherwise(FunctionSpec function) {
        JsonNode properties = properties(SynthesisedTemplate.otherwise(), function);

        assertThat(properties.path("Architectures").toString()).isEqualTo("[\"x86_64\"]");
        assertThat(properties.at("/SnapStart/ApplyOn").asText()).isEqualTo("PublishedVersions");
        assertThat(properties.at("/TracingConfig/Mode").asText()).isEqualTo("Active");
        assertThat(properties.path("FunctionName").asText())
                .isEqualTo("Trial-" + function.functionName());
    }

    /** Settings reads them at the first call, and a function that misses one does not start. */
    @ParameterizedTest
    @EnumSource
    void aFunctionIsToldAllItNeedsAndNothingElse(FunctionSpec function) {
        JsonNode variables =
                properties(SynthesisedTemplate.standard(), function).at("/Environment/Variables");
        Set<String> declared =
                function.environment().stream()
                        .map(EnvironmentKey::variable)
                        .collect(Collectors.toSet());
        Set<String> needed =
                function.environment().stream()
                        .filter(EnvironmentKey::required)
                        .map(EnvironmentKey::variable)
                        .collect(Collectors.toSet());

        assertThat(variables.properties().stream().map(Map.Entry::getKey))
                .containsAll(needed)
                .isSubsetOf(declared)
                .contains(EnvironmentKey.INSTALLATION.variable());
    }

    @Test
    void whatIsToldIsWhatItIsCalled() {
        JsonNode variables =
                properties(SynthesisedTemplate.standard(), FunctionSpec.TO_MESSENGER)
                        .at("/Environment/Variables");

        assertThat(variables.path("OABRIDGE_FILES_TABLE").toString())
                .isEqualTo("{\"Ref\":\"FilesTable\"}");
        assertThat(variables.path("OABRIDGE_TO_MESSENGER_DEAD_LETTER_QUEUE_URL").toString())
                .isEqualTo("{\"Ref\":\"ToMessengerDeadLetters\"}");
        assertThat(variables.path("OABRIDGE_ZALO_SECRET_ID").toString())
                .isEqualTo("{\"Ref\":\"ZaloSecret\"}");
        assertThat(variables.path("OABRIDGE_PUBLIC_URL").toString())
                .isEqualTo("{\"Fn::GetAtt\":[\"BridgeApi\",\"ApiEndpoint\"]}");
        assertThat(variables.path("OABRIDGE_INSTALLATION").asText()).isEqualTo("OaBridge");
    }

    @Test
    void settingsOfTheContextReachTheFunctions() {
        SynthesisedTemplate template = SynthesisedTemplate.otherwise();
        JsonNode worker =
                properties(template, FunctionSpec.TO_HELPDESK).at("/Environment/Variables");
        JsonNode pages = properties(template, FunctionSpec.CONNECT).at("/Environment/Variables");

        assertThat(worker.path("OABRIDGE_ZALO_MEDIA_HOSTS").asText())
                .isEqualTo("media.example.com");
        assertThat(pages.path("OABRIDGE_LANGUAGE").asText()).isEqualTo("en");
        assertThat(pages.path("OABRIDGE_PUBLIC_URL").asText())
                .isEqualTo("https://bridge.example.com");
    }

    @ParameterizedTest
    @EnumSource
    void aFunctionKeepsItsLogForAsLongAsAsked(FunctionSpec function) {
        assertThat(retention(SynthesisedTemplate.standard(), "OaBridge", function)).isEqualTo(30);
        assertThat(retention(SynthesisedTemplate.otherwise(), "Trial", function)).isEqualTo(7);
    }

    private static int retention(
            SynthesisedTemplate template, String installation, FunctionSpec function) {
        String group = properties(template, function).at("/LoggingConfig/LogGroup/Ref").asText();
        JsonNode log = template.resource(group).path("Properties");
        assertThat(log.path("LogGroupName").asText())
                .isEqualTo("/oabridge/" + installation + "/" + function.functionName());
        return log.path("RetentionInDays").asInt();
    }

    /** sam local invoke finds a function by its name, and its code by this. */
    @ParameterizedTest
    @EnumSource
    void samFindsTheCode(FunctionSpec function) {
        JsonNode metadata =
                SynthesisedTemplate.standard().resource(function.functionName()).path("Metadata");

        assertThat(metadata.path("aws:asset:property").asText()).isEqualTo("Code");
        assertThat(Path.of("target", "cdk.standard", metadata.path("aws:asset:path").asText()))
                .exists()
                .isNotEqualTo(Path.of("target", "cdk.standard", ""));
    }

    private static JsonNode properties(SynthesisedTemplate template, FunctionSpec function) {
        return template.resource(function.functionName()).path("Properties");
    }
}
