/**
 * The Anthropic Messages protocol: {@link io.llmrouter.engine.provider.anthropic.AnthropicDialect} calls providers that
 * speak it. The wire format is documented at https://platform.claude.com/docs/en/api/messages.
 */
@NullMarked
package io.llmrouter.engine.provider.anthropic;

import org.jspecify.annotations.NullMarked;
