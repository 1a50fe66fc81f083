package io.llmrouter.engine.provider.openai;

import static io.llmrouter.engine.provider.FailureTable.code;
import static io.llmrouter.engine.provider.FailureTable.status;
import static io.llmrouter.engine.provider.FailureTable.text;
import static io.llmrouter.engine.provider.FailureTable.type;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.provider.FailureTable;

/**
 * What kind of failure an error is. The first row that fits decides, and the rows go from what is surest to what is
 * least: the code, then the type, then the words of the message, then the status. For providers send 400 for a bad key,
 * 429 for no credit, 404 for no access, and 200 with an error inside. OpenAI's own codes are documented at
 * https://platform.openai.com/docs/guides/error-codes.
 */
final class ErrorTable {

    private static final FailureTable TABLE = FailureTable.of(
                    code(
                            "insufficient_quota|billing_.*|insufficient_(balance|credits?|funds)|payment_required"
                                    + "|credit_balance.*|spend_limit.*",
                            FailureKind.BILLING),
                    code("rate_limit.*|too_many_requests|resource_exhausted|requests|tokens", FailureKind.RATE_LIMITED),
                    code(
                            "(invalid|incorrect|missing|expired|no|wrong)_api_key|invalid_auth.*|account_deactivated"
                                    + "|unauthenticated|unauthorized|token_expired|invalid_(organization|project)",
                            FailureKind.AUTHENTICATION),
                    code(
                            "model_not_(found|available|active)|model_decommissioned|deployment_?not_?found|unknown_model"
                                    + "|invalid_model|model_does_not_exist",
                            FailureKind.NOT_FOUND),
                    code(
                            "context_length_exceeded|context_window_exceeded|input_too_long|prompt_too_long",
                            FailureKind.CONTEXT_LENGTH),
                    code(
                            "content_policy.*|content_filter|responsible_?ai.*|moderation_blocked|cyber_policy.*|safety.*"
                                    + "|data_inspection_failed|prohibited_content",
                            FailureKind.CONTENT_POLICY),
                    code("(request|payload)_(entity_)?too_large|request_too_long", FailureKind.TOO_LARGE),
                    code(
                            "tool_use_failed|json_validate_failed|output_parse_failed",
                            FailureKind.TOOL_GENERATION_FAILED),
                    code(
                            "permission.*|insufficient_permissions|model_terms_required|unsupported_country.*|access_denied"
                                    + "|mismatched_project|ip_not_authorized|model_not_allowed|must_be_verified.*",
                            FailureKind.PERMISSION),
                    code(
                            ".*overloaded.*|slow_down|unavailable|capacity_exceeded|.*over_capacity",
                            FailureKind.OVERLOADED),
                    code("(request_)?timeout|deadline_exceeded|gateway_timeout", FailureKind.TIMEOUT),
                    code("(internal_)?server_error|internal(_error)?", FailureKind.SERVER_ERROR),
                    code(
                            "unsupported_.*|invalid_(value|type|image.*|schema|argument)|missing_required.*"
                                    + "|unknown_parameter|string_above_max_length",
                            FailureKind.INVALID_REQUEST),
                    type("insufficient_quota|billing_error|exceeded_current_quota_error", FailureKind.BILLING),
                    type("authentication_error|auth.*error|invalid_authentication_error", FailureKind.AUTHENTICATION),
                    type("permission_(denied_)?error|access_terminated_error", FailureKind.PERMISSION),
                    type("rate_limit.*|requests|tokens|too_many_requests", FailureKind.RATE_LIMITED),
                    type(".*overloaded.*", FailureKind.OVERLOADED),
                    type("too_many_prompt_tokens", FailureKind.CONTEXT_LENGTH),
                    type("request_too_large", FailureKind.TOO_LARGE),
                    type("content_(filter|policy).*", FailureKind.CONTENT_POLICY),
                    text(
                            "(incorrect|invalid|missing|expired|wrong) (api|access|subscription)[ _-]?(key|token)|api[ _-]?key (is )?(not valid"
                                    + "|invalid|expired|missing|required)|(no|not provide an?) api[ _-]?key|invalid bearer"
                                    + "|invalid token|unauthorized|could not authenticate",
                            FailureKind.AUTHENTICATION),
                    text(
                            "insufficient (balance|quota|credit|fund)|exceeded your current quota|credit balance|payment required"
                                    + "|out of credits|(spend|billing|monthly).{0,20} limit|not enough credit",
                            FailureKind.BILLING),
                    text(
                            "rate[ -]?limit|too many requests|(tokens|requests) per (minute|min|day|hour|second)",
                            FailureKind.RATE_LIMITED),
                    text(
                            "context (length|window|size)|maximum (prompt|input) length|(prompt|input) is too long"
                                    + "|reduce the length of the (messages|prompt)|too many (input )?tokens"
                                    + "|exceeds? the (maximum|max|limit).{0,30} tokens|input token count",
                            FailureKind.CONTEXT_LENGTH),
                    text(
                            "content (management )?policy|content filter|safety system|usage polic|flagged (as|by|for)"
                                    + "|violat.{0,40}(policy|policies|guidelines)|responsible ai",
                            FailureKind.CONTENT_POLICY),
                    text(
                            "failed to call a function|failed to generate (a )?(valid )?(json|tool)|tool call validation failed",
                            FailureKind.TOOL_GENERATION_FAILED),
                    text(
                            "\\b(file|response|thread|batch|conversation|previous_response_id|item)\\b.{0,80}not found"
                                    + "|no such (file|response|batch)",
                            FailureKind.INVALID_REQUEST),
                    text(
                            "\\b(model|deployment)\\b.{0,100}(does ?n[o']t exist|not found|not exist|decommissioned"
                                    + "|no longer available|is not available)|(unknown|no such|invalid) model|model_not_found",
                            FailureKind.NOT_FOUND),
                    text(
                            "(does|do) ?n[o']t have (access|permission)|permission denied|access denied|must be verified"
                                    + "|not allowed to (use|access|sample)|forbidden|(country|region|territory).{0,20}not supported",
                            FailureKind.PERMISSION),
                    text(
                            "overloaded|over capacity|at capacity|capacity exceeded|temporarily unavailable"
                                    + "|(server|engine|model|service) is (currently )?(busy|loading)|try again later",
                            FailureKind.OVERLOADED),
                    text(
                            "(request|payload|body|image|file).{0,20} (is )?too large|entity too large",
                            FailureKind.TOO_LARGE),
                    status("498", FailureKind.OVERLOADED))
            .thenByStatus()
            .then(
                    status("5\\d\\d", FailureKind.SERVER_ERROR),
                    // OpenAI gives this type to every refusal, and DeepSeek the code: they tell nothing beside a status
                    code("invalid_request.*", FailureKind.INVALID_REQUEST),
                    type("invalid_request.*|bad_?request.*", FailureKind.INVALID_REQUEST));

    private ErrorTable() {}

    /** The kind of an error. */
    static FailureKind kind(String code, String type, String message, int status) {
        return TABLE.kind(new FailureTable.Signs(code, type, message, status));
    }
}
