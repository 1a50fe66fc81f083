/**
 * A chat over HTTP: the routes in {@code camel/*.yaml} answer at once, piece by piece, or later by a callback; the beans
 * here read requests and write responses ({@link io.llmrouter.examples.httpchat.Chat}), and keep accepted jobs as files
 * ({@link io.llmrouter.examples.httpchat.Jobs}, {@link io.llmrouter.examples.httpchat.Delivery}).
 */
@NullMarked
package io.llmrouter.examples.httpchat;

import org.jspecify.annotations.NullMarked;
