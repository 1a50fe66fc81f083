/**
 * Reads tables with commas. Needs the optional dependency {@code org.apache.commons:commons-csv}.
 */
@NullMarked
package io.llmrouter.engine.learn.csv;

import org.jspecify.annotations.NullMarked;
