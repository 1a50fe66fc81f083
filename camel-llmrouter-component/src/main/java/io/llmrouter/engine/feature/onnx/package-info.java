/**
 * Embeds in this process: {@link io.llmrouter.engine.feature.onnx.OnnxModels} has two small models, each an optional
 * dependency by itself. A text is cut into the model's own tokens ({@code WordPieces}), these into windows that overlap
 * ({@code Windows}), and the vectors of the windows are pooled into one ({@code OnnxEmbedder}). Nothing leaves the process.
 */
@NullMarked
package io.llmrouter.engine.feature.onnx;

import org.jspecify.annotations.NullMarked;
