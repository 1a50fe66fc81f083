/**
 * Holds to their schema the answers that were asked for by an instruction alone, because the model could not be held to
 * it. Needs the optional dependency {@code com.networknt:json-schema-validator}.
 */
@NullMarked
package io.llmrouter.engine.provider.instructed;

import org.jspecify.annotations.NullMarked;
