package io.llmrouter.engine.provider.gemini;

import io.llmrouter.engine.model.FailureKind;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What kind of failure an error is. The first row that fits decides: the reason in the details, then words of the message
 * where one status has several meanings, then the status in words, and last in figures. The statuses are documented at
 * https://ai.google.dev/gemini-api/docs/troubleshooting, the reasons at
 * https://cloud.google.com/apis/design/errors#error_info.
 */
final class ErrorTable {

    private enum Field {
        REASON,
        TEXT,
        WORD,
        STATUS
    }

    private record Row(Field field, Pattern pattern, FailureKind kind) {
        boolean fits(String reason, String word, String message, String status) {
            return switch (field) {
                case REASON -> pattern.matcher(reason).matches();
                case TEXT -> pattern.matcher(message).find();
                case WORD -> pattern.matcher(word).matches();
                case STATUS -> pattern.matcher(status).matches();
            };
        }
    }

    private static final List<Row> ROWS = List.of(
            reason(
                    "API_KEY_INVALID|API_KEY_EXPIRED|ACCESS_TOKEN_(EXPIRED|SCOPE_INSUFFICIENT|TYPE_UNSUPPORTED)"
                            + "|ACCOUNT_STATE_INVALID|CREDENTIALS_MISSING|(API_)?KEY_.*LEAKED.*",
                    FailureKind.AUTHENTICATION),
            reason("BILLING_DISABLED|BILLING_.*|CONSUMER_SUSPENDED", FailureKind.BILLING),
            reason("RATE_LIMIT_EXCEEDED|RESOURCE_QUOTA_EXCEEDED|QUOTA_EXCEEDED", FailureKind.RATE_LIMITED),
            reason(
                    "SERVICE_DISABLED|CONSUMER_INVALID|USER_PROJECT_DENIED|IAM_PERMISSION_DENIED|API_KEY_.*_BLOCKED"
                            + "|LOCATION_.*|SECURITY_POLICY_VIOLATED|ORG_RESTRICTION_VIOLATION",
                    FailureKind.PERMISSION),
            text(
                    "api key (not valid|expired|not found)|reported as leaked|invalid authentication credentials"
                            + "|unregistered callers",
                    FailureKind.AUTHENTICATION),
            text(
                    "credits? (are|is) depleted|prepay(ment)? (credits?|balance)|billing (account )?(is )?(not |dis)"
                            + "(enabled|abled)|requires billing|enable billing|dunning",
                    FailureKind.BILLING),
            text(
                    "input token count.{0,40}exceeds|exceeds the maximum number of tokens|context (length|window)"
                            + "|(prompt|input|request) is too long|too many (input )?tokens",
                    FailureKind.CONTEXT_LENGTH),
            text(
                    "payload size exceeds|(request|payload|entity) too large|exceeds the .{0,20}size limit",
                    FailureKind.TOO_LARGE),
            text("location is not supported|not available in your (country|region)", FailureKind.PERMISSION),
            text(
                    "blocked (by|due to|for).{0,40}(safety|polic|filter)|prohibited content|usage polic|safety filter",
                    FailureKind.CONTENT_POLICY),
            text(
                    "\\b(file|cached ?content|corpus|batch|operation)\\b.{0,80}(not found|not exist)",
                    FailureKind.INVALID_REQUEST),
            text(
                    "\\bmodels?\\b.{0,200}(not found|not exist|no longer available|not supported for generate)",
                    FailureKind.NOT_FOUND),
            text("\\boverloaded\\b|high demand|no capacity|out of capacity", FailureKind.OVERLOADED),
            word("UNAUTHENTICATED", FailureKind.AUTHENTICATION),
            word("PERMISSION_DENIED", FailureKind.PERMISSION),
            word("NOT_FOUND", FailureKind.NOT_FOUND),
            word("RESOURCE_EXHAUSTED", FailureKind.RATE_LIMITED),
            word(
                    "INVALID_ARGUMENT|FAILED_PRECONDITION|OUT_OF_RANGE|ALREADY_EXISTS|UNIMPLEMENTED",
                    FailureKind.INVALID_REQUEST),
            word("DEADLINE_EXCEEDED", FailureKind.TIMEOUT),
            word("UNAVAILABLE", FailureKind.OVERLOADED),
            word("INTERNAL|UNKNOWN|DATA_LOSS|ABORTED|CANCELLED", FailureKind.SERVER_ERROR),
            status("401", FailureKind.AUTHENTICATION),
            status("402", FailureKind.BILLING),
            status("403", FailureKind.PERMISSION),
            status("404", FailureKind.NOT_FOUND),
            status("408|504|524", FailureKind.TIMEOUT),
            status("409|499", FailureKind.SERVER_ERROR),
            status("413", FailureKind.TOO_LARGE),
            status("429", FailureKind.RATE_LIMITED),
            status("503|529", FailureKind.OVERLOADED),
            status("4\\d\\d", FailureKind.INVALID_REQUEST));

    private ErrorTable() {}

    /** The kind of an error; what no row knows is the server's fault. */
    static FailureKind kind(String reason, String word, String message, int status) {
        String statusText = Integer.toString(status);
        for (Row row : ROWS) {
            if (row.fits(reason, word, message, statusText)) {
                return row.kind();
            }
        }
        return FailureKind.SERVER_ERROR;
    }

    private static Row reason(String pattern, FailureKind kind) {
        return new Row(Field.REASON, pattern(pattern), kind);
    }

    private static Row text(String pattern, FailureKind kind) {
        return new Row(Field.TEXT, pattern(pattern), kind);
    }

    private static Row word(String pattern, FailureKind kind) {
        return new Row(Field.WORD, pattern(pattern), kind);
    }

    private static Row status(String pattern, FailureKind kind) {
        return new Row(Field.STATUS, pattern(pattern), kind);
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}
