package io.llmrouter.engine.config;

import io.llmrouter.engine.config.Node.Kind;
import io.llmrouter.engine.policy.CandidatePattern;
import io.llmrouter.engine.policy.Constraints;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.Retry;
import io.llmrouter.engine.policy.Rule;
import io.llmrouter.engine.policy.StrategySpec;
import io.llmrouter.engine.policy.Timeouts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the entries of {@code policies}. */
final class PolicyReader {

    private static final List<String> MATCHES = List.of("first", "all");

    static final StrategySpec USUAL = StrategySpec.of("ordered");

    private final Draft draft;
    private final Values values;
    private final StrategyReader strategies;
    private final CandidateReader candidates;
    private final ConstraintsReader constraints;
    private final RuleReader rules;
    private final LastResortReader lastResorts;
    private final FailoverReader failover;

    PolicyReader(Draft draft, StrategyReader strategies, ConditionReader conditions, CandidateReader candidates) {
        this.draft = draft;
        this.values = strategies.values();
        this.strategies = strategies;
        this.candidates = candidates;
        this.constraints = new ConstraintsReader(draft);
        this.rules = new RuleReader(draft, strategies, conditions, candidates);
        this.lastResorts = new LastResortReader(candidates, values);
        this.failover = new FailoverReader(candidates, values);
    }

    void read(Map<String, Node> entries) {
        entries.forEach((name, node) -> {
            checkName(name, node);
            Fields fields = Fields.open(node, PolicySections.POLICY, values);
            Policy policy = fields == null ? null : policy(name, fields);
            if (policy == null) {
                draft.broken.add(name);
            } else {
                draft.policies.put(name, policy);
            }
        });
    }

    private void checkName(String name, Node node) {
        if (draft.aliases.containsKey(name)) {
            values.problems().add(node.spot(), "there is an alias of the same name, which would hide this policy");
        } else if (name.isBlank() || name.indexOf('/') >= 0) {
            values.problems().add(node.spot(), "'" + name + "' cannot be a policy's name: it has no slash");
        }
    }

    private @Nullable Policy policy(String name, Fields fields) {
        int before = values.problems().count();
        List<CandidatePattern> chosen = candidates(fields);
        Fields demands = fields.section("constraints", PolicySections.CONSTRAINTS);
        Constraints demanded = constraints.read(demands);
        checkMatch(fields);
        List<Rule> special = rules.read(fields, chosen, demanded);
        StrategySpec strategy = strategies.read(fields);
        Retry retry = retry(fields);
        Timeouts timeouts = timeouts(fields);
        Policy policy = new Policy(
                name,
                chosen,
                demanded,
                special,
                strategy == null ? USUAL : strategy,
                retry,
                timeouts,
                lastResorts.read(fields),
                failover.fallbacks(fields),
                failover.hedge(fields),
                failover.streamGuard(fields),
                fields.flag("coalesce", false));
        if (values.problems().count() > before) {
            return null;
        }
        draft.choices.add(new Draft.Choice(chosen, List.of(demanded), demands));
        return policy;
    }

    private void checkMatch(Fields fields) {
        String match = fields.text("match");
        if (match != null && !MATCHES.contains(match)) {
            values.problems().unknown(fields.spot("match"), "word", match, MATCHES);
        }
    }

    private List<CandidatePattern> candidates(Fields fields) {
        Node node = fields.node("candidates");
        if (node == null) {
            values.problems().add(fields.spot(), "has no candidates");
            return List.of();
        }
        fields.items("candidates");
        Node list = node.asList();
        return list.is(Kind.LIST) ? candidates.read(list) : List.of();
    }

    private Retry retry(Fields policy) {
        Fields fields = policy.section("retry", PolicySections.RETRY);
        Retry usual = Retry.DEFAULT;
        if (fields == null) {
            return usual;
        }
        Duration backoff = fields.pause("backoff", usual.backoff());
        Duration longest = fields.pause("maxBackoff", usual.maxBackoff());
        if (backoff.compareTo(longest) > 0) {
            String blamed = fields.has("maxBackoff") ? "maxBackoff" : "backoff";
            values.problems()
                    .add(fields.spot(blamed), "the first wait (backoff) is longer than the longest (maxBackoff)");
        }
        Long attempts = fields.whole("maxAttempts", 1);
        return new Retry(
                attempts == null ? usual.maxAttempts() : (int) Math.min(attempts, Integer.MAX_VALUE),
                backoff,
                longest,
                fields.number("jitter", 1, usual.jitter()),
                fields.flag("afterSend", usual.afterSend()));
    }

    private Timeouts timeouts(Fields policy) {
        Fields fields = policy.section("timeout", PolicySections.TIMEOUT);
        Timeouts usual = Timeouts.DEFAULT;
        return fields == null
                ? usual
                : new Timeouts(
                        fields.duration("connect", usual.connect()),
                        fields.duration("firstToken", usual.firstToken()),
                        fields.duration("idle", usual.idle()),
                        fields.duration("total", usual.total()));
    }
}
