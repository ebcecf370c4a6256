package io.oabridge.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.topology.ConstantName;
import io.oabridge.topology.QueueSpec;
import io.oabridge.topology.TableSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps data: tables, queues, secrets, and the key of the tokens. */
class DataTest {
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String SECRET = "AWS::SecretsManager::Secret";
    private static final String KEY = "AWS::KMS::Key";
    private static final int FOURTEEN_DAYS = 14 * 24 * 60 * 60;

    @ParameterizedTest
    @EnumSource
    void everyTableIsThereWithItsKey(TableSpec table) {
        JsonNode properties = properties(table);

        assertThat(properties.path("KeySchema").toString())
                .isEqualTo("[{\"AttributeName\":\"key\",\"KeyType\":\"HASH\"}]");
        assertThat(properties.path("AttributeDefinitions").toString())
                .isEqualTo("[{\"AttributeName\":\"key\",\"AttributeType\":\"S\"}]");
        assertThat(properties.path("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
        assertThat(
                        properties
                                .at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                                .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void itemsAreForgottenOnlyWhereTheyMayBe(TableSpec table) {
        assertThat(properties(table).path("TimeToLiveSpecification").toString())
                .isEqualTo(
                        table.expires()
                                ? "{\"AttributeName\":\"expiresAt\",\"Enabled\":true}"
                                : "");
    }

    /** A table that outlived a stack would be in the way of the next one if it had a name. */
    @ParameterizedTest
    @EnumSource
    void tablesOutliveTheStackAndAreNotInTheWay(TableSpec table) {
        JsonNode resource = SynthesisedTemplate.standard().resource(logicalId(table));

        assertThat(resource.path("DeletionPolicy").asText()).isEqualTo("Retain");
        assertThat(resource.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
        assertThat(properties(table).path("DeletionProtectionEnabled").asBoolean()).isTrue();
        assertThat(properties(table).has("TableName")).isFalse();
    }

    @Test
    void tokensAreEncryptedWithTheirOwnKey() {
        String key = SynthesisedTemplate.standard().all(KEY).keySet().iterator().next();

        assertThat(properties(TableSpec.TOKENS).path("SSESpecification").toString())
                .isEqualTo(
                        "{\"KMSMasterKeyId\":{\"Fn::GetAtt\":[\"%s\",\"Arn\"]},\"SSEEnabled\":true,\"SSEType\":\"KMS\"}"
                                .formatted(key));
        assertThat(
                        SynthesisedTemplate.standard()
                                .resource(key)
                                .at("/Properties/EnableKeyRotation")
                                .asBoolean())
                .isTrue();
    }

    /** CloudFormation makes a new value when this changes, over what administrators filled in. */
    @Test
    void theFirstValuesOfTheSecretsStayWhatTheyAre() {
        SynthesisedTemplate template = SynthesisedTemplate.standard();

        assertThat(
                        template.resource("ZaloSecret")
                                .at("/Properties/GenerateSecretString")
                                .toString())
                .isEqualTo(
                        "{\"ExcludePunctuation\":true,\"GenerateStringKey\":\"installKey\",\"PasswordLength\":32,\"SecretStringTemplate\":\"{}\"}");
        assertThat(template.resource("FreshchatSecret").at("/Properties/SecretString").asText())
                .isEqualTo("{}");
        assertThat(template.all(SECRET)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {SECRET, KEY})
    void secretsAndTheKeyOutliveTheStackToo(String type) {
        assertThat(SynthesisedTemplate.standard().all(type).values())
                .isNotEmpty()
                .allMatch(resource -> resource.path("DeletionPolicy").asText().equals("Retain"));
    }

    @ParameterizedTest
    @ValueSource(strings = {TABLE, SECRET, KEY})
    void nothingIsRetainedWhenThatIsWished(String type) {
        assertThat(SynthesisedTemplate.otherwise().all(type).values())
                .isNotEmpty()
                .allMatch(resource -> resource.path("DeletionPolicy").asText().equals("Delete"))
                .noneMatch(resource ->
                        resource.at("/Properties/DeletionProtectionEnabled").asBoolean());
    }

    @ParameterizedTest
    @EnumSource
    void everyQueueKeepsOrderAndHasDeadLetters(QueueSpec queue) {
        JsonNode properties = queue(queue.queueName());

        assertThat(properties.path("FifoQueue").asBoolean()).isTrue();
        assertThat(properties.has("ContentBasedDeduplication")).isFalse();
        assertThat(properties.path("VisibilityTimeout").asLong())
                .isEqualTo(QueueSpec.VISIBILITY_TIMEOUT.toSeconds());
        assertThat(properties.path("RedrivePolicy").toString())
                .isEqualTo(
                        "{\"deadLetterTargetArn\":{\"Fn::GetAtt\":[\"%sDeadLetters\",\"Arn\"]},\"maxReceiveCount\":%d}"
                                .formatted(
                                        ConstantName.capitalised(queue),
                                        QueueSpec.MAX_RECEIVE_COUNT));
    }

    @ParameterizedTest
    @EnumSource
    void deadLettersStayForTwoWeeksInOrder(QueueSpec queue) {
        JsonNode properties = queue(queue.deadLetterQueueName());

        assertThat(properties.path("FifoQueue").asBoolean()).isTrue();
        assertThat(properties.path("MessageRetentionPeriod").asInt()).isEqualTo(FOURTEEN_DAYS);
        assertThat(properties.has("RedrivePolicy")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void queuesAreEncryptedAndTakeNothingInPlainText(QueueSpec queue) {
        for (String kind : List.of("Queue", "DeadLetters")) {
            String id = ConstantName.capitalised(queue) + kind;
            assertThat(
                            SynthesisedTemplate.standard()
                                    .resource(id)
                                    .at("/Properties/SqsManagedSseEnabled")
                                    .asBoolean())
                    .isTrue();
            assertThat(policiesOf(id).map(JsonNode::toString))
                    .anyMatch(policy ->
                            policy.contains("\"Effect\":\"Deny\"")
                                    && policy.contains("{\"aws:SecureTransport\":\"false\"}"));
        }
    }

    @Test
    void nothingElseKeepsData() {
        SynthesisedTemplate template = SynthesisedTemplate.standard();

        assertThat(template.all(TABLE)).hasSize(TableSpec.values().length);
        assertThat(template.all(QUEUE)).hasSize(2 * QueueSpec.values().length);
        assertThat(template.all("AWS::S3::Bucket")).isEmpty();
    }

    private static Stream<JsonNode> policiesOf(String queue) {
        return SynthesisedTemplate.standard()
                .properties("AWS::SQS::QueuePolicy")
                .filter(policy -> policy.at("/Queues/0/Ref").asText().equals(queue));
    }

    private static JsonNode queue(String name) {
        return SynthesisedTemplate.standard().properties(QUEUE, "QueueName", "OaBridge-" + name);
    }

    private static JsonNode properties(TableSpec table) {
        return SynthesisedTemplate.standard().resource(logicalId(table)).path("Properties");
    }

    private static String logicalId(TableSpec table) {
        return ConstantName.capitalised(table) + "Table";
    }
}
