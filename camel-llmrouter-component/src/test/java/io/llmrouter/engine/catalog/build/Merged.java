package io.llmrouter.engine.catalog.build;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What all sources say of one model. Where they differ on the price, the majority is right; where there is none, the
 * price is unknown. Windows and longest answers are the first source's that states them, features what any says it has.
 */
final class Merged {

    private static final List<String> ORDER = List.of("models.dev", "openrouter", "litellm", "genai-prices");
    private static final Set<String> DECIDING =
            Set.of("input", "output", "search", "characters", "audioMinute", "image");

    final String id;
    final String operation;
    private final List<Fact> facts;
    private final List<Fact> winners;

    /** The facts of one id, in any order. */
    Merged(List<Fact> given) {
        facts = new ArrayList<>(given);
        facts.sort(Comparator.comparingInt(fact -> ORDER.indexOf(fact.source)));
        id = facts.get(0).id;
        operation = operation();
        facts.forEach(fact -> fact.operation = operation);
        facts.forEach(Plausible::keep);
        winners = winners();
    }

    /** Somebody who says what a model is for knows better than somebody from whose words one guesses. */
    private String operation() {
        return facts.stream()
                .filter(fact -> fact.source.equals("litellm"))
                .findFirst()
                .orElse(facts.get(0))
                .operation;
    }

    /** Whether it is described at all, by more than a price, and is something that can be asked for. */
    boolean isUsable() {
        boolean described = facts.stream().anyMatch(fact -> !fact.source.equals("genai-prices"));
        boolean speaks = !operation.equals("chat")
                || (words(fact -> fact.input).contains("text")
                        && words(fact -> fact.output).contains("text"));
        return described && speaks && id.matches("[a-z0-9-]+/[\\x21-\\x7e&&[^\"\\\\*]]+");
    }

    private List<Fact> winners() {
        Map<Map<String, BigDecimal>, List<Fact>> votes = new LinkedHashMap<>();
        for (Fact fact : facts) {
            if (!fact.rates.isEmpty()) {
                votes.computeIfAbsent(vote(fact), key -> new ArrayList<>()).add(fact);
            }
        }
        int most = votes.values().stream().mapToInt(List::size).max().orElse(0);
        List<List<Fact>> first =
                votes.values().stream().filter(group -> group.size() == most).toList();
        return first.size() == 1 ? first.get(0) : List.of();
    }

    private static Map<String, BigDecimal> vote(Fact fact) {
        Map<String, BigDecimal> vote = new TreeMap<>(fact.rates);
        vote.keySet().retainAll(DECIDING);
        if (vote.containsKey("input")) {
            vote.remove("search"); // beside tokens it is a matter of one source alone
        }
        return vote;
    }

    /** What each source says where they differ; empty where they do not. */
    Optional<String> disagreement() {
        Map<String, Map<String, BigDecimal>> votes = new LinkedHashMap<>();
        facts.stream().filter(fact -> !fact.rates.isEmpty()).forEach(fact -> votes.put(fact.source, vote(fact)));
        return new TreeSet<>(votes.values().stream().map(Object::toString).toList()).size() < 2
                ? Optional.empty()
                : Optional.of(id + " " + votes + (winners.isEmpty() ? " → unknown" : " → " + vote(winners.get(0))));
    }

    Optional<Long> window() {
        return facts.stream()
                .map(fact -> fact.window)
                .filter(java.util.Objects::nonNull)
                .findFirst();
    }

    /** The longest answer, if it fits the window. */
    Optional<Long> maxOutput() {
        return facts.stream()
                .map(fact -> fact.maxOutput)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .filter(longest -> operation.equals("chat"))
                .filter(longest -> window().map(window -> longest <= window).orElse(false));
    }

    Set<String> words(Function<Fact, Set<String>> which) {
        Set<String> words = new TreeSet<>();
        facts.forEach(fact -> words.addAll(which.apply(fact)));
        return words;
    }

    Optional<String> text(Function<Fact, String> which) {
        return facts.stream().map(which).filter(java.util.Objects::nonNull).findFirst();
    }

    /** The prices that hold as usual; empty when unknown. */
    Map<String, BigDecimal> rates() {
        Map<String, BigDecimal> rates = new TreeMap<>();
        Set<String> keys =
                winners.stream().flatMap(fact -> fact.rates.keySet().stream()).collect(Collectors.toSet());
        for (String key : keys) {
            Map<BigDecimal, Long> votes = winners.stream()
                    .map(fact -> fact.rates.get(key))
                    .filter(java.util.Objects::nonNull)
                    .collect(Collectors.groupingBy(rate -> rate, LinkedHashMap::new, Collectors.counting()));
            long most = votes.values().stream().mapToLong(Long::longValue).max().orElse(0);
            List<BigDecimal> first = votes.keySet().stream()
                    .filter(rate -> votes.get(rate) == most)
                    .toList();
            if (first.size() == 1) {
                rates.put(key, first.get(0));
            }
        }
        return rates;
    }

    /** The prices of cases, from those who are right about the usual ones; fewer conditions first. */
    Map<Map<String, Object>, Map<String, BigDecimal>> cases() {
        Map<Map<String, Object>, Map<String, BigDecimal>> cases =
                new TreeMap<>(Comparator.<Map<String, Object>>comparingInt(Map::size)
                        .thenComparing(when -> new TreeMap<>(when).toString()));
        winners.forEach(fact -> fact.cases.forEach(cases::putIfAbsent));
        return cases;
    }

    /** Those who describe the model and do not contradict its price. */
    Set<String> sources() {
        Set<String> sources = new java.util.LinkedHashSet<>();
        for (Fact fact : facts) {
            boolean contradicts = !fact.rates.isEmpty() && !winners.contains(fact);
            if (!contradicts || winners.isEmpty()) {
                sources.add(fact.source);
            }
        }
        return sources;
    }
}
