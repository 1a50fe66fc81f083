/** The gateway as an application; its routes are in {@code llmrouter/gateway.camel.yaml} of camel-llmrouter-routes. */
@NullMarked
package io.llmrouter.examples.gateway;

import org.jspecify.annotations.NullMarked;
