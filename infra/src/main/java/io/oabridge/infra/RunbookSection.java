package io.oabridge.infra;

import io.oabridge.topology.ConstantName;

/** Where an alarm's description sends its reader: the sections of docs/runbook.md. */
enum RunbookSection {
    DEAD_LETTERS,
    WAITING_MESSAGES,
    WEBHOOK_ERRORS,
    SLOW_WEBHOOKS,
    BAD_SIGNATURES,
    DROPPED_WEBHOOKS,
    FUNCTION_ERRORS,
    THROTTLED_FUNCTIONS,
    REFUSED_MESSAGES,
    NOTES_NOT_POSTED,
    TOKEN_LIFE,
    TOKEN_REFRESH,
    RECONNECT,
    DROPPED_SCHEDULES,
    SILENT_PLATFORM;

    /** The anchor of the section's heading. */
    String anchor() {
        return ConstantName.hyphenated(this);
    }
}
