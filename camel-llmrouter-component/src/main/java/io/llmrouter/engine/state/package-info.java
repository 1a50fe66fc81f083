/** What the engine remembers between calls: latency and breakers by target. In memory, bounded by the targets there are. */
@NullMarked
package io.llmrouter.engine.state;

import org.jspecify.annotations.NullMarked;
