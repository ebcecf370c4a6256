package io.oabridge.zalo;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the bridge does with each event that Zalo is known to send (docs/platforms/zalo.md §5.5).
 */
enum EventRule {
    /** A customer's words to the OA: relayed. Sender is the customer, recipient the OA. */
    CUSTOMER_MESSAGE(
            """
            user_send_text user_send_image user_send_gif user_send_sticker user_send_audio
            user_send_video user_send_file user_send_link user_send_location
            user_send_business_card
            """),
    /**
     * The OA's words to a customer; sender and recipient swapped. Only those of a person in OA
     * Manager are of interest: the others are echoes of what programs sent.
     */
    OA_MESSAGE(
            """
            oa_send_text oa_send_image oa_send_gif oa_send_file oa_send_sticker oa_send_list
            oa_send_template
            """),
    /** Sent by the OA too, in forms that are not known well enough to be checked. */
    OA_OTHER(
            """
            oa_send_link oa_send_video oa_send_msg oa_send_carousel oa_send_action
            oa_send_consent oa_send_anonymous_text oa_send_anonymous_image
            oa_send_anonymous_file oa_send_anonymous_sticker
            """),
    /** A customer's feeling about a message. Sender is the customer, recipient the OA. */
    REACTION("user_reacted_message"),
    /** A customer begins or ends following the OA; flat, with a {@code follower}. */
    FOLLOWING("follow unfollow"),
    /** A customer takes back the consent to be remembered; flat, with a {@code user_id}. */
    WITHDRAWAL("user_withdraw"),
    /** Carries no message of a customer the bridge could answer. */
    NOT_SHOWN(
            """
            anonymous_send_text anonymous_send_image anonymous_send_file anonymous_send_sticker
            user_received_message user_seen_message oa_reacted_message
            user_click_chatnow user_submit_info add_user_to_tag
            remove_user_from_tag remove_tag update_user_info extension_purchased
            widget_interaction_accepted widget_failed_to_sync_user_external_id
            user_reply_consent user_call_oa oa_call_user
            change_template_status change_template_quality change_template_quota
            change_oa_daily_quota change_oa_template_tags event_journey_time_out
            event_journey_acknowledged shop_has_order user_asking_product user_feedback
            user_click_response_button
            create_group delete_group update_group_info add_group_admin remove_group_admin
            user_join_group user_out_group user_request_join_group reject_request_join_group
            accept_request_join_group react_request_join_group
            """);

    private static final String CUSTOMER_IN_GROUP = "user_send_group_";
    private static final String OA_IN_GROUP = "oa_send_group_";
    private static final Map<String, EventRule> BY_EVENT =
            Stream.of(values())
                    .flatMap(rule -> rule.events().map(event -> Map.entry(event, rule)))
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final String events;

    EventRule(String events) {
        this.events = events;
    }

    /** The rule of an event; empty when the event is unknown. */
    static Optional<EventRule> of(String event) {
        if (event.startsWith(CUSTOMER_IN_GROUP)) {
            return Optional.of(NOT_SHOWN);
        }
        if (event.startsWith(OA_IN_GROUP)) {
            return Optional.of(OA_OTHER);
        }
        return Optional.ofNullable(BY_EVENT.get(event));
    }

    /** The events named in the table; those of group chats are recognised by how they begin. */
    Stream<String> events() {
        return events.lines().flatMap(line -> Stream.of(line.strip().split(" ")));
    }
}
