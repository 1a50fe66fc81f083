/**
 * How good models are at tasks of one's own: a {@link io.llmrouter.engine.evaluate.GoldenSet} of questions is asked of
 * candidates by an {@link io.llmrouter.engine.evaluate.Evaluation}, graded, and kept as an
 * {@link io.llmrouter.engine.evaluate.EvaluationRun}. Runs are compared by {@link io.llmrouter.engine.evaluate.Drift}, and
 * become scores of model cards only when someone approves them, by {@link io.llmrouter.engine.evaluate.ReviewedScores}.
 */
@NullMarked
package io.llmrouter.engine.evaluate;

import org.jspecify.annotations.NullMarked;
