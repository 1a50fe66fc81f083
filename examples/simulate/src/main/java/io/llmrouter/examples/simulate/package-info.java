/**
 * Plays traffic through policies in virtual time. A {@link io.llmrouter.examples.simulate.Scenario} is the traffic, the
 * world and the router's own configuration; {@code PolicyRun} sends the traffic through a real router whose providers are
 * the world's; {@code report} makes tables and plots of what came of it.
 */
@NullMarked
package io.llmrouter.examples.simulate;

import org.jspecify.annotations.NullMarked;
