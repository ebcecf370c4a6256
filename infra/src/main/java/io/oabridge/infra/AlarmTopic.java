package io.oabridge.infra;

import java.util.Optional;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/** Where alarms go. Without an address it is there all the same, for whatever subscribes to it. */
final class AlarmTopic extends Construct {
    private final Topic topic;

    AlarmTopic(Construct scope, String installation, Optional<String> email) {
        super(scope, "AlarmTopic");
        topic =
                Topic.Builder.create(this, "Topic")
                        .displayName("OA Bridge " + installation)
                        .enforceSsl(true)
                        .build();
        email.ifPresent(address -> topic.addSubscription(new EmailSubscription(address)));
    }

    Topic topic() {
        return topic;
    }
}
