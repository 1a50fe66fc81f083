/**
 * The Camel layer: the {@code llmrouter:} component, its endpoint and options, and the mapping between exchanges and the
 * engine's requests and answers. The only mutable beans of the project are here.
 */
@NullMarked
package io.llmrouter.camel;

import org.jspecify.annotations.NullMarked;
