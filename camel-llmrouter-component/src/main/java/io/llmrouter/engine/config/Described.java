package io.llmrouter.engine.config;

import io.llmrouter.engine.catalog.ModelCard;

/**
 * A model at an account, as {@code models} describes it.
 *
 * @param card its card
 * @param named whether {@code card} says that this is the model; {@code inherits} only says what it resembles
 */
record Described(ModelCard card, boolean named) {}
