package io.llmrouter.engine.catalog.build;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The licences that publishers put on families of open weights, by the names of the models. */
final class Licences {

    private static final Map<Pattern, String> FAMILIES = new LinkedHashMap<>();

    static {
        // distilled and merged models are under the licences of all they were made of
        add("distill|hermes|euryale|lunaris|hanami|nemotron|tulu|swallow|abliterat|uncensored", "");
        add("gpt-oss", "apache-2.0");
        add("llama-?4", "llama4");
        add("llama-?(v)?3[.p-]3", "llama3.3");
        add("llama-?(v)?3[.p-]2", "llama3.2");
        add("llama-?(v)?3[.p-]1", "llama3.1");
        add("llama-?(v)?3-", "llama3");
        add("llama-?(v)?2-", "llama2");
        add("gemma-?(2|3)", "gemma");
        add("deepseek-(r1|v3[.p-]1|v3[.p-]2)", "mit");
        add("glm-(4[.p-]5|4[.p-]6|4[.p-]7|5)", "mit");
        add("kimi-k2", "modified-mit");
        add("qwen-?3-(\\d|next|coder-(30|480)|vl-(\\d))", "apache-2.0");
        add(
                "mixtral|mistral-7b|mistral-nemo|ministral-3|mistral-small-(3|24b)|magistral-small|devstral-small",
                "apache-2.0");
        add("phi-(3|4)", "mit");
        add("granite-[34]", "apache-2.0");
        add("olmo", "apache-2.0");
    }

    private Licences() {}

    private static void add(String name, String licence) {
        FAMILIES.put(Pattern.compile(name), licence);
    }

    /** The licence of a model with open weights; empty when it is not that of a whole family. */
    static Optional<String> of(String id) {
        String name = id.toLowerCase(Locale.ROOT);
        return FAMILIES.entrySet().stream()
                .filter(each -> each.getKey().matcher(name).find())
                .map(Map.Entry::getValue)
                .findFirst()
                .filter(licence -> !licence.isEmpty());
    }
}
