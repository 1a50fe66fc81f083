/**
 * The router's meters for Micrometer, an optional dependency that no other package sees:
 * {@link io.llmrouter.engine.observe.micrometer.RouterMeter} lists them,
 * {@link io.llmrouter.engine.observe.micrometer.RouterMeters} keeps them.
 */
@NullMarked
package io.llmrouter.engine.observe.micrometer;

import org.jspecify.annotations.NullMarked;
