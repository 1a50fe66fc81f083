package io.llmrouter.engine.provider.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.AnswerStream;
import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.LlmRouterException;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.provider.ClientRequest;
import java.util.ArrayList;
import java.util.List;

/** Holds what the engine makes of a recorded chat against what the oracle reads in it. */
final class ChatJudge {

    private final RecordedServer server;
    private final Engine engine;

    ChatJudge(RecordedServer server, Engine engine) {
        this.server = server;
        this.engine = engine;
    }

    /** A line for each thing that is not as it was recorded. */
    List<String> judge(Exchange exchange, Home home) {
        List<String> wrong = new ArrayList<>();
        ClientRequest asked = Asked.of(exchange, home, wrong);
        String model = Asked.model(exchange, home);
        Told expected = expected(exchange, home, model);
        server.serve(exchange);
        try (LlmRouter router = engine.router(home, model, server.address())) {
            if (!exchange.isStream()) {
                label(wrong, "whole", heard(router, asked, false, exchange), expected);
                label(wrong, "path", Sent.differences(server.received(), exchange, home));
            }
        }
        try (LlmRouter router = engine.router(home, model, server.address())) {
            label(wrong, "stream", heard(router, asked, true, exchange), expected);
            if (exchange.isStream()) {
                label(wrong, "path", Sent.differences(server.received(), exchange, home));
            }
        }
        if (wrong.stream().noneMatch(each -> each.startsWith("request"))) {
            label(wrong, "request", Asked.differences(exchange, home));
        }
        return wrong;
    }

    private static void label(List<String> wrong, String what, Object heard, Told expected) {
        label(wrong, what, expected.differences((Told) heard));
    }

    private static void label(List<String> wrong, String what, List<String> differences) {
        differences.forEach(each -> wrong.add(what + ": " + each));
    }

    private static Told heard(LlmRouter router, ClientRequest asked, boolean stream, Exchange exchange) {
        try {
            if (!stream) {
                return Heard.of(
                        router.chat(asked.request(), CallOptions.DEFAULT).response());
            }
            try (AnswerStream events = router.stream(asked.request(), CallOptions.DEFAULT)) {
                return Heard.of(events);
            }
        } catch (LlmRouterException e) {
            return Told.failed(known(e.failure(), exchange));
        }
    }

    /** A failure has the recorded status, a message, and the code if there is one. */
    private static FailureKind known(Failure failure, Exchange exchange) {
        if (exchange.isError()) {
            assertThat(failure.status()).as(failure.toString()).isEqualTo(exchange.status());
            assertThat(failure.message()).isNotBlank().doesNotContain("no reason");
            String code = exchange.tree().at("/error/code").textValue();
            if (code != null) {
                assertThat(failure.code()).isEqualTo(code);
            }
        }
        return failure.kind();
    }

    /** Where a protocol names neither model nor answer, the request and a header do. */
    private static Told expected(Exchange exchange, Home home, String model) {
        if (exchange.isError()) {
            return Told.failed(Failures.kind(exchange.status(), exchange.text()));
        }
        Oracle oracle = Oracle.ALL.get(home.preset().dialect());
        Told told = exchange.isStream() ? oracle.stream(exchange.events()) : oracle.whole(exchange.tree());
        return told.model() != null || told.failure() != null
                ? told
                : told.named(told.id() == null ? exchange.headers().get("x-amzn-requestid") : told.id(), model);
    }
}
