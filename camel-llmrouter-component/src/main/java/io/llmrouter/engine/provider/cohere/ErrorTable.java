package io.llmrouter.engine.provider.cohere;

import static io.llmrouter.engine.provider.error.FailureTable.status;
import static io.llmrouter.engine.provider.error.FailureTable.text;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.provider.error.FailureTable;

/**
 * Classifies errors of Cohere: by words before the status, because errors seldom have a type. The statuses are
 * documented at https://docs.cohere.com/reference/errors.
 */
final class ErrorTable {

    private static final FailureTable TABLE = FailureTable.of(text(
                    "^\\s*(incorrect|invalid|missing|expired|no) api (key|token)",
                    "4\\d\\d",
                    FailureKind.AUTHENTICATION))
            .thenRefusedRequests()
            .then(
                    text(
                            "TOO_MANY_TOKENS|too many tokens|context (length|window)|prompt is too long",
                            "\\d+",
                            FailureKind.CONTEXT_LENGTH),
                    text(
                            "calls? ?/ ?month|monthly|payment|billing|credit|spend limit",
                            "402|403|429",
                            FailureKind.BILLING),
                    text(
                            "^\\s*((the )?(requested )?model\\b.{0,80}(not found|not exist|removed|deprecated|retired)|unknown model)",
                            "4\\d\\d",
                            FailureKind.NOT_FOUND),
                    text(
                            "blocked (input|output)|deny-?list|safety|content (filter|polic)|usage polic|toxic",
                            "200|4\\d\\d",
                            FailureKind.CONTENT_POLICY),
                    text("(not supported|unsupported).{0,40}model|unknown field", "400|422", FailureKind.UNSUPPORTED),
                    text("too large|entity too large", "400|413", FailureKind.TOO_LARGE),
                    text("rate limit|too many requests", "200|403|429|503", FailureKind.RATE_LIMITED),
                    text("overloaded|at capacity|temporarily unavailable", "200|429|5\\d\\d", FailureKind.OVERLOADED),
                    // The request or the answer has a token that the customer put on a list of those denied.
                    status("498", FailureKind.CONTENT_POLICY),
                    status("501", FailureKind.UNSUPPORTED))
            .thenByStatus();

    private ErrorTable() {}

    /** The kind of an error. */
    static FailureKind kind(String type, String message, int status) {
        return TABLE.kind(new FailureTable.Signs("", "", type + " " + message, status));
    }
}
