package io.llmrouter.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.camel.LlmRouterComponent;
import io.llmrouter.test.ScriptedProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.RouteTemplateParameterDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** docs/routes.md tells every parameter there is, and its samples start; templates have their kamelets' parameters. */
class RoutesPageTest {

    private static final Path PAGE = Path.of("..", "docs", "routes.md");
    private static final Pattern FENCED =
            Pattern.compile("^```(yaml|xml)\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

    @RegisterExtension
    static final ScriptedProvider UP = ScriptedProvider.answers("ok");

    static List<String> flows() {
        return List.of("chat", "fallback", "enrich", "classify-and-branch", "summarise-long", "cascade");
    }

    static List<List<String>> samples() throws IOException {
        return FENCED.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult block) -> List.of(block.group(1), block.group(2)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("flows")
    void hasTheTableOfEveryKamelet(String flow) throws Exception {
        String expected = table(definition(flow));

        Path copy = Files.createDirectories(Path.of("target", "routes-page")).resolve(flow + ".md");
        Files.writeString(copy, expected);
        assertThat(Files.readString(PAGE)).as("copy it from " + copy).contains(expected);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void showsRoutesThatStart(List<String> sample) throws Exception {
        try (CamelContext context = context()) {
            loadTemplates(context, sample.get(0));
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromString("sample." + sample.get(0), sample.get(1)));
            context.start();
            assertThat(context.getRoutes()).isNotEmpty();
            assertThat(context.getStatus()).isEqualTo(ServiceStatus.Started);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "xml"})
    void givesTemplatesTheParametersOfTheirKamelets(String format) throws Exception {
        try (CamelContext context = context()) {
            loadTemplates(context, format);
            Model model = context.getCamelContextExtension().getContextPlugin(Model.class);

            for (String flow : flows()) {
                KameletDefinition kamelet = definition(flow);
                RouteTemplateDefinition template = model.getRouteTemplateDefinition("llmrouter-" + flow);
                assertThat(template.getDescriptionText()).isNotBlank();
                Map<String, RouteTemplateParameterDefinition> own = template.getTemplateParameters().stream()
                        .collect(Collectors.toMap(RouteTemplateParameterDefinition::getName, each -> each));
                assertThat(own.remove("from").isRequired()).isTrue();
                own.remove("to");
                assertThat(own).as(flow).containsOnlyKeys(kamelet.names());
                own.forEach((name, each) -> {
                    assertThat(each.getDefaultValue()).as(flow + " " + name).isEqualTo(kamelet.defaultOf(name));
                    assertThat(each.getDescription())
                            .isEqualTo(kamelet.properties().get(name).get("description"));
                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("flows")
    void tellsDesignersEverything(String flow) throws Exception {
        String text = Files.readString(
                Path.of("src", "main", "resources", "kamelets", "llmrouter-" + flow + "-action.kamelet.yaml"));

        assertThat(text)
                .contains("camel.apache.org/kamelet.icon: \"data:image/svg+xml;base64,")
                .contains("camel.apache.org/kamelet.type: action")
                .contains("camel.apache.org/provider: camel-llmrouter");
        assertThat(definition(flow).properties().values())
                .allSatisfy(each -> assertThat(each).containsKeys("title", "description", "type", "example"));
    }

    @Test
    void findsTheSamples() throws IOException {
        assertThat(samples()).hasSize(4);
    }

    private static void loadTemplates(CamelContext context, String format) throws Exception {
        for (String flow : flows()) {
            load(context, "llmrouter/templates/" + flow + ".camel." + format);
        }
    }

    private static void load(CamelContext context, String name) throws Exception {
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(PluginHelper.getResourceLoader(context).resolveResource("classpath:" + name));
    }

    private static KameletDefinition definition(String flow) throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            return KameletDefinition.read(context, "llmrouter-" + flow + "-action");
        }
    }

    private static CamelContext context() {
        CamelContext context = new DefaultCamelContext();
        LlmRouterComponent component = new LlmRouterComponent();
        component.setConfigTree(new Yaml()
                .load(
                        """
                providers:
                  openai: { type: openai-compatible, baseUrl: "%s" }
                models:
                  openai/gpt-6-luna: { contextWindow: 100000 }
                  openai/gpt-6-sol: { contextWindow: 100000 }
                  openai/gpt-6-astra: { contextWindow: 100000 }
                policies:
                  default: { candidates: [ "openai/*" ] }
                """
                                .formatted(UP.baseUrl())));
        context.addComponent("llmrouter", component);
        return context;
    }

    private static String table(KameletDefinition kamelet) {
        List<String> rows = new ArrayList<>(List.of("| Parameter | Type | Default | Meaning |", "|---|---|---|---|"));
        kamelet.properties()
                .forEach((name, each) -> rows.add("| `" + name + "` | " + each.get("type") + " | "
                        + defaultOf(each.get("default")) + " | " + each.get("description") + " |"));
        return String.join("\n", rows) + "\n";
    }

    private static String defaultOf(Object value) {
        return value == null || value.toString().isEmpty() ? "" : "`" + value + "`";
    }
}
