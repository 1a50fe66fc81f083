package io.llmrouter.camel;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which options an operation reads. One that it does not read is refused, because it would promise what nobody does. */
final class OptionUse {

    private static final Set<String> EVENTS =
            Set.of("types", "queueSize", "bridgeErrorHandler", "exceptionHandler", "exchangePattern");

    private static final Set<String> LIST = Set.of(
            "models",
            "responseType",
            "target",
            "targetType",
            "throwExceptionOnFailure",
            "headerOverrides",
            "headerFilterStrategy",
            "lazyStartProducer");

    private static final Set<String> XML = Set.of("namespaces", "maxXmlSize");

    private static final Set<String> EVALUATION = Set.of(
            "applyScores",
            "driftThreshold",
            "evaluations",
            "goldenSet",
            "goldenSetName",
            "judgePolicy",
            "maxRunCost",
            "parallel",
            "reviewedScores",
            "similarityPolicy");

    private static final Set<String> TRAINING =
            Set.of("embedder", "examples", "fromLessons", "learnedModel", "maxExamples", "modelVersion", "training");

    private static final Set<String> ROUTING =
            Set.of("policy", "strategy", "timeout", "maxCost", "tenant", "user", "tags", "priority");

    /** What each operation beside chat reads that others do not. */
    private static final Map<LlmRouterOperation, Set<String>> OPERATIONS = Map.of(
            LlmRouterOperation.embed, Set.of("dimensions", "purpose"),
            LlmRouterOperation.rerank, Set.of("topN", "userMessage"),
            LlmRouterOperation.moderate, Set.of(),
            LlmRouterOperation.transcribe, Set.of("language", "userMessage"),
            LlmRouterOperation.speak, Set.of("voice", "format", "systemMessage"),
            LlmRouterOperation.image, Set.of("imageCount", "imageSize", "imageQuality"),
            LlmRouterOperation.tokens, Set.of("askProvider"));

    private static final Set<String> CHATS = Set.of("userMessage", "systemMessage");

    private OptionUse() {}

    /**
     * Checks the names of the options that an endpoint says. Those that no endpoint has are Camel's to refuse.
     *
     * @throws IllegalArgumentException naming those that the operation does not read
     */
    static void check(LlmRouterOperation operation, Set<String> names) {
        Set<String> known = new LlmRouterEndpointUriFactory().propertyNames();
        Set<String> unread = new TreeSet<>(names);
        unread.retainAll(known);
        unread.removeAll(read(operation, known));
        if (!unread.isEmpty()) {
            throw new IllegalArgumentException(
                    "llmrouter:" + operation + " does not read " + String.join(", ", unread) + readers(unread));
        }
    }

    private static Set<String> read(LlmRouterOperation operation, Set<String> known) {
        return switch (operation) {
            case events -> EVENTS;
            case models -> LIST;
            case feedback, experiments -> without(LIST, Set.of("models"), Set.of());
            case embed, rerank, moderate, transcribe, speak, image ->
                with(ROUTING, with(LIST, with(OPERATIONS.getOrDefault(operation, Set.of()), Set.of("explanation"))));
            case enrich -> without(known, EVENTS, with(TRAINING, with(EVALUATION, settings(operation))));
            case evaluate -> with(ROUTING, with(LIST, EVALUATION));
            case train -> with(TRAINING, without(LIST, Set.of("models"), Set.of()));
            case chat, fallback, plan, tokens ->
                without(known, EVENTS, with(XML, with(TRAINING, with(EVALUATION, settings(operation)))));
        };
    }

    /** What only operations beside chat read, but for that one. */
    private static Set<String> settings(LlmRouterOperation reader) {
        Set<String> settings = new TreeSet<>();
        OPERATIONS.values().forEach(settings::addAll);
        settings.removeAll(CHATS);
        settings.removeAll(OPERATIONS.getOrDefault(reader, Set.of()));
        return settings;
    }

    private static Set<String> with(Set<String> some, Set<String> more) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(more);
        return all;
    }

    private static Set<String> without(Set<String> known, Set<String> some, Set<String> more) {
        Set<String> rest = new TreeSet<>(known);
        rest.removeAll(some);
        rest.removeAll(more);
        return rest;
    }

    private static String readers(Set<String> unread) {
        if (EVENTS.containsAll(unread)) {
            return ": that belongs to llmrouter:events";
        }
        if (EVALUATION.containsAll(unread)) {
            return ": that belongs to llmrouter:evaluate";
        }
        if (TRAINING.containsAll(unread)) {
            return ": that belongs to llmrouter:train";
        }
        for (Map.Entry<LlmRouterOperation, Set<String>> each : OPERATIONS.entrySet()) {
            if (each.getValue().containsAll(unread) && !CHATS.containsAll(unread)) {
                return ": that belongs to llmrouter:" + each.getKey();
            }
        }
        return XML.containsAll(unread) ? ": that belongs to llmrouter:enrich" : "";
    }
}
