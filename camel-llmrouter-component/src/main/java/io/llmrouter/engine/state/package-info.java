/**
 * What the engine remembers between calls. By target: what was measured of its calls, a {@link io.llmrouter.engine.state.Breaker} and whether an
 * operator took it out. By account: a {@link io.llmrouter.engine.state.KeyRing}. In memory, bounded by the targets and
 * keys there are; {@link io.llmrouter.engine.state.TargetStates} is the door.
 */
@NullMarked
package io.llmrouter.engine.state;

import org.jspecify.annotations.NullMarked;
