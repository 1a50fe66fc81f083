/**
 * The OpenAI Chat Completions protocol, both ways: {@link io.llmrouter.engine.provider.openai.OpenAiDialect} calls
 * providers that speak it, {@link io.llmrouter.engine.provider.openai.OpenAiRequestReader} and
 * {@link io.llmrouter.engine.provider.openai.OpenAiResponseWriter} serve clients that do. The wire format is documented
 * at https://platform.openai.com/docs/api-reference/chat.
 */
@NullMarked
package io.llmrouter.engine.provider.openai;

import org.jspecify.annotations.NullMarked;
