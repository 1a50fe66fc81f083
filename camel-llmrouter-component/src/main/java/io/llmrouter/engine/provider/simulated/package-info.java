/**
 * The {@code simulated} account: answers that say they are simulated, with the delays, errors and outages its settings
 * ask for, for demos, load tests and what-if questions. Entry: {@link
 * io.llmrouter.engine.provider.simulated.SimulatedProvider}. The settings are described in {@code
 * docs/simulated-provider.md}.
 */
@NullMarked
package io.llmrouter.engine.provider.simulated;

import org.jspecify.annotations.NullMarked;
