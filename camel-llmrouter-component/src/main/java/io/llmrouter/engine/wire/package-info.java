/**
 * Bytes in and out: the one HTTP {@code Transport}, the readers of event streams, the one JSON mapper, and
 * {@link io.llmrouter.engine.wire.Cancellation}, by which anyone may end a call.
 */
@NullMarked
package io.llmrouter.engine.wire;

import org.jspecify.annotations.NullMarked;
