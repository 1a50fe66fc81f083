/**
 * Classifies errors of providers: a {@link io.llmrouter.engine.provider.error.FailureTable} maps codes, types, texts and
 * statuses to failure kinds, {@link io.llmrouter.engine.provider.error.ErrorBody} reads error bodies of any form, and
 * {@link io.llmrouter.engine.provider.error.AnswerRoom} finds the limit on an answer's length in an error's text.
 */
@NullMarked
package io.llmrouter.engine.provider.error;

import org.jspecify.annotations.NullMarked;
