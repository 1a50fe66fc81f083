/**
 * The gateway: the routes in {@code llmrouter/gateway.camel.yaml} serve the engine under OpenAI's HTTP interface, with
 * the beans here; {@link io.llmrouter.routes.LiveBody} carries answers to clients piece by piece.
 *
 * <p>The kamelets and route templates: their steps that YAML cannot say, each a {@link io.llmrouter.routes.FlowStep} that
 * knows its route's parameters and checks them when the route is made.
 */
@NullMarked
package io.llmrouter.routes;

import org.jspecify.annotations.NullMarked;
