package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Labelling;
import io.llmrouter.engine.policy.Lesson;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Reason;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts candidates in an order of the application's: that of a bean, or of an expression that names targets.
 *
 * <p>Formula and unit are the application's. It cannot add a candidate and cannot drop one: what it gives that is none is
 * left out, and whom it does not give follows in the list's order. When it fails, the list's order holds and the reason
 * says how it failed. Use it for what only the application knows.
 */
final class Custom implements Strategy {

    private static final Logger LOG = System.getLogger(Custom.class.getName());
    private static final Reason LEFT_OUT = Reason.of("in the list's order: the custom strategy left it out");

    private final Strategy inner;

    Custom(StrategySettings settings, CustomStrategies customs) {
        String bean = settings.text("bean");
        String expression = settings.text("expression");
        if (bean != null && expression != null) {
            throw new IllegalArgumentException("the strategy 'custom' has a bean or an expression, not both");
        }
        this.inner = chosen(bean, expression, customs);
    }

    private static Strategy chosen(@Nullable String bean, @Nullable String expression, CustomStrategies customs) {
        return expression == null ? customs.bean(bean) : new Preferred(customs.expression(expression));
    }

    @Override
    public List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
        List<Ranked> given;
        try {
            given = inner.rank(Collections.unmodifiableList(candidates), request, signals);
        } catch (RuntimeException e) {
            Reason failed = Reason.of("in the list's order: the custom strategy failed: " + e);
            return candidates.stream()
                    .map(each -> new Ranked(each, null, failed))
                    .toList();
        }
        return complete(given, candidates);
    }

    private static List<Ranked> complete(@Nullable List<Ranked> given, List<Candidate> candidates) {
        Set<Candidate> left = Collections.newSetFromMap(new IdentityHashMap<>(candidates.size()));
        left.addAll(candidates);
        List<Ranked> ranked = new ArrayList<>(candidates.size());
        if (given != null) {
            for (Ranked each : given) {
                if (left.remove(each.candidate())) {
                    ranked.add(each);
                }
            }
        }
        for (Candidate each : candidates) {
            if (left.contains(each)) {
                ranked.add(new Ranked(each, null, LEFT_OUT));
            }
        }
        return ranked;
    }

    @Override
    public void answered(PlanRequest request, Target target) {
        try {
            inner.answered(request, target);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a custom strategy failed to hear who answered", e);
        }
    }

    @Override
    public void learned(Lesson lesson) {
        try {
            inner.learned(lesson);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a custom strategy failed to hear how a call went", e);
        }
    }

    @Override
    public boolean leavesTies() {
        return inner.leavesTies();
    }

    @Override
    public List<Labelling> labellings() {
        return inner.labellings();
    }
}
