/**
 * The orders in which candidates are asked, a class each, with its formula. They are made by name through
 * {@link io.llmrouter.engine.policy.strategy.Strategies}; an application adds its own through
 * {@link io.llmrouter.engine.policy.strategy.CustomStrategies}, the simplest being a
 * {@link io.llmrouter.engine.policy.strategy.Preference}. Strategies know no constraint and no planner.
 */
@NullMarked
package io.llmrouter.engine.policy.strategy;

import org.jspecify.annotations.NullMarked;
