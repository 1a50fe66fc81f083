package io.llmrouter.engine.provider.ollama;

import io.llmrouter.engine.model.FailureKind;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What kind of failure an error is. The first row that fits decides: words before the status, for there is nothing else.
 * The statuses are documented at https://docs.ollama.com/api/errors; those of keys are the hosted service's.
 */
final class ErrorTable {

    private record Row(Pattern words, Pattern status, FailureKind kind) {
        boolean fits(String text, String statusTold) {
            return words.matcher(text).find() && status.matcher(statusTold).matches();
        }
    }

    private static final String REFUSED = "200|4\\d\\d";

    private static final List<Row> ROWS = List.of(
            row("model.{0,200}(not found|does not exist)|try pulling it", REFUSED, FailureKind.NOT_FOUND),
            row("does not support|not supported", REFUSED, FailureKind.UNSUPPORTED),
            row(
                    "(input|prompt|context) (length|is too long|window)|exceeds? (the )?(maximum )?context|too many tokens",
                    "200|4\\d\\d|500",
                    FailureKind.CONTEXT_LENGTH),
            row("error parsing tool call|invalid tool call", "\\d+", FailureKind.TOOL_GENERATION_FAILED),
            row("usage limit|payment|billing|credit", "402|403|429", FailureKind.BILLING),
            row("content (filter|polic)|safety polic", REFUSED, FailureKind.CONTENT_POLICY),
            row("server (is )?busy|maximum pending requests|overloaded|loading model", "\\d+", FailureKind.OVERLOADED),
            row("requires more system memory|out of memory", "\\d+", FailureKind.OVERLOADED),
            status("401", FailureKind.AUTHENTICATION),
            status("402", FailureKind.BILLING),
            status("403", FailureKind.PERMISSION),
            status("404", FailureKind.NOT_FOUND),
            status("408|504|524", FailureKind.TIMEOUT),
            status("413", FailureKind.TOO_LARGE),
            status("429", FailureKind.RATE_LIMITED),
            status("503|529", FailureKind.OVERLOADED),
            status("4\\d\\d", FailureKind.INVALID_REQUEST));

    private ErrorTable() {}

    /** The kind of an error; what no row knows is the server's fault. */
    static FailureKind kind(String message, int status) {
        String statusText = Integer.toString(status);
        for (Row row : ROWS) {
            if (row.fits(message, statusText)) {
                return row.kind();
            }
        }
        return FailureKind.SERVER_ERROR;
    }

    private static Row status(String status, FailureKind kind) {
        return row("", status, kind);
    }

    private static Row row(String words, String status, FailureKind kind) {
        return new Row(
                Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.DOTALL), Pattern.compile(status), kind);
    }
}
