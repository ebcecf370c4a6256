package io.oabridge.architecture.broken.handler;

/** Names that say nothing. */
public final class Names {
    private Names() {}

    record ThingManager() {}

    record ThingHelper() {}

    record ThingUtil() {}

    record ThingUtils() {}

    record ThingImpl() {}

    record BaseThing() {}

    record AbstractThing() {}
}
