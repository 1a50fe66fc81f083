/**
 * From configuration to values: reads the YAML file (or the same tree from elsewhere), checks it, and makes a
 * {@link io.llmrouter.engine.config.RouterConfig} or one error that names every mistake with its place and the nearest
 * valid word.
 */
@NullMarked
package io.llmrouter.engine.config;

import org.jspecify.annotations.NullMarked;
