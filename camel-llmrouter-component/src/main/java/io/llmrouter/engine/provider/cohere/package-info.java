/**
 * The second version of Cohere's chat protocol: {@link io.llmrouter.engine.provider.cohere.CohereDialect}. The wire format
 * is documented at https://docs.cohere.com/reference/chat.
 */
@NullMarked
package io.llmrouter.engine.provider.cohere;

import org.jspecify.annotations.NullMarked;
