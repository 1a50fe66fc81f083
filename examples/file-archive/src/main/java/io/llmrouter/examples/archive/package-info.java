/**
 * An archive of files that is read once: the routes in {@code camel/*.yaml} ask about each file, the beans here find and
 * read files ({@link io.llmrouter.examples.archive.Archive}) and keep count ({@link io.llmrouter.examples.archive.Progress}).
 */
@NullMarked
package io.llmrouter.examples.archive;

import org.jspecify.annotations.NullMarked;
