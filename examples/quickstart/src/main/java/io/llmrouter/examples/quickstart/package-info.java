/**
 * The quickstart: the routes in {@code camel/*.yaml} watch a folder and serve {@code /ask}; the beans here read documents
 * into facts and text ({@link io.llmrouter.examples.quickstart.Documents}), name and describe results, and keep the
 * running total.
 */
@NullMarked
package io.llmrouter.examples.quickstart;

import org.jspecify.annotations.NullMarked;
