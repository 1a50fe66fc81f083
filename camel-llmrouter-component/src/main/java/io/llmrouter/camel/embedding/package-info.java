/**
 * Embedding models of LangChain4j and Spring AI, found in the Camel registry, as accounts of the type
 * {@code embedding-bean}: {@link io.llmrouter.camel.embedding.EmbeddingBeans}. Neither library needs to be there.
 */
@NullMarked
package io.llmrouter.camel.embedding;

import org.jspecify.annotations.NullMarked;
