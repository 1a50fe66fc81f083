/** What routing needs to know of a request, computed when first asked for and once per call. */
@NullMarked
package io.llmrouter.engine.feature;

import org.jspecify.annotations.NullMarked;
