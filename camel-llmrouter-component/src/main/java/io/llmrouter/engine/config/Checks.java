package io.llmrouter.engine.config;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.CandidatePattern;
import java.util.List;

/**
 * What can only be checked when everything is read: that names stand for something, and constraints can be met.
 *
 * @param draft what was read
 * @param roster every target of it
 * @param problems takes the mistakes
 */
record Checks(Draft draft, ConfiguredRoster roster, Problems problems) {

    void run() {
        draft.references.forEach(this::check);
        draft.choices.forEach(this::check);
        draft.policyNames.forEach(this::check);
    }

    private void check(Draft.PolicyName policy) {
        String name = policy.name();
        if (!name.equals("default") && !draft.policies.containsKey(name) && !draft.broken.contains(name)) {
            problems.unknown(policy.node().spot(), "policy", policy.node().text(), draft.policies.keySet());
        }
    }

    private void check(Draft.Reference reference) {
        String pattern = reference.pattern().pattern();
        if (draft.isBroken(pattern)) {
            return;
        }
        try {
            roster.resolve(List.of(reference.pattern()));
        } catch (UnknownTarget e) {
            draft.broken.add(pattern);
            boolean asWritten = pattern.equals(reference.node().text().strip());
            String message = asWritten
                    ? String.valueOf(e.getMessage())
                    : "'" + reference.node().text() + "' stands for nothing that is configured";
            problems.add(
                    reference.node().spot(), message, asWritten ? e.nearest().orElse(null) : null);
        }
    }

    private void check(Draft.Choice choice) {
        Fields fields = choice.fields();
        boolean sound =
                choice.candidates().stream().map(CandidatePattern::pattern).noneMatch(draft::isBroken);
        if (fields == null || !sound) {
            return;
        }
        List<Candidate> candidates = roster.resolve(choice.candidates());
        if (!candidates.isEmpty()) {
            Feasibility.check(candidates, choice.demanded(), fields);
        }
    }
}
