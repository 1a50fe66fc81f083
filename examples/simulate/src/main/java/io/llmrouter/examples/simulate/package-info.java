/**
 * Plays traffic through policies in virtual time. The map:
 *
 * <ul>
 *   <li>What is to be played: a {@link io.llmrouter.examples.simulate.Scenario}, read by {@code ScenarioFile}, whose mistakes
 *       {@code Mistakes} explains by {@code YamlPlaces}.
 *   <li>Who asks: {@code Arrivals} draws each {@code Ask}, with a prompt of {@code Prompts}; {@code LoggedTraffic} reads them.
 *   <li>Who answers: {@code World} has a {@code Site} for each target. What happens to an attempt there is its {@code Luck}
 *       and, by incidents, its {@code Fate}; its {@code Writing} goes at a {@code Pace} and may {@code Stop} too soon; what it
 *       says is an {@code AnswerDraw}.
 *   <li>What is in between: {@code PolicyRun} makes a real router of a {@code RouterTree}, and sends each {@code Ask} through it
 *       by a {@code Caller}. {@code Simulation} does so for every policy; {@code Simulate} is the command.
 *   <li>What is learned from beforehand: {@code Lessons}, with vectors of {@code HashedWords}.
 *   <li>{@code time} is the clock, and {@code report} what is made of what came out.
 * </ul>
 */
@NullMarked
package io.llmrouter.examples.simulate;

import org.jspecify.annotations.NullMarked;
