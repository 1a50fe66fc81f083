package io.llmrouter.engine.config;

import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.catalog.ModelCard;
import io.llmrouter.engine.catalog.ModelFeature;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.policy.Condition;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.strategy.Strategies;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A small, unchanging world for configurations: a few presets and cards, some variables, and a strict expression language. */
final class Surroundings {

    static final Set<String> STRATEGIES = Strategies.builtIn().names();

    private final Map<String, String> variables = new LinkedHashMap<>();

    static ConfigReader reader() {
        return new Surroundings()
                .with("OPENAI_API_KEY", "sk-very-secret-openai")
                .with("CLAUDE_KEY_1", "sk-very-secret-one")
                .with("CLAUDE_KEY_2", "sk-very-secret-two")
                .make();
    }

    Surroundings with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    ConfigReader make() {
        return new ConfigReader(
                new ConfigReader.Surroundings(this::resolve, variables::get, presets(), catalogue()),
                new Strict(),
                STRATEGIES);
    }

    /** The same with the presets and cards that come with the engine. */
    ConfigReader makeWithBuiltIns() {
        return new ConfigReader(
                new ConfigReader.Surroundings(this::resolve, variables::get, Presets.builtIn(), Catalogue.builtIn()),
                new Strict(),
                STRATEGIES);
    }

    private String resolve(String text) {
        int from = text.indexOf("{{env:");
        if (from < 0) {
            return text;
        }
        int to = text.indexOf("}}", from);
        String variable = text.substring(from + 6, to);
        String value = variables.get(variable);
        if (value == null) {
            throw new IllegalArgumentException("the placeholder {{env:" + variable + "}} has no value");
        }
        return text.substring(0, from) + value + resolve(text.substring(to + 2));
    }

    /** Texts are the expressions themselves. */
    private static final class Strict implements Conditions {
        @Override
        public Condition compile(String expression) {
            return Surroundings.compile(expression);
        }

        @Override
        public Function<PlanRequest, String> text(String expression) {
            Surroundings.compile(expression);
            return request -> expression;
        }
    }

    /** Compiles what looks like {@code ${...} == ...}; never holds. */
    static Condition compile(String expression) {
        if (!expression.startsWith("${") || expression.indexOf('}') < 0) {
            throw new IllegalArgumentException("an expression begins with ${...}, not with " + expression);
        }
        return new Condition() {
            @Override
            public boolean holds(PlanRequest request) {
                return false;
            }

            @Override
            public String describe() {
                return expression;
            }
        };
    }

    static Presets presets() {
        List<Preset> all = List.of(
                http("openai", "https://api.openai.com/v1", "openai", "OPENAI_API_KEY"),
                http("anthropic", "https://api.anthropic.com/v1/", "anthropic", "ANTHROPIC_API_KEY"),
                new Preset(
                        "azure-openai",
                        "openai",
                        "https://{resource}.openai.azure.com/{region}",
                        List.of(),
                        true,
                        "",
                        "us",
                        quirks(Quirks.Auth.BEARER),
                        Map.of("resource", List.of("AZURE_RESOURCE_NAME"))),
                http("vllm", "http://localhost:8000/v1", "", null),
                http("openai-compatible", null, "", null),
                vertex(),
                inProcess("local"),
                inProcess("simulated"),
                signed(),
                anyModel("embedding-bean"),
                anyModel("camel"));
        return new Presets() {
            @Override
            public Optional<Preset> find(String name) {
                return all.stream().filter(each -> each.name().equals(name)).findFirst();
            }

            @Override
            public Collection<Preset> all() {
                return all;
            }
        };
    }

    private static Preset vertex() {
        return new Preset(
                "vertex-ai",
                "vertex",
                "https://{location}-aiplatform.googleapis.com/v1/projects/{project}/locations/{location}",
                List.of("GOOGLE_OAUTH_ACCESS_TOKEN"),
                false,
                "google",
                null,
                quirks(new Quirks.Auth("Authorization", "Bearer ", "google", "")),
                Map.of("project", List.of(), "location", List.of()));
    }

    private static Preset http(String name, String baseUrl, String vendor, String variable) {
        List<String> variables = variable == null ? List.of() : List.of(variable);
        return new Preset(
                name,
                "openai",
                baseUrl,
                variables,
                variable != null,
                vendor,
                null,
                quirks(Quirks.Auth.BEARER),
                Map.of());
    }

    private static Preset signed() {
        return new Preset(
                "bedrock",
                "bedrock",
                null,
                List.of("AWS_BEARER_TOKEN_BEDROCK"),
                true,
                "",
                null,
                quirks(new Quirks.Auth("Authorization", "Bearer ", "sigv4", "bedrock")),
                Map.of("region", List.of("AWS_REGION")));
    }

    private static Preset inProcess(String name) {
        return new Preset(name, name, null, List.of(), false, name, null, quirks(Quirks.Auth.NONE), Map.of());
    }

    private static Preset anyModel(String name) {
        return new Preset(name, name, null, List.of(), false, "", null, quirks(Quirks.Auth.NONE), Map.of());
    }

    private static Quirks quirks(Quirks.Auth auth) {
        Map<Operation, String> operations = Map.of(Operation.CHAT, "", Operation.EMBED, "/embeddings");
        return new Quirks(
                "", auth, Map.of(), Map.of(), Set.of(), Map.of(), Map.of(), Map.of(), operations, CardFacts.NONE);
    }

    static Catalogue catalogue() {
        Map<String, ModelCard> cards = new LinkedHashMap<>();
        Arrays.asList(
                        card("openai/gpt-5", 400_000L, price("1.25", "10")),
                        card("openai/gpt-5-mini", 400_000L, price("0.25", "2")),
                        card("anthropic/claude-haiku-4-5", 200_000L, price("1", "5")),
                        card("anthropic/claude-sonnet-4-5", 200_000L, price("3", "15")),
                        card("meta/llama-3.3-70b", 131_072L, Price.UNKNOWN),
                        plain("local/extractive"),
                        plain("simulated/model"))
                .forEach(card -> cards.put(card.id(), card));
        return Catalogue.of(cards, Map.of());
    }

    private static ModelCard card(String id, Long window, Price price) {
        return new ModelCard(
                id,
                window,
                8_000L,
                Set.of(Modality.TEXT, Modality.IMAGE),
                Set.of(Modality.TEXT),
                Set.of(ModelFeature.STREAMING, ModelFeature.TOOLS),
                price,
                Map.of(),
                Set.of(),
                Set.of(Operation.CHAT),
                null,
                null,
                null);
    }

    private static ModelCard plain(String id) {
        Set<Modality> text = Set.of(Modality.TEXT);
        return new ModelCard(
                id,
                null,
                null,
                text,
                text,
                Set.of(ModelFeature.STREAMING),
                Price.FREE,
                Map.of(),
                Set.of(),
                Set.of(Operation.CHAT),
                null,
                null,
                null);
    }

    private static Price price(String input, String output) {
        return Price.of(nanos(input), nanos(output));
    }

    static long nanos(String dollars) {
        return io.llmrouter.engine.model.Money.usd(dollars).nanos();
    }
}
