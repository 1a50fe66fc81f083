/**
 * Calls providers over HTTP: {@link io.llmrouter.engine.provider.http.HttpProvider} sends what a dialect writes and reads
 * what comes back, for whole answers, streams and the other operations. Secrets that were sent are kept out of failures.
 */
@NullMarked
package io.llmrouter.engine.provider.http;

import org.jspecify.annotations.NullMarked;
