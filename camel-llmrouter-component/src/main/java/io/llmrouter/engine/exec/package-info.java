/**
 * Calls, and never decides: the stages of a call, nested like functions in the order of {@code Chain}, the watchdog that
 * ends calls at their deadline, and the executor-bound parts.
 */
@NullMarked
package io.llmrouter.engine.exec;

import org.jspecify.annotations.NullMarked;
