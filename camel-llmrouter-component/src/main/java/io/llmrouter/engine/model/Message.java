package io.llmrouter.engine.model;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One turn of a conversation.
 *
 * @param role who speaks
 * @param content its parts, in order; may be empty for an assistant that only calls tools
 * @param toolCalls the tools an assistant wants called, in order
 * @param toolCallId for {@link Role#TOOL}: the call this is the result of
 * @param name the speaker's name, where several share a role
 * @param cache asks the provider to keep the prompt up to the end of this turn; null does not
 * @param failed for {@link Role#TOOL}: whether the tool failed, so that the content says why
 */
public record Message(
        Role role,
        List<Content> content,
        List<ToolCall> toolCalls,
        @Nullable String toolCallId,
        @Nullable String name,
        @Nullable CacheMark cache,
        boolean failed) {

    public Message {
        Objects.requireNonNull(role, "role");
        content = List.copyOf(content);
        toolCalls = List.copyOf(toolCalls);
        if (role == Role.TOOL && toolCallId == null) {
            throw new IllegalArgumentException("a tool message needs the id of the call it answers");
        }
    }

    /** A turn that the provider need not keep. */
    public Message(
            Role role,
            List<Content> content,
            List<ToolCall> toolCalls,
            @Nullable String toolCallId,
            @Nullable String name) {
        this(role, content, toolCalls, toolCallId, name, null, false);
    }

    /** Instructions for the whole conversation. */
    public static Message system(String text) {
        return of(Role.SYSTEM, List.of(Content.text(text)));
    }

    /** A question in plain text. */
    public static Message user(String text) {
        return of(Role.USER, List.of(Content.text(text)));
    }

    /** A question in several parts. */
    public static Message user(List<Content> parts) {
        return of(Role.USER, parts);
    }

    /** An answer in plain text. */
    public static Message assistant(String text) {
        return of(Role.ASSISTANT, List.of(Content.text(text)));
    }

    /** The result of a tool call. */
    public static Message tool(String toolCallId, String result) {
        return new Message(Role.TOOL, List.of(Content.text(result)), List.of(), toolCallId, null);
    }

    /** A turn without tool calls. */
    public static Message of(Role role, List<Content> parts) {
        return new Message(role, parts, List.of(), null, null);
    }

    /** The same, with or without a mark that the provider should keep the prompt up to its end. */
    public Message withCache(@Nullable CacheMark mark) {
        return new Message(role, content, toolCalls, toolCallId, name, mark, failed);
    }

    /** The same, saying that. */
    public Message withContent(List<Content> parts) {
        return new Message(role, parts, toolCalls, toolCallId, name, cache, failed);
    }

    /** The same with those calls. */
    public Message withToolCalls(List<ToolCall> calls) {
        return new Message(role, content, calls, toolCallId, name, cache, failed);
    }

    /** The same as the result of the call with that id. */
    public Message withToolCallId(String id) {
        return new Message(role, content, toolCalls, id, name, cache, failed);
    }

    /** The same, as the result of a tool that failed. */
    public Message asFailed() {
        return new Message(role, content, toolCalls, toolCallId, name, cache, true);
    }

    /** The text parts, joined without a separator; reasoning is not part of it. */
    public String text() {
        if (content.size() == 1 && content.get(0) instanceof Content.Text only) {
            return only.text();
        }
        return content.stream()
                .map(part -> part.fold(Content.Text::text, media -> "", reasoning -> ""))
                .collect(Collectors.joining());
    }

    /** Whether any of its parts is such a one. */
    public boolean holds(Predicate<? super Content> such) {
        for (Content part : content) {
            if (such.test(part)) {
                return true;
            }
        }
        return false;
    }

    /** The reasoning parts, joined without a separator; empty when there are none. */
    public String reasoning() {
        if (!holds(Content.Reasoning.class::isInstance)) {
            return "";
        }
        return content.stream()
                .map(part -> part.fold(text -> "", media -> "", Content.Reasoning::text))
                .collect(Collectors.joining());
    }
}
