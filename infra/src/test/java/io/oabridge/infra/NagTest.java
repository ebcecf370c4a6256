package io.oabridge.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

/** cdk-nag's rules of AWS Solutions, over the template as it is by default and otherwise. */
class NagTest {

    @Test
    void theStandardTemplateBreaksNoRuleAndIsTheSameEachTime() {
        SynthesisedTemplate template = checked(Map.of(), "cdk.nag.standard");

        assertThat(template.json()).isEqualTo(SynthesisedTemplate.standard().json());
    }

    @Test
    void noSettingBreaksARule() {
        SynthesisedTemplate template = checked(SynthesisedTemplate.OTHERWISE, "cdk.nag.otherwise");

        assertThat(template.json()).isEqualTo(SynthesisedTemplate.otherwise().json());
    }

    @Test
    void everyExceptionSaysWhy() {
        List<String> reasons =
                SynthesisedTemplate.standard()
                        .json()
                        .path("Resources")
                        .findValues("cdk_nag")
                        .stream()
                        .flatMap(nag -> nag.findValues("reason").stream())
                        .map(reason -> reason.asText())
                        .toList();

        assertThat(reasons).isNotEmpty().allMatch(reason -> reason.matches("[A-Z].{40,}\\."));
    }

    /** Immutable maps are ordered differently in each process, and so would templates be. */
    @Test
    void whatIsWrittenAsItIsIsSorted() {
        JsonNode template = SynthesisedTemplate.standard().json();
        List<JsonNode> written =
                Stream.concat(
                                template.findValues("rules_to_suppress").stream()
                                        .map(rules -> rules.path(0)),
                                template.findValues("RouteSettings").stream()
                                        .flatMap(routes ->
                                                routes.properties().stream()
                                                        .map(Map.Entry::getValue)))
                        .toList();

        assertThat(written).isNotEmpty();
        for (JsonNode object : written) {
            assertThat(object.properties().stream().map(Map.Entry::getKey).toList()).isSorted();
        }
    }

    private static SynthesisedTemplate checked(Map<String, Object> context, String folder) {
        return SynthesisedTemplate.of(
                context,
                folder,
                stack -> {
                    Aspects.of(stack).add(AwsSolutionsChecks.Builder.create().build());
                    Annotations found = Annotations.fromStack(stack);
                    found.hasNoError("*", Match.stringLikeRegexp("AwsSolutions-.*"));
                    found.hasNoWarning("*", Match.stringLikeRegexp("AwsSolutions-.*"));
                });
    }
}
