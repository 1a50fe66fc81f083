/** Virtual time: many threads of which one runs at a time, so that a month passes in seconds and always in the same way. */
@NullMarked
package io.llmrouter.examples.simulate.time;

import org.jspecify.annotations.NullMarked;
