/**
 * What is known of models and providers before anyone calls them: {@link io.llmrouter.engine.catalog.ModelCard}s with
 * windows, features and prices, found through the {@link io.llmrouter.engine.catalog.Catalogue}; and
 * {@link io.llmrouter.engine.catalog.Preset}s, the data that makes a provider out of a dialect.
 */
@NullMarked
package io.llmrouter.engine.catalog;

import org.jspecify.annotations.NullMarked;
