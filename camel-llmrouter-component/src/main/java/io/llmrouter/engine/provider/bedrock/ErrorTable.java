package io.llmrouter.engine.provider.bedrock;

import static io.llmrouter.engine.provider.error.FailureTable.status;
import static io.llmrouter.engine.provider.error.FailureTable.text;
import static io.llmrouter.engine.provider.error.FailureTable.type;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.provider.error.FailureTable;

/**
 * Classifies errors of Bedrock. Types that speak of a key come first, then words, because one type has several
 * meanings: {@code ValidationException} is also the type of an unknown model and of too long a prompt. Then comes the
 * type, and last the status. The types are documented at
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html and
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/CommonErrors.html.
 */
final class ErrorTable {

    /** The types that say little: none at all, or one that is given to refusals of every sort. */
    private static final String WEAK = "|ValidationException|Model(Stream)?ErrorException|BadRequestException";

    private static final FailureTable TABLE = FailureTable.of(type(
                    "(UnrecognizedClient|InvalidSignature|ExpiredToken|IncompleteSignature|InvalidClientTokenId"
                            + "|MissingAuthenticationToken|RequestExpired|SignatureDoesNotMatch|InvalidToken)(Exception)?",
                    FailureKind.AUTHENTICATION))
            .thenRefusedRequests()
            .then(
                    type("AccessDeniedException", "payment|billing|credit|INVALID_PAYMENT", FailureKind.BILLING),
                    type(
                            "AccessDeniedException",
                            "authentication failed|api key|bearer|security token|signature|credential",
                            FailureKind.AUTHENTICATION),
                    type("(AccessDenied|NotAuthorized|OptInRequired)(Exception)?", FailureKind.PERMISSION),
                    type("(Throttling|TooManyRequests|ServiceQuotaExceeded)(Exception)?", FailureKind.RATE_LIMITED),
                    type("ModelNotReadyException", FailureKind.OVERLOADED),
                    type("ServiceUnavailable(Exception)?", FailureKind.OVERLOADED),
                    type("ModelTimeoutException|RequestTimeout(Exception)?", FailureKind.TIMEOUT),
                    type("InternalServerException|InternalFailure|InternalError", FailureKind.SERVER_ERROR),
                    type("ResourceNotFoundException", FailureKind.NOT_FOUND),
                    type(
                            WEAK,
                            "^(the provided model identifier is invalid|invocation of model .{0,200}on-demand throughput"
                                    + "|(this|the) model (version )?.{0,80}(end of its life|legacy)|access denied\\. this model is"
                                    + ".{0,40}legacy|(the )?model (id|arn|identifier).{0,80}(invalid|not exist|not found)|no such model"
                                    + "|could not resolve the foundation model)",
                            FailureKind.NOT_FOUND),
                    type(
                            WEAK,
                            "^(operation not allowed|your account is not authorized to invoke)",
                            FailureKind.PERMISSION),
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
                            "^((the )?api key.{0,20}(invalid|not valid|missing|expired)|(invalid|expired) (security )?token)",
                            FailureKind.AUTHENTICATION),
                    text(
                            "too many (connections|requests)|rate limit|throttl",
                            "200|424|429|503",
                            FailureKind.RATE_LIMITED),
                    type("ValidationException|BadRequestException", FailureKind.INVALID_REQUEST),
                    status("424", FailureKind.SERVER_ERROR))
            .thenByStatus();

    private ErrorTable() {}

    /** The kind of an error. */
    static FailureKind kind(String type, String message, int status) {
        return TABLE.kind(new FailureTable.Signs("", type, message, status));
    }
}
