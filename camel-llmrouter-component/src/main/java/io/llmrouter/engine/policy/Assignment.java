package io.llmrouter.engine.policy;

/**
 * A call's part in an experiment.
 *
 * @param experiment the experiment's name
 * @param variant the variant it is given
 * @param why how it came to that one, in words
 */
public record Assignment(String experiment, String variant, String why) {}
