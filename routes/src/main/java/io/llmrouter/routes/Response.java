package io.llmrouter.routes;

import io.llmrouter.engine.LlmRouterException;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.observe.Decision;
import io.llmrouter.engine.policy.Refusal;
import io.llmrouter.engine.provider.openai.MalformedRequestException;
import io.llmrouter.engine.provider.openai.OpenAiAnswer;
import io.llmrouter.engine.provider.openai.OpenAiResponseWriter;
import io.llmrouter.engine.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** The HTTP response an exchange ends with. What the request's headers said is not sent back. */
final class Response {

    private final Message message;

    Response(Exchange exchange) {
        message = exchange.getMessage();
    }

    /** Has a call answered, or says in OpenAI's form why it cannot be. */
    void answer(Consumer<Response> call) {
        try {
            call.accept(this);
        } catch (MalformedRequestException e) {
            send(400, OpenAiResponseWriter.error(e));
        } catch (UnknownModelException e) {
            fail(e.failure());
        } catch (LlmRouterException e) {
            fail(e);
        }
    }

    /** An answer in whole. */
    void send(OpenAiAnswer answer) {
        head(200, answer.mediaType());
        message.setHeader(Exchange.HTTP_CHUNKED, false);
        message.setBody(answer.body());
    }

    /** A JSON object. */
    void send(int status, Map<String, ?> json) {
        head(status, "application/json");
        message.setHeader(Exchange.HTTP_CHUNKED, false);
        message.setBody(Json.write(json).getBytes(StandardCharsets.UTF_8));
    }

    /** Server-sent events, as they come. */
    void stream(LiveBody events) {
        head(200, "text/event-stream");
        message.setHeader("Cache-Control", "no-cache");
        message.setHeader("X-Accel-Buffering", "no");
        message.setBody(events);
    }

    /** A failure that came about without a decision. */
    void fail(Failure failure) {
        send(OpenAiResponseWriter.status(failure), OpenAiResponseWriter.error(failure));
    }

    /** A failed call, with the word of the whole call rather than of its last attempt. */
    void fail(LlmRouterException exception) {
        Failure last = exception.failure();
        fail(new Failure(
                kind(exception),
                String.valueOf(exception.getMessage()),
                last.status(),
                last.code(),
                last.retryAfter()));
        if (last.retryAfter() != null) {
            message.setHeader("Retry-After", seconds(last.retryAfter()));
        }
        exception.decision().ifPresent(this::explain);
    }

    /** What no model is for, whenever it is asked, is the request's mistake; what no model takes just now is not. */
    private static FailureKind kind(LlmRouterException exception) {
        FailureKind kind = exception.failure().kind();
        List<Refusal> refusals =
                exception.decision().map(decision -> decision.plan().refusals()).orElseGet(List::of);
        boolean unfit = kind == FailureKind.NO_ELIGIBLE_MODEL
                && !refusals.isEmpty()
                && refusals.stream().allMatch(Refusal::isForGood);
        return unfit ? FailureKind.UNSUPPORTED : kind;
    }

    /** Who answered, and how it came about. */
    void explain(Target target, Decision decision) {
        message.setHeader("x-llmrouter-model", target.toString());
        explain(decision);
    }

    private void explain(Decision decision) {
        message.setHeader("x-llmrouter-decision-id", decision.id());
        message.setHeader("x-llmrouter-attempts", decision.attempts().size());
        Money cost = decision.cost();
        if (cost != null) {
            message.setHeader("x-llmrouter-cost", cost.toUsd().toPlainString());
        }
        if (decision.degraded() != null) {
            message.setHeader("x-llmrouter-degraded", true);
        }
    }

    private void head(int status, String type) {
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, type);
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    }
}
