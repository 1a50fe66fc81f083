package io.llmrouter.engine.provider.cohere;

import io.llmrouter.engine.model.FailureKind;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What kind of failure an error is. The first row that fits decides: words before the status, for errors seldom have a
 * type. The statuses are documented at https://docs.cohere.com/reference/errors.
 */
final class ErrorTable {

    private record Row(Pattern words, Pattern status, FailureKind kind) {
        boolean fits(String text, String statusTold) {
            return words.matcher(text).find() && status.matcher(statusTold).matches();
        }
    }

    private static final List<Row> ROWS = List.of(
            row(
                    "TOO_MANY_TOKENS|too many tokens|context (length|window)|prompt is too long",
                    "\\d+",
                    FailureKind.CONTEXT_LENGTH),
            row("calls? ?/ ?month|monthly|payment|billing|credit|spend limit", "402|403|429", FailureKind.BILLING),
            row("(incorrect|invalid|missing|expired|no) api (key|token)", "4\\d\\d", FailureKind.AUTHENTICATION),
            row(
                    "model.{0,80}(not found|not exist|removed|deprecated|retired)|unknown model",
                    "4\\d\\d",
                    FailureKind.NOT_FOUND),
            row(
                    "blocked (input|output)|deny-?list|safety|content (filter|polic)|usage polic|toxic",
                    "200|4\\d\\d",
                    FailureKind.CONTENT_POLICY),
            row(
                    "(not supported|does not support|unsupported).{0,40}model|model.{0,60}(does not|doesn't) support",
                    "400|422",
                    FailureKind.UNSUPPORTED),
            row("too large|entity too large", "400|413", FailureKind.TOO_LARGE),
            row("rate limit|too many requests", "\\d+", FailureKind.RATE_LIMITED),
            row("overloaded|at capacity|temporarily unavailable", "\\d+", FailureKind.OVERLOADED),
            status("401", FailureKind.AUTHENTICATION),
            status("402", FailureKind.BILLING),
            status("403", FailureKind.PERMISSION),
            status("404", FailureKind.NOT_FOUND),
            status("408|504|524", FailureKind.TIMEOUT),
            status("413", FailureKind.TOO_LARGE),
            status("429", FailureKind.RATE_LIMITED),
            // The request or the answer has a token that the customer put on a list of those denied.
            status("498", FailureKind.CONTENT_POLICY),
            status("501", FailureKind.UNSUPPORTED),
            status("503|529", FailureKind.OVERLOADED),
            status("4\\d\\d", FailureKind.INVALID_REQUEST));

    private ErrorTable() {}

    /** The kind of an error; what no row knows is the server's fault. */
    static FailureKind kind(String type, String message, int status) {
        String statusText = Integer.toString(status);
        String text = type + " " + message;
        for (Row row : ROWS) {
            if (row.fits(text, statusText)) {
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
