/**
 * The Google Gemini protocol, both ways: {@link io.llmrouter.engine.provider.gemini.GeminiDialect} calls providers that
 * speak it, {@link io.llmrouter.engine.provider.gemini.GeminiRequestReader} reads what clients of it ask. The wire format
 * is documented at https://ai.google.dev/api/generate-content, and for Vertex AI at
 * https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/inference.
 */
@NullMarked
package io.llmrouter.engine.provider.gemini;

import org.jspecify.annotations.NullMarked;
