package io.llmrouter.routes;

import io.llmrouter.camel.LlmRouterComponent;
import io.llmrouter.engine.wire.Json;
import io.llmrouter.test.ScriptedProvider;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.yaml.snakeyaml.Yaml;

/** The ways to use a flow. A started context has the route {@code direct:in} with the flow in it. */
enum Way {
    KAMELET_IN_YAML("yaml") {
        @Override
        String route(String flow, Map<String, String> parameters) {
            return Json.write(List.of(Map.of(
                    "from",
                    Map.of(
                            "uri",
                            "direct:in",
                            "steps",
                            List.of(Map.of(
                                    "to",
                                    Map.of(
                                            "uri",
                                            "kamelet:llmrouter-" + flow + "-action",
                                            "parameters",
                                            parameters)))))));
        }
    },
    KAMELET_IN_XML("xml") {
        @Override
        String route(String flow, Map<String, String> parameters) {
            String query = parameters.entrySet().stream()
                    .map(each -> each.getKey() + "=RAW(" + each.getValue() + ")")
                    .collect(Collectors.joining("&"));
            return "<routes><route><from uri=\"direct:in\"/><to uri=\""
                    + escaped("kamelet:llmrouter-" + flow + "-action?" + query) + "\"/></route></routes>";
        }
    },
    TEMPLATE_IN_YAML("yaml") {
        @Override
        String route(String flow, Map<String, String> parameters) {
            List<Map<String, String>> list = parameters.entrySet().stream()
                    .map(each -> Map.of("name", each.getKey(), "value", each.getValue()))
                    .collect(Collectors.toList());
            list.add(Map.of("name", "from", "value", "direct:in"));
            return Json.write(List.of(
                    Map.of("templatedRoute", Map.of("routeTemplateRef", "llmrouter-" + flow, "parameters", list))));
        }
    },
    TEMPLATE_IN_XML("xml") {
        @Override
        String route(String flow, Map<String, String> parameters) {
            String list = parameters.entrySet().stream()
                    .map(each ->
                            "<parameter name=\"" + each.getKey() + "\" value=\"" + escaped(each.getValue()) + "\"/>")
                    .collect(Collectors.joining());
            return "<templatedRoutes><templatedRoute routeTemplateRef=\"llmrouter-" + flow
                    + "\"><parameter name=\"from\" value=\"direct:in\"/>" + list
                    + "</templatedRoute></templatedRoutes>";
        }
    };

    private static final String CONFIG =
            """
            providers:
              up: { type: openai-compatible, baseUrl: "%s" }
            models:
              up/one: { contextWindow: 100000, price: { input: 1, output: 2 }, features: [ streaming, tools, json-schema ] }
              up/two: { contextWindow: 100000, price: { input: 1, output: 2 }, features: [ streaming, tools, json-schema ] }
            policies:
              default: { candidates: [ up/one ], retry: { maxAttempts: 1 } }
            """;

    private final String format;

    Way(String format) {
        this.format = format;
    }

    abstract String route(String flow, Map<String, String> parameters);

    CamelContext start(ScriptedProvider provider, String flow, Map<String, String> parameters) throws Exception {
        CamelContext context = new DefaultCamelContext();
        LlmRouterComponent component = new LlmRouterComponent();
        component.setConfigTree(new Yaml().load(CONFIG.formatted(provider.baseUrl())));
        context.addComponent("llmrouter", component);
        try {
            if (name().startsWith("TEMPLATE")) {
                load(context, "classpath:llmrouter/templates/" + flow + ".camel." + format);
            }
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromString("test." + format, route(flow, parameters)));
            context.start();
        } catch (Exception e) {
            context.close();
            throw e;
        }
        return context;
    }

    private static void load(CamelContext context, String resource) throws Exception {
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(PluginHelper.getResourceLoader(context).resolveResource(resource));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
