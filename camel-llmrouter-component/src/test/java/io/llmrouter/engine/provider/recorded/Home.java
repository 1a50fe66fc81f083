package io.llmrouter.engine.provider.recorded;

import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.model.Operation;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an exchange was recorded: the preset that calls such a provider, and the part of its address before the
 * operation's own path.
 *
 * @param preset the preset
 * @param base the path of the base URL, as it was recorded
 * @param model the model as the path names it; null when it does not
 * @param usual whether the base is the preset's own, and not one that an account would have to say
 */
record Home(Preset preset, String base, String model, boolean usual) {

    private static final Map<String, List<String>> PRESETS = Map.of(
            "azure", List.of("azure-openai", "azure-openai-deployments"),
            "azure responses", List.of("azure-responses"),
            "gemini-openai-compat", List.of("google-openai"),
            "ollama-openai-compat", List.of("ollama-cloud"),
            "selfhosted-openai-compat", List.of("openai-compatible"),
            "selfhosted-openai-compat responses", List.of("responses-compatible"),
            "selfhosted-openai-compat messages", List.of("anthropic-compatible"));

    /** Older forms of answers, which are read where a server still gives them, and not asked for. */
    private static final Set<String> ONLY_READ = Set.of("native-generate", "native-embeddings", "v1-rerank");

    /** The home of an exchange; empty when no preset asks at such a path. */
    static Optional<Home> of(Exchange exchange, Operation operation) {
        if (ONLY_READ.contains(exchange.kind())) {
            return Presets.builtIn().find(exchange.provider()).map(preset -> new Home(preset, "", null, true));
        }
        List<Home> homes = presets(exchange, operation).stream()
                .flatMap(name -> Presets.builtIn().find(name).stream())
                .filter(preset -> operation == Operation.CHAT
                        || preset.quirks().operations().containsKey(operation))
                .flatMap(preset -> at(preset, exchange, operation).stream())
                .toList();
        return homes.stream().filter(Home::usual).findFirst().or(() -> homes.stream()
                .findFirst());
    }

    /** Whether the recorded path is another than the preset's. */
    static boolean isOnlyRead(Exchange exchange) {
        return ONLY_READ.contains(exchange.kind());
    }

    private static List<String> presets(Exchange exchange, Operation operation) {
        String provider = exchange.provider();
        if (exchange.kind().equals("responses")) {
            return PRESETS.getOrDefault(provider + " responses", List.of(provider + "-responses"));
        }
        if (exchange.form().equals("messages") && PRESETS.containsKey(provider + " messages")) {
            return PRESETS.getOrDefault(provider + " messages", List.of());
        }
        return operation == Operation.CHAT && exchange.kind().startsWith("invoke")
                ? List.of("bedrock-anthropic")
                : PRESETS.getOrDefault(provider, List.of(provider));
    }

    private static Optional<Home> at(Preset preset, Exchange exchange, Operation operation) {
        String path = operation == Operation.CHAT
                ? preset.quirks().path()
                : preset.quirks().operations().get(operation);
        Matcher recorded = Pattern.compile("(.*)" + pattern(path)).matcher(exchange.path());
        if (!recorded.matches()) {
            return Optional.empty();
        }
        String model = path.contains("{model}") ? recorded.group("model") : null;
        String base = recorded.group(1);
        return Optional.of(new Home(preset, base, model, Pattern.matches(own(preset), base)));
    }

    /** Streams of some protocols have a path of their own. */
    private static String pattern(String path) {
        return ("\\Q" + path + "\\E")
                .replaceAll("\\{model}\\\\E$", "\\\\E(?<model>.+):(?:predict|embedContent)")
                .replace("{model}", "\\E(?<model>.+)\\Q")
                .replace(":generateContent", "\\E:(?:g|streamG)enerateContent\\Q")
                .replace("/converse", "\\E/converse(?:-stream)?\\Q")
                .replace("/invoke", "\\E/invoke(?:-with-response-stream)?\\Q");
    }

    private static String own(Preset preset) {
        String url = preset.baseUrl();
        if (url == null) {
            return ".*";
        }
        String path = URI.create(url.replaceAll("[{}]", "-")).getPath();
        return ("\\Q" + path + "\\E").replaceAll("-(project|location|account)-", "\\\\E[^/]+\\\\Q");
    }
}
