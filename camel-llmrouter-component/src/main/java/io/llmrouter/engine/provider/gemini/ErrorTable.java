package io.llmrouter.engine.provider.gemini;

import static io.llmrouter.engine.provider.error.FailureTable.code;
import static io.llmrouter.engine.provider.error.FailureTable.status;
import static io.llmrouter.engine.provider.error.FailureTable.text;
import static io.llmrouter.engine.provider.error.FailureTable.type;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.provider.error.FailureTable;

/**
 * Classifies errors of the Gemini API and Vertex AI: by the reason in the details, then by words of the message where
 * one status has several meanings, then by the status in words, and last by the HTTP status. The statuses are
 * documented at https://ai.google.dev/gemini-api/docs/troubleshooting, the reasons at
 * https://cloud.google.com/apis/design/errors#error_info.
 */
final class ErrorTable {

    /** Statuses about the key, the project or the model; 200 is an error inside an answer. */
    private static final String OF_ACCOUNT = "200|401|403|404|429";

    private static final String SPEAKS_OF_ACCOUNT =
            "FAILED_PRECONDITION|PERMISSION_DENIED|RESOURCE_EXHAUSTED|UNAUTHENTICATED|NOT_FOUND";

    private static final FailureTable TABLE = FailureTable.of(
                    code(
                            "API_KEY_INVALID|API_KEY_EXPIRED|ACCESS_TOKEN_(EXPIRED|SCOPE_INSUFFICIENT|TYPE_UNSUPPORTED)"
                                    + "|ACCOUNT_STATE_INVALID|CREDENTIALS_MISSING|(API_)?KEY_.*LEAKED.*",
                            FailureKind.AUTHENTICATION),
                    code("BILLING_DISABLED|BILLING_.*|CONSUMER_SUSPENDED", FailureKind.BILLING),
                    code("RATE_LIMIT_EXCEEDED|RESOURCE_QUOTA_EXCEEDED|QUOTA_EXCEEDED", FailureKind.RATE_LIMITED),
                    code(
                            "SERVICE_DISABLED|CONSUMER_INVALID|USER_PROJECT_DENIED|IAM_PERMISSION_DENIED|API_KEY_.*_BLOCKED"
                                    + "|LOCATION_.*|SECURITY_POLICY_VIOLATED|ORG_RESTRICTION_VIOLATION",
                            FailureKind.PERMISSION),
                    text(
                            "^(api key (not valid|expired|not found)|your api key was reported as leaked)",
                            FailureKind.AUTHENTICATION))
            .thenRefusedRequests()
            .then(
                    text(
                            "reported as leaked|invalid authentication credentials|unregistered callers",
                            OF_ACCOUNT,
                            FailureKind.AUTHENTICATION),
                    type(
                            SPEAKS_OF_ACCOUNT,
                            "credits? (are|is) depleted|prepay(ment)? (credits?|balance)|billing (account )?(is )?(not |dis)"
                                    + "(enabled|abled)|requires billing|enable billing|dunning|exceeded its monthly spending cap",
                            FailureKind.BILLING),
                    type("FAILED_PRECONDITION", "^service agents are being provisioned", FailureKind.OVERLOADED),
                    text(
                            "input token count.{0,40}exceeds|exceeds the maximum number of tokens|context (length|window)"
                                    + "|(prompt|input|request) is too long|too many (input )?tokens",
                            FailureKind.CONTEXT_LENGTH),
                    text(
                            "payload size exceeds|(request|payload|entity) too large|exceeds the .{0,20}size limit",
                            FailureKind.TOO_LARGE),
                    type(
                            SPEAKS_OF_ACCOUNT,
                            "location is not supported|not available in your (country|region)",
                            FailureKind.PERMISSION),
                    text(
                            "blocked (by|due to|for).{0,40}(safety|polic|filter)|prohibited content|usage polic|safety filter",
                            FailureKind.CONTENT_POLICY),
                    text(
                            "\\b(file|cached ?content|corpus|batch|operation)\\b.{0,80}(not found|not exist)",
                            "200|4\\d\\d",
                            FailureKind.INVALID_REQUEST),
                    text(
                            "\\bmodels?\\b.{0,200}(not found|not exist|no longer available|not supported for generate)",
                            OF_ACCOUNT,
                            FailureKind.NOT_FOUND),
                    text(
                            "^(the |this |publisher )?models?\\b.{0,200}(not found|not exist|no longer available)",
                            FailureKind.NOT_FOUND),
                    text(
                            "\\boverloaded\\b|high demand|no capacity|out of capacity",
                            "200|429|5\\d\\d",
                            FailureKind.OVERLOADED),
                    type("UNAUTHENTICATED", FailureKind.AUTHENTICATION),
                    type("PERMISSION_DENIED", FailureKind.PERMISSION),
                    type("NOT_FOUND", FailureKind.NOT_FOUND),
                    type("RESOURCE_EXHAUSTED", FailureKind.RATE_LIMITED),
                    type(
                            "INVALID_ARGUMENT|FAILED_PRECONDITION|OUT_OF_RANGE|ALREADY_EXISTS|UNIMPLEMENTED",
                            FailureKind.INVALID_REQUEST),
                    type("DEADLINE_EXCEEDED", FailureKind.TIMEOUT),
                    type("UNAVAILABLE", FailureKind.OVERLOADED),
                    type("INTERNAL|UNKNOWN|DATA_LOSS|ABORTED|CANCELLED", FailureKind.SERVER_ERROR),
                    status("409|499", FailureKind.SERVER_ERROR))
            .thenByStatus();

    private ErrorTable() {}

    /** The kind of an error. */
    static FailureKind kind(String reason, String word, String message, int status) {
        return TABLE.kind(new FailureTable.Signs(reason, word, message, status));
    }
}
