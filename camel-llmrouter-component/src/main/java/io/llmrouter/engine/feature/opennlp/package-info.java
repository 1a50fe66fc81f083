/** Languages of texts by Apache OpenNLP, an optional dependency. */
@NullMarked
package io.llmrouter.engine.feature.opennlp;

import org.jspecify.annotations.NullMarked;
