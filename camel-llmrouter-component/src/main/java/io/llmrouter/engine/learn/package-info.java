/**
 * Learns from scored prompts which model answers what how well, in plain Java over vectors of this process:
 * {@link io.llmrouter.engine.learn.ScoredPrompt}s and their embeddings, or what a {@link io.llmrouter.engine.learn.LessonBook}
 * keeps of answers that were scored, go through a {@link io.llmrouter.engine.learn.QualityTraining} into a
 * {@link io.llmrouter.engine.learn.QualityModel}, which is kept as a version on a
 * {@link io.llmrouter.engine.learn.ModelShelf}, used as a {@link io.llmrouter.engine.learn.LiveModel}, and gives an
 * {@link io.llmrouter.engine.learn.Estimate} for a prompt.
 * {@link io.llmrouter.engine.learn.IntentModel} gives texts one of the labels of its examples. Nothing here calls anyone.
 */
@NullMarked
package io.llmrouter.engine.learn;

import org.jspecify.annotations.NullMarked;
