/**
 * The OpenAI Responses protocol, both ways: {@link io.llmrouter.engine.provider.responses.ResponsesDialect} calls
 * providers that speak it, {@link io.llmrouter.engine.provider.responses.ResponsesRequestReader} reads what clients of it
 * ask. The wire format is documented at https://platform.openai.com/docs/api-reference/responses.
 */
@NullMarked
package io.llmrouter.engine.provider.responses;

import org.jspecify.annotations.NullMarked;
