package io.llmrouter.engine.observe.micrometer;

import static io.llmrouter.engine.observe.micrometer.MeterTag.ACCOUNT;
import static io.llmrouter.engine.observe.micrometer.MeterTag.BREAKER;
import static io.llmrouter.engine.observe.micrometer.MeterTag.ERROR;
import static io.llmrouter.engine.observe.micrometer.MeterTag.EVENT;
import static io.llmrouter.engine.observe.micrometer.MeterTag.KEY;
import static io.llmrouter.engine.observe.micrometer.MeterTag.MODEL;
import static io.llmrouter.engine.observe.micrometer.MeterTag.OPERATION;
import static io.llmrouter.engine.observe.micrometer.MeterTag.OUTCOME;
import static io.llmrouter.engine.observe.micrometer.MeterTag.POLICY;
import static io.llmrouter.engine.observe.micrometer.MeterTag.PRIORITY;
import static io.llmrouter.engine.observe.micrometer.MeterTag.PROVIDER;
import static io.llmrouter.engine.observe.micrometer.MeterTag.RESULT;
import static io.llmrouter.engine.observe.micrometer.MeterTag.TARGET;
import static io.llmrouter.engine.observe.micrometer.MeterTag.TOKEN_CLASS;
import static io.llmrouter.engine.observe.micrometer.MeterTag.TOKEN_TYPE;
import static io.llmrouter.engine.observe.micrometer.MeterTag.WAITED;

import io.micrometer.core.instrument.Meter;
import java.util.List;

/**
 * Every meter of the router. Those named {@code gen_ai.} are OpenTelemetry's, as its semantic conventions for generative AI
 * say; each attempt is one of their operations.
 */
public enum RouterMeter {
    CALLS(
            "llmrouter.calls",
            Meter.Type.TIMER,
            "seconds",
            "Calls that are over, and how long they took",
            POLICY,
            RESULT),
    CALLS_UNDER_WAY(
            "llmrouter.calls.under.way",
            Meter.Type.GAUGE,
            "calls",
            "Calls that are not over, streams being read included"),
    ATTEMPTS("llmrouter.attempts", Meter.Type.COUNTER, "attempts", "Calls of one target with one key", TARGET, OUTCOME),
    TOKENS("llmrouter.tokens", Meter.Type.COUNTER, "tokens", "Tokens by what they are billed as", TARGET, TOKEN_CLASS),
    COST("llmrouter.cost", Meter.Type.COUNTER, "usd", "What attempts cost, where the price is known", TARGET),
    COST_UNKNOWN("llmrouter.cost.unknown", Meter.Type.COUNTER, "attempts", "Attempts whose cost nobody knows", TARGET),
    FALLBACKS(
            "llmrouter.fallbacks",
            Meter.Type.COUNTER,
            "attempts",
            "Times a call went on to another target, its last resort included",
            POLICY),
    HEDGES("llmrouter.hedges", Meter.Type.COUNTER, "attempts", "Attempts made beside a late one", POLICY),
    COALESCED("llmrouter.coalesced", Meter.Type.COUNTER, "calls", "Calls that got the answer of another one", POLICY),
    DEGRADED(
            "llmrouter.degraded",
            Meter.Type.COUNTER,
            "calls",
            "Calls that a last resort answered, or whose answer did not pass verification",
            POLICY),
    WAITS(
            "llmrouter.waits",
            Meter.Type.TIMER,
            "seconds",
            "Times a call found no place at a target, and how long it waited for one",
            TARGET,
            PRIORITY,
            WAITED),
    TARGET_WAITING("llmrouter.target.waiting", Meter.Type.GAUGE, "calls", "Calls that wait for a place", TARGET),
    BREAKER_STATE(
            "llmrouter.breaker", Meter.Type.GAUGE, "", "1 for the state the target's breaker is in", TARGET, BREAKER),
    TARGET_OUT("llmrouter.target.out", Meter.Type.GAUGE, "", "1 while an operator has taken the target out", TARGET),
    TARGET_CALLS(
            "llmrouter.target.calls.under.way",
            Meter.Type.GAUGE,
            "attempts",
            "Calls of the target that are not over, streams being read included",
            TARGET),
    TARGET_ERRORS(
            "llmrouter.target.error.rate",
            Meter.Type.GAUGE,
            "",
            "The share of failed calls, the latest counting most; 0 when there were none",
            TARGET),
    TARGET_REQUESTS_LEFT(
            "llmrouter.target.requests.left",
            Meter.Type.GAUGE,
            "requests",
            "What the provider said last is left of its limit of requests; not a number when it says nothing that still holds",
            TARGET),
    TARGET_TOKENS_LEFT(
            "llmrouter.target.tokens.left", Meter.Type.GAUGE, "tokens", "The same of its limit of tokens", TARGET),
    TARGET_WARM(
            "llmrouter.target.conversations.warm",
            Meter.Type.GAUGE,
            "conversations",
            "Conversations of which the target's prompt cache is likely to hold something",
            TARGET),
    KEYS("llmrouter.keys", Meter.Type.GAUGE, "keys", "Keys by whether they may be used", ACCOUNT, KEY),
    EVENTS("llmrouter.events", Meter.Type.COUNTER, "events", "What happened to targets and keys", ACCOUNT, EVENT),
    OPERATION_DURATION(
            "gen_ai.client.operation.duration",
            Meter.Type.TIMER,
            "seconds",
            "How long an attempt took, a stream to its end",
            OPERATION,
            PROVIDER,
            MODEL,
            ERROR),
    FIRST_CHUNK(
            "gen_ai.client.operation.time_to_first_chunk",
            Meter.Type.TIMER,
            "seconds",
            "How long the first content of a stream took",
            OPERATION,
            PROVIDER,
            MODEL),
    TOKEN_USAGE(
            "gen_ai.client.token.usage",
            Meter.Type.DISTRIBUTION_SUMMARY,
            "tokens",
            "How many tokens an attempt used",
            OPERATION,
            PROVIDER,
            MODEL,
            TOKEN_TYPE);

    private final String meter;
    private final Meter.Type type;
    private final String unit;
    private final String description;
    private final List<MeterTag> tags;

    RouterMeter(String meter, Meter.Type type, String unit, String description, MeterTag... tags) {
        this.meter = meter;
        this.type = type;
        this.unit = unit;
        this.description = description;
        this.tags = List.of(tags);
    }

    /** The meter's name, as Micrometer has it. */
    public String meter() {
        return meter;
    }

    /** What kind of meter it is. */
    public Meter.Type type() {
        return type;
    }

    /** What is counted or measured; empty for a mere number. */
    public String unit() {
        return unit;
    }

    /** What it tells, for a person. */
    public String description() {
        return description;
    }

    /** Its tags, all of which every one of its series has, in this order. */
    public List<MeterTag> tags() {
        return tags;
    }
}
