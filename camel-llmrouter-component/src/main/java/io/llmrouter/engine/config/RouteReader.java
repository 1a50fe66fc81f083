package io.llmrouter.engine.config;

import io.llmrouter.engine.policy.strategy.RouteSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the routes of a strategy.
 *
 * @param values reads single values
 */
record RouteReader(Values values) {

    List<RouteSpec> read(List<Node> items) {
        List<RouteSpec> routes = new ArrayList<>();
        for (Node item : items) {
            Fields fields = Fields.open(item, StrategySections.ROUTE, values);
            RouteSpec route = fields == null ? null : route(fields);
            if (route != null) {
                routes.add(route);
            }
        }
        return routes;
    }

    private @Nullable RouteSpec route(Fields fields) {
        Node written = fields.node("name");
        String name = written == null ? null : values.text(written);
        List<String> candidates = fields.texts("candidates");
        List<String> examples = fields.texts("examples");
        if (name == null || candidates.isEmpty()) {
            values.problems().add(fields.spot(), "a route needs a name and candidates");
            return null;
        }
        return new RouteSpec(name, examples, candidates);
    }
}
