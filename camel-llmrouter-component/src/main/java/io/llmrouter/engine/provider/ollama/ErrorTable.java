package io.llmrouter.engine.provider.ollama;

import static io.llmrouter.engine.provider.error.FailureTable.status;
import static io.llmrouter.engine.provider.error.FailureTable.text;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.provider.error.FailureTable;

/**
 * Classifies errors of Ollama: by words before the status, because there is nothing else. The statuses are documented
 * at https://docs.ollama.com/api/errors; those of keys are the hosted service's.
 */
final class ErrorTable {

    private static final String REFUSED = "200|4\\d\\d";

    private static final FailureTable TABLE = FailureTable.of()
            .thenRefusedRequests()
            .then(
                    text("model.{0,200}(not found|does not exist)|try pulling it", "200|404", FailureKind.NOT_FOUND),
                    text("^model\\b.{0,200}(not found|does not exist)", REFUSED, FailureKind.NOT_FOUND),
                    text("does not support|not supported", REFUSED, FailureKind.UNSUPPORTED),
                    text(
                            "(input|prompt|context) (length|is too long|window)|exceeds? (the )?(maximum )?context|too many tokens",
                            "200|4\\d\\d|500",
                            FailureKind.CONTEXT_LENGTH),
                    text("error parsing tool call|invalid tool call", "\\d+", FailureKind.TOOL_GENERATION_FAILED),
                    text("usage limit|payment|billing|credit", "402|403|429", FailureKind.BILLING),
                    text("content (filter|polic)|safety polic", REFUSED, FailureKind.CONTENT_POLICY),
                    text(
                            "server (is )?busy|maximum pending requests|overloaded|loading model",
                            "200|429|5\\d\\d",
                            FailureKind.OVERLOADED),
                    text("requires more system memory|out of memory", "200|5\\d\\d", FailureKind.OVERLOADED))
            .thenByStatus();

    private ErrorTable() {}

    /** The kind of an error. */
    static FailureKind kind(String message, int status) {
        return TABLE.kind(new FailureTable.Signs("", "", message, status));
    }
}
