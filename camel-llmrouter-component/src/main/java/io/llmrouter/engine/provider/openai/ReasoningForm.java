package io.llmrouter.engine.provider.openai;

import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ReasoningEffort;
import io.llmrouter.engine.provider.EffortWords;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides how a request asks for a reasoning effort: by {@code reasoning_effort}, or as quirks rename it. They name the
 * place of a word, the place of a budget in tokens, and what turns reasoning on and off: {@code reasoning.max_tokens},
 * or {@code thinking.type=enabled} with the value behind the place. An empty place means that there is none. {@link
 * EffortWords} knows the words that the model accepts.
 */
final class ReasoningForm {

    /** The parameter. */
    static final String EFFORT = "reasoning_effort";

    private static final String BUDGET = "reasoning.budget";
    private static final String ON = "reasoning.on";
    private static final String OFF = "reasoning.off";

    private final Map<String, String> places;
    private final EffortWords words;
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private @Nullable String adjustment;

    private ReasoningForm(Quirks quirks) {
        this.places = quirks.rename();
        this.words = EffortWords.of(quirks);
    }

    static ReasoningForm of(ReasoningEffort effort, Quirks quirks) {
        ReasoningForm form = new ReasoningForm(quirks);
        if (EffortWords.goesWithoutSaying(effort, quirks)) {
            return form;
        }
        if (quirks.drop().contains(EFFORT)) {
            form.adjustment = "drops " + EFFORT;
        } else {
            form.say(effort);
        }
        return form;
    }

    /** The parameters to send; nested ones are maps. */
    Map<String, Object> fields() {
        return fields;
    }

    /** The adjustment, where something else is sent than was asked for; empty where not. */
    Optional<String> adjustment() {
        return Optional.ofNullable(adjustment);
    }

    private void say(ReasoningEffort effort) {
        Integer budget = effort.budgetTokens();
        if (!effort.asks()) {
            none(effort);
        } else if (budget != null) {
            turn(ON);
            budget(effort, budget);
        } else {
            turn(ON);
            word(effort, String.valueOf(effort.level()));
        }
    }

    private void none(ReasoningEffort effort) {
        if (!turn(OFF) && !putWord(words.say(effort))) {
            adjustment = "drops " + EFFORT;
        }
    }

    private void budget(ReasoningEffort effort, int tokens) {
        if (!put(places.getOrDefault(BUDGET, ""), tokens) && !putWord(words.say(effort))) {
            adjustment = "says a budget of " + tokens + " tokens as thinking";
        }
    }

    /** A word stands for as many tokens as it does elsewhere; the greatest for as many as the model likes. */
    private void word(ReasoningEffort effort, String word) {
        Integer tokens = EffortWords.tokens(word);
        String budgetPlace = places.getOrDefault(BUDGET, "");
        boolean said = putWord(words.say(effort)) || (tokens != null && put(budgetPlace, tokens));
        if (!said && budgetPlace.isEmpty()) {
            adjustment = "says " + EFFORT + " " + word + " as thinking";
        }
    }

    private boolean putWord(EffortWords.Said said) {
        if (said.word() == null || !put(wordPlace(), said.word())) {
            return false;
        }
        adjustment = said.adjustment();
        return true;
    }

    private String wordPlace() {
        return places.getOrDefault(EFFORT, EFFORT);
    }

    private boolean turn(String way) {
        String said = places.getOrDefault(way, "");
        int equals = said.indexOf('=');
        if (equals < 0) {
            return false;
        }
        String value = said.substring(equals + 1);
        boolean flag = value.equals("true") || value.equals("false");
        return put(said.substring(0, equals), flag ? Boolean.valueOf(value) : value);
    }

    private boolean put(String place, Object value) {
        if (place.isEmpty()) {
            return false;
        }
        put(fields, place, value);
        return true;
    }

    @SuppressWarnings("unchecked") // the maps inside are made here
    private static void put(Map<String, Object> map, String place, Object value) {
        int dot = place.indexOf('.');
        if (dot < 0) {
            map.put(place, value);
        } else {
            Object inner = map.computeIfAbsent(place.substring(0, dot), name -> new LinkedHashMap<String, Object>());
            put((Map<String, Object>) inner, place.substring(dot + 1), value);
        }
    }
}
