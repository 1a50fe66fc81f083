/**
 * The gateway: the routes in {@code llmrouter/gateway.camel.yaml} serve the engine under OpenAI's HTTP interface, with
 * the beans here; {@link io.llmrouter.routes.LiveBody} carries answers to clients piece by piece.
 */
@NullMarked
package io.llmrouter.routes;

import org.jspecify.annotations.NullMarked;
