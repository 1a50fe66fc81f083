package io.llmrouter.engine.config;

import io.llmrouter.engine.policy.strategy.RouteSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the routes of a strategy.
 *
 * @param targets reads who goes first
 */
record RouteReader(TargetReader targets) {

    List<RouteSpec> read(List<Node> items) {
        List<RouteSpec> routes = new ArrayList<>();
        for (Node item : items) {
            Fields fields = Fields.open(item, StrategySections.ROUTE, targets.values());
            RouteSpec route = fields == null ? null : route(fields);
            if (route != null) {
                routes.add(route);
            }
        }
        return routes;
    }

    private @Nullable RouteSpec route(Fields fields) {
        Node written = fields.node("name");
        String name = written == null ? null : targets.values().text(written);
        List<String> candidates = targets.read(fields, "candidates");
        List<String> examples = fields.texts("examples");
        if (name == null || candidates.isEmpty()) {
            targets.values().problems().add(fields.spot(), "a route needs a name and candidates");
            return null;
        }
        return new RouteSpec(name, examples, candidates);
    }
}
