/**
 * How many calls targets and accounts take at once, and who comes first when they are full: {@link io.llmrouter.engine.limit.Gates}
 * keeps the places, {@link io.llmrouter.engine.limit.Capacity} says how many there are and whose.
 */
@NullMarked
package io.llmrouter.engine.limit;

import org.jspecify.annotations.NullMarked;
