package io.llmrouter.engine.model;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a request is to be routed. What is null or empty is left to the policy; a caller may narrow what the policy
 * allows, never widen it.
 *
 * @param policy the policy to decide by
 * @param models targets, aliases or wildcards to choose from instead of the policy's candidates
 * @param strategy the strategy's name, instead of the policy's
 * @param timeout the longest the whole call may take; shortens the policy's total
 * @param maxCost the most the call may cost, by estimate
 * @param tenant who pays
 * @param user who asks
 * @param tags facts about the request that rules ask for, such as {@code personal-data}
 * @param priority how urgent it is
 * @param context the caller's own object, handed to {@code when} conditions; the engine never looks into it
 */
public record CallOptions(
        @Nullable String policy,
        List<String> models,
        @Nullable String strategy,
        @Nullable Duration timeout,
        @Nullable Money maxCost,
        @Nullable String tenant,
        @Nullable String user,
        Set<String> tags,
        Priority priority,
        @Nullable Object context) {

    /** Everything as the policy named {@code default} has it. */
    public static final CallOptions DEFAULT =
            new CallOptions(null, List.of(), null, null, null, null, null, Set.of(), Priority.NORMAL, null);

    public CallOptions {
        Objects.requireNonNull(priority, "priority");
        models = List.copyOf(models);
        tags = Set.copyOf(tags);
        if (timeout != null && (timeout.isNegative() || timeout.isZero())) {
            throw new IllegalArgumentException("timeout must be more than zero, not " + timeout);
        }
    }

    public CallOptions withPolicy(@Nullable String name) {
        return new CallOptions(name, models, strategy, timeout, maxCost, tenant, user, tags, priority, context);
    }

    public CallOptions withModels(List<String> names) {
        return new CallOptions(policy, names, strategy, timeout, maxCost, tenant, user, tags, priority, context);
    }

    public CallOptions withStrategy(@Nullable String name) {
        return new CallOptions(policy, models, name, timeout, maxCost, tenant, user, tags, priority, context);
    }

    public CallOptions withTimeout(@Nullable Duration limit) {
        return new CallOptions(policy, models, strategy, limit, maxCost, tenant, user, tags, priority, context);
    }

    public CallOptions withMaxCost(@Nullable Money limit) {
        return new CallOptions(policy, models, strategy, timeout, limit, tenant, user, tags, priority, context);
    }

    public CallOptions withCaller(@Nullable String who, @Nullable String payer) {
        return new CallOptions(policy, models, strategy, timeout, maxCost, payer, who, tags, priority, context);
    }

    public CallOptions withTags(Set<String> facts) {
        return new CallOptions(policy, models, strategy, timeout, maxCost, tenant, user, facts, priority, context);
    }

    public CallOptions withPriority(Priority urgency) {
        return new CallOptions(policy, models, strategy, timeout, maxCost, tenant, user, tags, urgency, context);
    }

    public CallOptions withContext(@Nullable Object object) {
        return new CallOptions(policy, models, strategy, timeout, maxCost, tenant, user, tags, priority, object);
    }
}
