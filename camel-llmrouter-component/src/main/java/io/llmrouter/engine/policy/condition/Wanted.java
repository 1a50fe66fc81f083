package io.llmrouter.engine.policy.condition;

import io.llmrouter.engine.policy.Condition;
import io.llmrouter.engine.policy.PlanRequest;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * Asks for words: one of them, or all.
 *
 * @param what of what they are, such as {@code tenant}
 * @param words what is asked for
 * @param all whether all of them must be there, or one
 * @param test whether a request has what is asked for
 */
record Wanted(String what, Set<String> words, boolean all, BiPredicate<Set<String>, PlanRequest> test)
        implements Condition {
    Wanted {
        words = Set.copyOf(words);
    }

    @Override
    public boolean holds(PlanRequest request) {
        return test.test(words, request);
    }

    @Override
    public String describe() {
        return what + " " + String.join(", ", new TreeSet<>(words));
    }

    /** One of few is one of many; who has all of many has all of few. */
    @Override
    public boolean isImpliedBy(Condition other) {
        return other instanceof Wanted given
                && given.what.equals(what)
                && given.all == all
                && (all ? given.words.containsAll(words) : words.containsAll(given.words) && !given.words.isEmpty());
    }
}
