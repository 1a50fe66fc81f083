/**
 * Holds answers to their schema where no provider does, because it was asked for by an instruction or through a tool.
 * Needs the optional dependency {@code com.networknt:json-schema-validator}.
 */
@NullMarked
package io.llmrouter.engine.provider.instructed;

import org.jspecify.annotations.NullMarked;
