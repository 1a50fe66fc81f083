package io.llmrouter.test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;

/**
 * What goes wrong with one request at a {@link FaultServer}. Most faults are an answer in the words of the protocol that
 * was asked in; the others are played on the connection itself.
 */
public enum Fault {

    /** Nothing: a sound answer. */
    NONE(sound()),
    /** 429 without a word of when to come back. */
    RATE_LIMITED(limited("Rate limit reached.")),
    /** 429 with {@code Retry-After} in seconds: 7. */
    RATE_LIMITED_SECONDS(limited("Rate limit reached.").header("Retry-After", "7")),
    /** 429 with {@code Retry-After} as a date, 7 s from now by the server's clock. */
    RATE_LIMITED_DATE(now -> limited("Rate limit reached.").header("Retry-After", date(now.plusSeconds(7)))),
    /** 429 with {@code retry-after-ms}: 1200. */
    RATE_LIMITED_MILLIS(limited("Rate limit reached.").header("retry-after-ms", "1200")),
    /** 429 whose text says to try again in 1.2 s. */
    RATE_LIMITED_WORDS(limited("Rate limit reached for requests. Please try again in 1.2s.")),
    /** 500. */
    SERVER_ERROR(Reply.error(500, "server_error", null, "The server had an error.")),
    /** 502 with a proxy's page. */
    BAD_GATEWAY(Reply.raw(502, "text/html", "<html><body>502 Bad Gateway</body></html>")),
    /** 503: overloaded. */
    UNAVAILABLE(Reply.raw(503, "text/plain", "Service Unavailable")),
    /** 504: the provider's own time was up. */
    GATEWAY_TIMEOUT(Reply.raw(504, "text/html", "<html><body>504 Gateway Time-out</body></html>")),
    /** 529: overloaded. */
    OVERLOADED(Reply.error(529, "overloaded_error", null, "Overloaded")),
    /** 401: the key is wrong. */
    UNAUTHORIZED(Reply.error(401, "invalid_request_error", "invalid_api_key", "Incorrect API key provided.")),
    /** 402: nothing is paid. */
    PAYMENT_REQUIRED(Reply.error(402, "billing_error", null, "Payment required.")),
    /** 403: the key may not use the model. */
    FORBIDDEN(Reply.error(403, "permission_error", null, "Your key may not use this.")),
    /** A wrong key told as 400. */
    BAD_KEY_AS_400(Reply.error(400, "invalid_request_error", null, "API key not valid. Please pass a valid API key.")),
    /** No credit told as 429, or as 400 where the protocol does so. */
    NO_CREDIT(Reply.error(429, "insufficient_quota", "insufficient_quota", "You exceeded your current quota.")),
    /** 404: the model is unknown. */
    MODEL_NOT_FOUND(Reply.error(404, "invalid_request_error", "model_not_found", "The model does not exist.")),
    /** 404: a file that the request names is unknown. */
    RESOURCE_NOT_FOUND(Reply.error(404, "invalid_request_error", null, "No such file: file-123 was not found.")),
    /** 400: the prompt is too long, with the window's size in the text. */
    CONTEXT_LENGTH_WITH_SIZE(Reply.error(
            400,
            "invalid_request_error",
            "context_length_exceeded",
            "This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens.")),
    /** 400: the prompt is too long, and nothing else. */
    CONTEXT_LENGTH(Reply.error(400, "invalid_request_error", null, "The prompt is too long.")),
    /** 413: the request is too large. */
    PAYLOAD_TOO_LARGE(Reply.error(413, "request_too_large", null, "Request exceeds the maximum size.")),
    /** A content filter, as 400. */
    CONTENT_FILTER_AS_400(Reply.error(400, "invalid_request_error", "content_policy_violation", "Not allowed.")),
    /** A content filter that took the whole answer, inside 200. */
    CONTENT_FILTER_IN_200(Reply.text("").finishReason("content_filter")),
    /** 400: the model wrote a tool call that is none. */
    TOOL_USE_FAILED(Reply.error(400, "invalid_request_error", "tool_use_failed", "Failed to call a function.")),
    /** 400: the request is wrong. */
    INVALID_REQUEST(Reply.error(400, "invalid_request_error", null, "messages: at least one is required")),
    /** Nobody listens at the address. Not to be mixed with other faults. */
    CONNECTION_REFUSED(FaultPlay.UNUSED),
    /** The connection is reset before any of the request was read. */
    RESET_BEFORE_READ(FaultPlay.UNUSED),
    /** The connection is reset after the whole request was read. */
    RESET_AFTER_READ(FaultPlay.RESET),
    /** The address is https, and the server does not speak TLS. Not to be mixed with other faults. */
    TLS_FAILURE(FaultPlay.UNUSED),
    /** The request is read and never answered. */
    NO_ANSWER(FaultPlay.SILENCE),
    /** A sound answer that begins 400 ms late. */
    SLOW_FIRST_TOKEN(sound().after(Duration.ofMillis(400))),
    /** The first half of an answer, and then nothing. */
    STALL_MIDSTREAM(FaultPlay.STALL),
    /** A sound answer that is never told to be at its end: a stream says its last word, a body lacks its last chunk. */
    NO_END(FaultPlay.NO_END),
    /** A status, the beginning of an answer without content, and then the connection is closed. */
    CUT_BEFORE_CONTENT(FaultPlay.CUT_EARLY),
    /** The first words of an answer, and then the connection is closed. */
    CUT_AFTER_CONTENT(FaultPlay.CUT_LATE),
    /** A stream that begins and then tells an error; a whole answer that is an error inside 200. */
    ERROR_EVENT_BEFORE_CONTENT(FaultPlay.ERROR_EARLY),
    /** A stream that says its first words and then tells an error; a whole answer that is an error inside 200. */
    ERROR_EVENT_AFTER_CONTENT(FaultPlay.ERROR_LATE),
    /** JSON that breaks off. */
    MALFORMED_JSON(Reply.raw(200, "application/json", "{\"choices\": [{\"mess")),
    /** A page of a sign-in form with 200. */
    WRONG_CONTENT_TYPE(Reply.raw(200, "text/html", "<html><body>Sign in</body></html>")),
    /** 200 and nothing in it. */
    EMPTY_BODY(Reply.raw(200, "application/json", "")),
    /** A status, and headers until the client leaves. */
    ENDLESS_HEADERS(FaultPlay.HEADERS),
    /** An answer of 100 MiB. */
    HUGE_ANSWER(FaultPlay.HUGE),
    /** A sound answer, byte by byte. */
    ONE_BYTE_PIECES(FaultPlay.PIECES);

    /** What a sound answer says. */
    public static final String TEXT = "A sound answer.";

    private final Function<Instant, Reply> reply;
    private final FaultPlay play;

    Fault(Reply reply) {
        this(now -> reply);
    }

    Fault(Function<Instant, Reply> reply) {
        this.reply = reply;
        this.play = FaultPlay.REPLY;
    }

    Fault(FaultPlay play) {
        this.reply = now -> sound();
        this.play = play;
    }

    /** What is answered, or would be if the connection lasted. */
    Reply reply(Instant now) {
        return reply.apply(now);
    }

    FaultPlay play() {
        return play;
    }

    private static Reply sound() {
        return Reply.text("A sound answer.");
    }

    private static Reply limited(String message) {
        return Reply.error(429, "requests", "rate_limit_exceeded", message);
    }

    private static String date(Instant when) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(when.atOffset(ZoneOffset.UTC));
    }
}
