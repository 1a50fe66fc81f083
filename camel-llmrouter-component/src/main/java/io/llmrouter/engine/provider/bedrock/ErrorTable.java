package io.llmrouter.engine.provider.bedrock;

import io.llmrouter.engine.model.FailureKind;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What kind of failure an error is. The first row that fits decides. Words come first where one type has several
 * meanings: {@code ValidationException} is also the type of an unknown model and of too long a prompt. Then comes the
 * type, and last the status. The types are documented at
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html and
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/CommonErrors.html.
 */
final class ErrorTable {

    private record Row(Pattern type, Pattern words, Pattern status, FailureKind kind) {
        boolean fits(String typeTold, String message, String statusTold) {
            return type.matcher(typeTold).matches()
                    && words.matcher(message).find()
                    && status.matcher(statusTold).matches();
        }
    }

    private static final String ANY = "";
    /** The types that say little: none at all, or one that is given to refusals of every sort. */
    private static final String WEAK = "|ValidationException|Model(Stream)?ErrorException|BadRequestException";

    private static final List<Row> ROWS = List.of(
            type("AccessDeniedException", "payment|billing|credit|INVALID_PAYMENT", FailureKind.BILLING),
            type(
                    "AccessDeniedException",
                    "authentication failed|api key|bearer|security token|signature|credential",
                    FailureKind.AUTHENTICATION),
            type("(AccessDenied|NotAuthorized|OptInRequired)(Exception)?", ANY, FailureKind.PERMISSION),
            type(
                    "(UnrecognizedClient|InvalidSignature|ExpiredToken|IncompleteSignature|InvalidClientTokenId"
                            + "|MissingAuthenticationToken|RequestExpired|SignatureDoesNotMatch|InvalidToken)(Exception)?",
                    ANY,
                    FailureKind.AUTHENTICATION),
            type("(Throttling|TooManyRequests|ServiceQuotaExceeded)(Exception)?", ANY, FailureKind.RATE_LIMITED),
            type("ModelNotReadyException", ANY, FailureKind.OVERLOADED),
            type("ServiceUnavailable(Exception)?", ANY, FailureKind.OVERLOADED),
            type("ModelTimeoutException|RequestTimeout(Exception)?", ANY, FailureKind.TIMEOUT),
            type("InternalServerException|InternalFailure|InternalError", ANY, FailureKind.SERVER_ERROR),
            type("ResourceNotFoundException", ANY, FailureKind.NOT_FOUND),
            type(
                    WEAK,
                    "model identifier is invalid|on-demand throughput|end of its life|legacy model"
                            + "|model (id|arn|identifier).{0,40}(invalid|not exist|not found)|no such model"
                            + "|could not resolve the foundation model",
                    FailureKind.NOT_FOUND),
            type(
                    WEAK,
                    "input is too long|prompt is too long|input tokens exceeded|too many (input )?tokens"
                            + "|exceeds? (the )?(context|model'?s maximum|maximum (length|number of tokens))"
                            + "|tokens? exceeds? maximum|context (limit|window|length)"
                            + "|maximum (context|input|prompt|tokens?).{0,40}exceed",
                    FailureKind.CONTEXT_LENGTH),
            type(
                    WEAK,
                    "content filter|usage polic|safety polic|blocked by.{0,20}(filter|polic|guardrail)"
                            + "|violat.{0,40}polic|responsible ai",
                    FailureKind.CONTENT_POLICY),
            type(
                    WEAK,
                    "(image|pdf|file|document|request|payload|body|video).{0,60}(too large"
                            + "|exceeds?.{0,20}(maximum|limit|mb|max))|entity too large",
                    FailureKind.TOO_LARGE),
            type(
                    WEAK,
                    "api key.{0,20}(invalid|not valid|missing|expired)|(invalid|expired) (security )?token",
                    FailureKind.AUTHENTICATION),
            type(WEAK, "this model does ?n['o]t support|not supported by (this|the) model", FailureKind.UNSUPPORTED),
            type(WEAK, "too many (connections|requests)|rate limit|throttl", FailureKind.RATE_LIMITED),
            type("ValidationException|BadRequestException", ANY, FailureKind.INVALID_REQUEST),
            status("401", FailureKind.AUTHENTICATION),
            status("402", FailureKind.BILLING),
            status("403", FailureKind.PERMISSION),
            status("404", FailureKind.NOT_FOUND),
            status("408|504|524", FailureKind.TIMEOUT),
            status("413", FailureKind.TOO_LARGE),
            status("429", FailureKind.RATE_LIMITED),
            status("503|529", FailureKind.OVERLOADED),
            status("424", FailureKind.SERVER_ERROR),
            status("4\\d\\d", FailureKind.INVALID_REQUEST));

    private ErrorTable() {}

    /** The kind of an error; what no row knows is the server's fault. */
    static FailureKind kind(String type, String message, int status) {
        String statusText = Integer.toString(status);
        for (Row row : ROWS) {
            if (row.fits(type, message, statusText)) {
                return row.kind();
            }
        }
        return FailureKind.SERVER_ERROR;
    }

    private static Row type(String type, String words, FailureKind kind) {
        return new Row(pattern(type), pattern(words), pattern("\\d+"), kind);
    }

    private static Row status(String status, FailureKind kind) {
        return new Row(pattern(".*"), pattern(ANY), pattern(status), kind);
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}
