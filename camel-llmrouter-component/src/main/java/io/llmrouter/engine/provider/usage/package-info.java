/**
 * Reads what responses tell beside the answer: {@link io.llmrouter.engine.provider.usage.UsageUnits} reads bills, searches
 * and the class of service from a {@code usage} object, {@link io.llmrouter.engine.provider.usage.HeaderNotes} reads
 * request ids and rate limits from headers.
 */
@NullMarked
package io.llmrouter.engine.provider.usage;

import org.jspecify.annotations.NullMarked;
