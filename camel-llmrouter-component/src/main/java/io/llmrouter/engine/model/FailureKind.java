package io.llmrouter.engine.model;

import java.util.Locale;

/**
 * The closed set of ways a call can fail, each with what may be tried next. The columns are the failover law: stages
 * read them and have no cases of their own.
 */
public enum FailureKind {
    RATE_LIMITED(Repeat.LAST_CHOICE, true, Onward.ANY, Feeds.KEY_COOLS),
    OVERLOADED(Repeat.BACKOFF, false, Onward.ANY, Feeds.BREAKER),
    SERVER_ERROR(Repeat.BACKOFF, false, Onward.ANY, Feeds.BREAKER),
    /** The request never left: DNS, connect, TLS. */
    CONNECTION(Repeat.AT_ONCE, false, Onward.ANY, Feeds.BREAKER),
    /** The request left and the connection broke before the answer was whole; whether it was billed is unknown. */
    CONNECTION_LOST(Repeat.AFTER_SEND, false, Onward.ANY, Feeds.BREAKER),
    /** No answer in time; whether it was billed is unknown. */
    TIMEOUT(Repeat.AFTER_SEND, false, Onward.ANY, Feeds.BREAKER),
    MALFORMED_RESPONSE(Repeat.ONCE, false, Onward.ANY, Feeds.BREAKER),
    TOOL_GENERATION_FAILED(Repeat.ONCE, false, Onward.ANY, Feeds.NOTHING),
    AUTHENTICATION(Repeat.NO, true, Onward.ANY, Feeds.KEY_REJECTED),
    BILLING(Repeat.NO, true, Onward.ANY, Feeds.KEY_REJECTED),
    PERMISSION(Repeat.NO, true, Onward.ANY, Feeds.TARGET_OFF),
    /** The model is unknown to the provider, or hidden from this key. */
    NOT_FOUND(Repeat.NO, true, Onward.ANY, Feeds.TARGET_OFF),
    /** The prompt, or the answer that is asked for, is too long for the model. */
    CONTEXT_LENGTH(Repeat.CLAMPED, false, Onward.LARGER_WINDOW, Feeds.NOTHING),
    /** The payload is over the provider's limit, or the answer over ours. */
    TOO_LARGE(Repeat.NO, false, Onward.LARGER_LIMIT, Feeds.NOTHING),
    CONTENT_POLICY(Repeat.NO, false, Onward.IF_ALLOWED, Feeds.NOTHING),
    INVALID_REQUEST(Repeat.NO, false, Onward.NO, Feeds.NOTHING),
    /** The target lacks what the request needs: found out before sending, or told by the provider. */
    UNSUPPORTED(Repeat.NO, false, Onward.ANY, Feeds.NOTHING),
    /** The target's breaker refused the attempt; nothing was sent. */
    TRIPPED(Repeat.NO, false, Onward.ANY, Feeds.NOTHING),
    /** One of our own limits allows no more. */
    LIMIT_EXCEEDED(Repeat.NO, false, Onward.ANY, Feeds.NOTHING),
    BUDGET_EXCEEDED(Repeat.NO, false, Onward.NO, Feeds.NOTHING),
    BLOCKED(Repeat.NO, false, Onward.NO, Feeds.NOTHING),
    NO_ELIGIBLE_MODEL(Repeat.NO, false, Onward.NO, Feeds.NOTHING),
    CANCELLED(Repeat.NO, false, Onward.NO, Feeds.NOTHING);

    /** Whether the same target is tried again with the same key. */
    public enum Repeat {
        NO,
        AT_ONCE,
        ONCE,
        BACKOFF,
        /** With backoff, unless the policy forbids to repeat what was already sent. */
        AFTER_SEND,
        /** Only when neither another key nor another candidate is left, after Retry-After or backoff. */
        LAST_CHOICE,
        /** Once, with a shorter answer asked for, if only that overflows. */
        CLAMPED
    }

    /** Which other candidates may be tried. */
    public enum Onward {
        NO,
        ANY,
        LARGER_WINDOW,
        LARGER_LIMIT,
        /** Only if the policy lists where to go. */
        IF_ALLOWED
    }

    /** What learns of the failure. */
    public enum Feeds {
        NOTHING,
        BREAKER,
        KEY_COOLS,
        KEY_REJECTED,
        TARGET_OFF
    }

    private final Repeat repeat;
    private final boolean otherKey;
    private final Onward onward;
    private final Feeds feeds;

    FailureKind(Repeat repeat, boolean otherKey, Onward onward, Feeds feeds) {
        this.repeat = repeat;
        this.otherKey = otherKey;
        this.onward = onward;
        this.feeds = feeds;
    }

    public Repeat repeat() {
        return repeat;
    }

    public boolean otherKey() {
        return otherKey;
    }

    public Onward onward() {
        return onward;
    }

    public Feeds feeds() {
        return feeds;
    }

    /** The kind as it is written in headers, metrics and JSON: {@code rate_limited}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
