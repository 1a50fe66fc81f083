/**
 * Ollama's own chat protocol: {@link io.llmrouter.engine.provider.ollama.OllamaDialect}. The wire format is documented at
 * https://docs.ollama.com/api/chat.
 */
@NullMarked
package io.llmrouter.engine.provider.ollama;

import org.jspecify.annotations.NullMarked;
