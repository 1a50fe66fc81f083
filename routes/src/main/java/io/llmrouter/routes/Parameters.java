package io.llmrouter.routes;

import io.llmrouter.engine.catalog.Nearest;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.RouteTemplateContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.StringHelper;
import org.jspecify.annotations.Nullable;

/** The values a kamelet or route template was given, checked against the kamelet's definition. Immutable. */
final class Parameters {

    /** What Camel itself puts beside the parameters of a kamelet or route template. */
    private static final Set<String> CAMELS_OWN = Set.of(
            "templateId",
            "routeId",
            "uuid",
            "noErrorHandler",
            "bridgeErrorHandler",
            "parentRouteId",
            "parentProcessorId",
            "location");

    /** What a route template has beside the parameters of its kamelet. */
    private static final Set<String> TEMPLATES_OWN = Set.of("from", "to");

    private static final String RESOURCE = "resource:";

    private final KameletDefinition definition;
    private final Map<String, String> values;

    private Parameters(KameletDefinition definition, Map<String, String> values) {
        this.definition = definition;
        this.values = values;
    }

    /**
     * Those of the route that the context is just making.
     *
     * @throws IllegalArgumentException naming the parameter that is not there, or whose value cannot be
     */
    static Parameters ofRouteInTheMaking(CamelContext context, String kamelet) {
        String route = context.getCamelContextExtension().getCreateRoute();
        RouteDefinition made =
                context.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinition(route);
        RouteTemplateContext given = Objects.requireNonNull(
                made == null ? null : made.getRouteTemplateContext(), "this bean belongs into a route template");
        Parameters parameters = of(KameletDefinition.read(context, kamelet), given.getParameters());
        parameters.values.forEach((name, value) -> parameters.requireResource(context, name, value));
        return parameters;
    }

    private void requireResource(CamelContext context, String name, String value) {
        if (value.startsWith(RESOURCE)
                && !PluginHelper.getResourceLoader(context)
                        .resolveResource(value.substring(RESOURCE.length()))
                        .exists()) {
            throw wrong(name, "names a resource that is not there: '" + value + "'");
        }
    }

    /** Those values, checked. */
    static Parameters of(KameletDefinition definition, Map<String, ?> given) {
        boolean ofKamelet = given.containsKey("templateId");
        Set<String> known = new HashSet<>(definition.names());
        if (!ofKamelet) {
            known.addAll(TEMPLATES_OWN);
        }
        Map<String, String> values = new LinkedHashMap<>();
        given.forEach((key, value) -> {
            String name = StringHelper.dashToCamelCase(key);
            if (CAMELS_OWN.contains(name) || value == null) {
                return;
            }
            if (!known.contains(name)) {
                throw new IllegalArgumentException("there is no parameter '" + key + "' of " + definition.name() + ": "
                        + Nearest.hint(name, known));
            }
            definition.check(name, value.toString());
            values.put(name, value.toString());
        });
        return new Parameters(definition, values);
    }

    /** A text; empty when it is not given. */
    String text(String name) {
        return Objects.requireNonNullElse(value(name), "");
    }

    /** A whole number that is given, or has a default. */
    int whole(String name) {
        return Integer.parseInt(text(name).strip());
    }

    /** What to throw when a value cannot be. */
    IllegalArgumentException wrong(String name, String why) {
        return new IllegalArgumentException("the parameter '" + name + "' of " + definition.name() + " " + why);
    }

    private @Nullable String value(String name) {
        String given = values.get(name);
        return given == null ? definition.defaultOf(name) : given;
    }
}
