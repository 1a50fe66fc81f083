/**
 * The {@code local} account's model, {@code extractive}: it runs in this process, needs no key and nothing installed, and
 * never invents a word. {@link io.llmrouter.engine.provider.local.Digest} reads one text; {@code Assignment} finds out
 * what a request wants of it; {@code SchemaFiller} puts it into JSON; {@code LocalProvider} is the provider. How each
 * step decides is written in {@code docs/local-model.md}.
 */
@NullMarked
package io.llmrouter.engine.provider.local;

import org.jspecify.annotations.NullMarked;
