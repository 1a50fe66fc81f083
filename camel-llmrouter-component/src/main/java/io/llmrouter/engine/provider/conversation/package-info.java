/**
 * Adapts conversations to what a protocol accepts, whichever provider they began at:
 * {@link io.llmrouter.engine.provider.conversation.FittedChat} applies a protocol's
 * {@link io.llmrouter.engine.provider.conversation.CallRules}, {@link io.llmrouter.engine.provider.conversation.Turns} groups
 * messages by side, and a {@link io.llmrouter.engine.provider.conversation.Seal} carries a proof of reasoning that only one
 * protocol understands.
 */
@NullMarked
package io.llmrouter.engine.provider.conversation;

import org.jspecify.annotations.NullMarked;
