package io.llmrouter.test;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What the {@link ScriptedProvider} does with one request. Immutable: each method that changes something returns another
 * reply. A chat answer goes out whole or as a stream, as the request asks.
 */
public final class Reply {

    /** How an answer ends. */
    enum Ending {
        WHOLE,
        /** The connection is closed before any byte of the answer. */
        CUT_BEFORE,
        /** The connection is closed in the middle of the answer. */
        CUT_MIDWAY,
        /** A stream ends cleanly, but without its last events. */
        UNFINISHED,
        /** Nothing, or nothing more, comes until the client leaves. */
        HANG
    }

    private int status = 200;
    private String contentType = "application/json";
    private String body = "";
    private Completion completion;
    private ScriptedError error;
    private Ending ending = Ending.WHOLE;
    private Duration delay = Duration.ZERO;
    private Duration pause = Duration.ZERO;
    private int pieceSize = Integer.MAX_VALUE;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private Reply() {}

    /** A plain answer. */
    public static Reply text(String text) {
        return answer(Completion.text(text));
    }

    /** An answer that wants a tool called. */
    public static Reply toolCall(String name, String argumentsJson) {
        return answer(Completion.toolCall(name, argumentsJson));
    }

    /** An error in OpenAI's words; {@code code} may be null. Other protocols tell it in their own. */
    public static Reply error(int status, String type, String code, String message) {
        Reply reply = new Reply();
        reply.status = status;
        reply.error = new ScriptedError(status, type, code, message);
        return reply;
    }

    /** An answer of any form, sent as it is. */
    public static Reply raw(int status, String contentType, String body) {
        Reply reply = new Reply();
        reply.status = status;
        reply.contentType = contentType;
        reply.body = body;
        return reply;
    }

    private static Reply answer(Completion completion) {
        Reply reply = new Reply();
        reply.completion = completion;
        return reply;
    }

    /** Another tool call in the same answer. */
    public Reply andToolCall(String name, String argumentsJson) {
        return changeCompletion(answer -> answer.withToolCallsOf(Completion.toolCall(name, argumentsJson)));
    }

    /** What the model thought before it answered. */
    public Reply reasoning(String thoughts) {
        return changeCompletion(answer -> answer.withReasoning(thoughts));
    }

    /** The tokens the answer says it used; 10 in and 5 out unless told. */
    public Reply usage(int inputTokens, int outputTokens) {
        return changeCompletion(answer -> answer.withUsage(inputTokens, outputTokens));
    }

    /** Why the model stopped, in OpenAI's words. */
    public Reply finishReason(String word) {
        return changeCompletion(answer -> answer.withFinishReason(word));
    }

    /** One more header. */
    public Reply header(String name, String value) {
        return change(reply -> reply.headers.put(name, value));
    }

    /** Has the server wait before it answers. */
    public Reply after(Duration wait) {
        return change(reply -> reply.delay = wait);
    }

    /** Sends the body in pieces of so many bytes, whatever they cut through. */
    public Reply inPiecesOf(int bytes) {
        return change(reply -> reply.pieceSize = bytes);
    }

    /** Waits so long between two pieces, or two events of a stream. */
    public Reply every(Duration wait) {
        return change(reply -> reply.pause = wait);
    }

    Reply ending(Ending how) {
        return change(reply -> reply.ending = how);
    }

    /** Closes the connection before any byte of the answer. */
    public Reply cut() {
        return ending(Ending.CUT_BEFORE);
    }

    /** Closes the connection in the middle of the answer. */
    public Reply cutMidway() {
        return ending(Ending.CUT_MIDWAY);
    }

    /** Ends a stream cleanly, but before its last events. */
    public Reply unfinished() {
        return ending(Ending.UNFINISHED);
    }

    /** Never ends: a blocking answer does not begin, a stream stays alive with comments after its first half. */
    public Reply hang() {
        return ending(Ending.HANG);
    }

    private Reply changeCompletion(UnaryOperator<Completion> how) {
        if (completion == null) {
            throw new IllegalStateException("only a chat answer has text, tools, usage and a finish reason");
        }
        return change(reply -> reply.completion = how.apply(reply.completion));
    }

    private Reply change(Consumer<Reply> how) {
        Reply copy = new Reply();
        copy.status = status;
        copy.contentType = contentType;
        copy.body = body;
        copy.completion = completion;
        copy.error = error;
        copy.ending = ending;
        copy.delay = delay;
        copy.pause = pause;
        copy.pieceSize = pieceSize;
        copy.headers.putAll(headers);
        how.accept(copy);
        return copy;
    }

    int status() {
        return status;
    }

    String contentType() {
        return contentType;
    }

    String body() {
        return body;
    }

    Completion completion() {
        return completion;
    }

    ScriptedError error() {
        return error;
    }

    Ending ending() {
        return ending;
    }

    Duration delay() {
        return delay;
    }

    Duration pause() {
        return pause;
    }

    int pieceSize() {
        return pieceSize;
    }

    Map<String, String> headers() {
        return headers;
    }
}
