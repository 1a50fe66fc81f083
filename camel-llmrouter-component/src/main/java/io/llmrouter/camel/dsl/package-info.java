/**
 * The component in Camel's endpoint DSL, for routes in Java whose options the compiler checks. A leaf: it needs
 * camel-endpointdsl.
 */
@NullMarked
package io.llmrouter.camel.dsl;

import org.jspecify.annotations.NullMarked;
