package io.llmrouter.engine.provider.anthropic;

import static io.llmrouter.engine.provider.error.FailureTable.status;
import static io.llmrouter.engine.provider.error.FailureTable.text;
import static io.llmrouter.engine.provider.error.FailureTable.type;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.provider.error.FailureTable;

/**
 * Classifies errors of Anthropic Messages. Words come before the type, but for the type of a bad key, because one type
 * has several meanings: {@code invalid_request_error} is also the type of no credit and of too long a prompt. Of keys
 * and models such an error speaks only where it begins with the words. The status comes last. The types are documented
 * at https://platform.claude.com/docs/en/api/errors.
 */
final class ErrorTable {

    /** The types that say little: no type at all, or one that is given to refusals of every sort. */
    private static final String WEAK = "|invalid_request_error|api_error|error";

    private static final FailureTable TABLE = FailureTable.of(type("authentication_error", FailureKind.AUTHENTICATION))
            .thenRefusedRequests()
            .then(
                    type("billing_error", FailureKind.BILLING),
                    type(
                            "permission_error|rate_limit_error",
                            "credit balance|purchase credits|(spend|usage|billing) limits?\\b|payment required",
                            FailureKind.BILLING),
                    type(
                            WEAK,
                            "^(your credit balance|you have reached your specified|your (workspace|organization) has (hit|reached)"
                                    + "|payment required|(litellm\\.\\w+: )?(budget has been exceeded|exceeded ?budget))",
                            FailureKind.BILLING),
                    type("overloaded_error", FailureKind.OVERLOADED),
                    type("rate_limit_error", FailureKind.RATE_LIMITED),
                    type("permission_error", FailureKind.PERMISSION),
                    type("not_found_error", "\\bmodel\\b|^not.?found$|^$", FailureKind.NOT_FOUND),
                    type(
                            "not_found_error",
                            "\\b(file|container|skill|batch|message|memory|resource|session)",
                            FailureKind.INVALID_REQUEST),
                    type("not_found_error", FailureKind.NOT_FOUND),
                    type("request_too_large", FailureKind.TOO_LARGE),
                    type("timeout_error", FailureKind.TIMEOUT),
                    type("conflict_error", FailureKind.SERVER_ERROR),
                    type(
                            WEAK,
                            "(prompt|input) is too long|exceeds? (the )?(context|model'?s maximum)|context (limit|window|length)"
                                    + "|too many (input )?tokens",
                            FailureKind.CONTEXT_LENGTH),
                    type(
                            WEAK,
                            "content filter|usage polic|safety polic|blocked by.{0,20}(filter|polic)|violat.{0,40}polic",
                            FailureKind.CONTENT_POLICY),
                    type(
                            WEAK,
                            "(image|pdf|file|document|request|payload|body).{0,60}(too large|exceeds?.{0,20}(maximum|limit|mb))"
                                    + "|maximum of \\d+ pdf pages|entity too large",
                            FailureKind.TOO_LARGE),
                    type(
                            WEAK,
                            "^((invalid|incorrect|missing|expired|revoked) (x-)?(api[ -_]?key|bearer|token|credentials)"
                                    + "|(your )?api[ -_]?key.{0,20}(required|invalid|not valid|missing|expired)"
                                    + "|this organization has been disabled)",
                            FailureKind.AUTHENTICATION),
                    type(
                            WEAK,
                            "^(the )?(requested )?model\\b.{0,100}(not found|not exist|unknown)|^model: ",
                            FailureKind.NOT_FOUND),
                    text("\\boverloaded\\b", "200|5\\d\\d", FailureKind.OVERLOADED),
                    type(WEAK, "^(rate limit|too many requests)", FailureKind.RATE_LIMITED),
                    type("invalid_request_error", FailureKind.INVALID_REQUEST),
                    status("409", FailureKind.SERVER_ERROR))
            .thenByStatus();

    private ErrorTable() {}

    /** The kind of an error. */
    static FailureKind kind(String type, String message, int status) {
        return TABLE.kind(new FailureTable.Signs("", type, message, status));
    }
}
