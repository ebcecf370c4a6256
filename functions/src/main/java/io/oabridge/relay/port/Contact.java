package io.oabridge.relay.port;

import io.oabridge.domain.Conversation;
import io.oabridge.domain.Customer;
import io.oabridge.domain.HelpdeskUserId;
import io.oabridge.domain.Profile;
import java.time.Instant;
import java.util.Optional;

/**
 * A customer and who they are to the helpdesk: the user that stands for them and their newest
 * conversation. {@code named} is false while agents still see the fallback name, because the
 * messenger has not told the real one yet.
 */
public record Contact(
        Customer customer,
        HelpdeskUserId user,
        boolean named,
        Optional<Conversation> conversation,
        ProfileCheck profileCheck) {

    /** A contact whose profile nobody has looked at yet. */
    public Contact(
            Customer customer,
            HelpdeskUserId user,
            boolean named,
            Optional<Conversation> conversation) {
        this(customer, user, named, conversation, ProfileCheck.NEVER);
    }

    public Contact in(Conversation newest) {
        return new Contact(customer, user, named, Optional.of(newest), profileCheck);
    }

    /** Agents see this profile since {@code at}. */
    public Contact shownAs(Profile profile, Instant at) {
        return new Contact(
                customer,
                user,
                true,
                conversation,
                new ProfileCheck(Optional.of(at), Optional.of(profile.fingerprint())));
    }

    /** The messenger was asked for the profile, and agents go on seeing what they saw. */
    public Contact checkedAt(Instant at) {
        return new Contact(
                customer,
                user,
                named,
                conversation,
                new ProfileCheck(Optional.of(at), profileCheck.fingerprint()));
    }

    /**
     * When the messenger was last asked for the profile, and the fingerprint of what agents see;
     * empty when that is not known.
     */
    public record ProfileCheck(Optional<Instant> at, Optional<String> fingerprint) {
        public static final ProfileCheck NEVER =
                new ProfileCheck(Optional.empty(), Optional.empty());
    }
}
