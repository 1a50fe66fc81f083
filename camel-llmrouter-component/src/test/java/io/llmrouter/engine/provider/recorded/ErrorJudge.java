package io.llmrouter.engine.provider.recorded;

import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Holds what a dialect makes of an error against its words, where what was asked is not ours to ask. */
final class ErrorJudge {

    private ErrorJudge() {}

    /** A line for each thing that is not as it was recorded. */
    static List<String> judge(Exchange exchange) {
        String dialect =
                Presets.builtIn().find(exchange.provider()).orElseThrow().dialect();
        Failure failure = Dialects.all(InstantSource.system())
                .get(dialect)
                .error(exchange.status(), exchange.headers(), exchange.bytes());
        FailureKind told = Failures.kind(exchange.status(), exchange.text());
        List<String> wrong = new ArrayList<>();
        if (failure.kind() != told) {
            wrong.add("failure: told " + told + ", heard " + failure.kind());
        }
        if (failure.status() == null || failure.status() != exchange.status()) {
            wrong.add("status: told " + exchange.status() + ", heard " + failure.status());
        }
        if (failure.message().isBlank() || failure.message().contains("no reason")) {
            wrong.add("no message");
        }
        return wrong;
    }
}
