package io.llmrouter.engine.provider.openai;

import static io.llmrouter.engine.provider.error.FailureTable.code;
import static io.llmrouter.engine.provider.error.FailureTable.status;
import static io.llmrouter.engine.provider.error.FailureTable.text;
import static io.llmrouter.engine.provider.error.FailureTable.type;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.provider.error.FailureTable;

/**
 * Classifies errors of Chat Completions and compatible servers. The rows go from the surest sign to the least: a bad
 * key, a request that is refused for what it asks, the code, the type, the words of the message, the status. For
 * providers send 400 for a bad key, 429 for no credit, 404 for no access, and 200 with an error inside. Words that may
 * stand anywhere in a message count against a key or a target only with a status that speaks of them, too; with others
 * the message must begin with the words. OpenAI's own codes are documented at
 * https://platform.openai.com/docs/guides/error-codes, those of watsonx.ai at
 * https://ibm.github.io/watsonx-ai-java-sdk/advanced/error-handling/.
 */
final class ErrorTable {

    /** Statuses about the key, the account or the target; 200 is an error inside an answer. */
    private static final String OF_ACCOUNT = "200|401|402|403|429";

    /** Statuses that refuse what was asked. */
    private static final String REFUSED = "200|400|422";

    private static final String OF_SERVER = "200|403|408|429|498|5\\d\\d";
    private static final String ANY = "\\d+";

    /** How a message begins; LiteLLM puts in front which exception it was, and of whom, or a dictionary around it. */
    private static final String BEGIN =
            "^\\W*(\\d{3}: \\W*)?(error\\W+)?(litellm\\.\\w+: |\\w+(Exception|Error) - |/\\S+: ){0,8}";

    private static final String BAD_KEY =
            "(incorrect|invalid|missing|expired|wrong) (api|access|subscription)[ _-]?(key|token)|api[ _-]?key (is )?(not valid"
                    + "|invalid|expired|missing|required)|(no|(you did ?n[o']t|not) provide an?) api[ _-]?key|invalid bearer"
                    + "|could not authenticate";

    private static final String NO_CREDIT =
            "(your |the )?(credit balance|account \\S+ is suspended|team \\S+ has (either )?used all)"
                    + "|(your )?newly created teams? does ?n[o']t have any credits|(you have )?(run out of credits|used up your daily free allocation)"
                    + "|insufficient (balance|quota|credit|fund)|you exceeded your current quota|budget has been exceeded"
                    + "|exceeded ?budget|(sorry, )?your account balance is insufficient";

    /** LiteLLM's budget for the user whom the request names, which says nothing about the key. */
    private static final String USERS_BUDGET = "(end ?user|customer)\\s?=?.{0,80}over budget";

    private static final FailureTable TABLE = FailureTable.of(
                    code(
                            "(invalid|incorrect|missing|expired|no|wrong)_api_key|invalid_auth.*|account_deactivated"
                                    + "|unauthenticated|unauthorized|(authentication_)?token_(expired|not_valid)|invalid_(organization|project)",
                            FailureKind.AUTHENTICATION),
                    text(BEGIN + "(" + BAD_KEY + "|unauthorized$)", ANY, FailureKind.AUTHENTICATION))
            .thenRefusedRequests()
            .then(
                    // OpenRouter, where nobody behind it can do what the request asks
                    text(
                            "no endpoints (found|available) (that|matching|which)|no endpoints found.{0,120}(support|policy)"
                                    + "|no allowed providers|all providers have been ignored",
                            ANY,
                            FailureKind.UNSUPPORTED),
                    text(USERS_BUDGET, ANY, FailureKind.UNSUPPORTED),
                    // To stream, or to be told thoughts, where all else is allowed
                    text("organization must be verified", "400", FailureKind.UNSUPPORTED),
                    type("budget_exceeded", FailureKind.BILLING),
                    text(BEGIN + "(" + NO_CREDIT + ")", ANY, FailureKind.BILLING))
            .then(codes())
            .then(types())
            .then(ofKeys())
            .then(ofRequests())
            .then(ofTargets())
            .thenByStatus()
            .then(
                    status("5\\d\\d", FailureKind.SERVER_ERROR),
                    // OpenAI gives this type to every refusal, and DeepSeek the code: they tell nothing beside a status
                    code("invalid_request.*", FailureKind.INVALID_REQUEST),
                    type("invalid_request.*|bad_?request.*", FailureKind.INVALID_REQUEST));

    private static FailureTable.Row[] codes() {
        return new FailureTable.Row[] {
            code(
                    "insufficient_quota|billing_.*|insufficient_(balance|credits?|funds)|payment_required"
                            + "|credit_balance.*|spend_limit.*|arrearage|token_quota_reached|setlimitexceeded",
                    FailureKind.BILLING),
            code("rate_limit.*|too_many_requests|resource_exhausted|requests|tokens", FailureKind.RATE_LIMITED),
            code(
                    "model_not_(found|available|active|supported)|model_decommissioned|deployment_?not_?found|unknown_model"
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
            code("tool_use_failed|json_validate_failed|output_parse_failed", FailureKind.TOOL_GENERATION_FAILED),
            code(
                    "permission.*|insufficient_permissions|model_terms_required|unsupported_country.*|access_denied"
                            + "|authorization_rejected|user_authorization_failed|mismatched_project|ip_not_authorized|model_not_allowed|must_be_verified.*",
                    FailureKind.PERMISSION),
            code(".*overloaded.*|slow_down|unavailable|capacity_exceeded|.*over_capacity", FailureKind.OVERLOADED),
            code("(request_)?timeout|deadline_exceeded|gateway_timeout", FailureKind.TIMEOUT),
            code(
                    "unsupported_(parameter|value|file|content.*|model.*)|unknown_parameter|model_no_support_for_.*",
                    FailureKind.UNSUPPORTED),
            code("(internal_)?server_error|internal(_error)?", FailureKind.SERVER_ERROR),
            code(
                    "invalid_(value|type|image.*|schema|argument)|missing_required.*" + "|string_above_max_length",
                    FailureKind.INVALID_REQUEST)
        };
    }

    private static FailureTable.Row[] types() {
        return new FailureTable.Row[] {
            type("insufficient_quota|billing_error|exceeded_current_quota_error", FailureKind.BILLING),
            type("authentication_error|auth.*error|invalid_authentication_error", FailureKind.AUTHENTICATION),
            type("permission_(denied_)?error|access_terminated_error", FailureKind.PERMISSION),
            type("rate_limit.*|requests|tokens|too_many_requests", FailureKind.RATE_LIMITED),
            type(".*overloaded.*", FailureKind.OVERLOADED),
            type("too_many_prompt_tokens", FailureKind.CONTEXT_LENGTH),
            type("request_too_large", FailureKind.TOO_LARGE),
            type("content_(filter|policy).*", FailureKind.CONTENT_POLICY)
        };
    }

    private static FailureTable.Row[] ofKeys() {
        return new FailureTable.Row[] {
            text(BAD_KEY + "|invalid token|unauthorized", OF_ACCOUNT, FailureKind.AUTHENTICATION),
            text(
                    NO_CREDIT
                            + "|payment required|out of credits|(spend|spending|billing|monthly).{0,20} limit"
                            + "|not enough credit|used all available credits|recharge|overdue",
                    OF_ACCOUNT,
                    FailureKind.BILLING),
            text(
                    "rate[ -]?limit|too many requests|(tokens|requests) per (minute|min|day|hour|second)",
                    "200|403|429|503",
                    FailureKind.RATE_LIMITED)
        };
    }

    private static FailureTable.Row[] ofRequests() {
        return new FailureTable.Row[] {
            text(
                    "context (length|window|size)|maximum (prompt|input) length|(prompt|input) is too long"
                            + "|reduce the length of the (messages|prompt)|too many (input )?tokens"
                            + "|exceeds? the (maximum|max|limit).{0,30} tokens|input token count|range of input length"
                            + "|`?inputs`? (tokens|must have less than)|cannot exceed the total tokens limit",
                    FailureKind.CONTEXT_LENGTH),
            text(
                    "content (management )?policy|content filter|safety system|usage polic|flagged (as|by|for)"
                            + "|unsafe or sensitive content|violat.{0,40}(policy|policies|guidelines)|responsible ai",
                    FailureKind.CONTENT_POLICY),
            text(
                    "failed to call a function|failed to generate (a )?(valid )?(json|tool)|tool call validation failed",
                    FailureKind.TOOL_GENERATION_FAILED),
            text(
                    "(?<![-/\\w])(file|response|thread|batch|conversation|previous_response_id|item|vector[ _]store"
                            + "|container|prompt|image)(?![-/\\w]).{0,80}not found|no such (file|response|batch)",
                    REFUSED + "|404",
                    FailureKind.INVALID_REQUEST),
            text("(?<!requested )\\burl\\b.{0,80}not found", REFUSED, FailureKind.INVALID_REQUEST)
        };
    }

    private static FailureTable.Row[] ofTargets() {
        return new FailureTable.Row[] {
            text(
                    "\\b(model|deployment)\\b.{0,100}(does ?n[o']t exist|not found|not exist|decommissioned"
                            + "|no longer available|is not available)|(unknown|no such|invalid) model|model_not_found",
                    "200|403|404|410",
                    FailureKind.NOT_FOUND),
            text(
                    BEGIN
                            + "((error: )?(the )?(requested |selected )?(model|deployment)\\b.{0,100}(does ?n[o']t exist"
                            + "|not found|not exist|decommissioned|no longer available|is not available)"
                            + "|(unknown|no such|invalid) model\\b|unable to access model)",
                    ANY,
                    FailureKind.NOT_FOUND),
            text(
                    "(does|do) ?n[o']t have (access|permission)|permission denied|access denied|must be verified"
                            + "|not allowed to (use|access|sample)|forbidden|(country|region|territory).{0,20}not supported",
                    "200|401|403|404",
                    FailureKind.PERMISSION),
            text(BEGIN + "user location is not supported", ANY, FailureKind.PERMISSION),
            text(
                    "overloaded|over capacity|at capacity|capacity exceeded|temporarily unavailable|no more data centers"
                            + "|(server|engine|model|service) is (currently )?(busy|loading)|try again later",
                    OF_SERVER,
                    FailureKind.OVERLOADED),
            text("(request|payload|body|image|file).{0,20} (is )?too large|entity too large", FailureKind.TOO_LARGE),
            status("498", FailureKind.OVERLOADED)
        };
    }

    private ErrorTable() {}

    /** The kind of an error. */
    static FailureKind kind(String code, String type, String message, int status) {
        return TABLE.kind(new FailureTable.Signs(code, type, message, status));
    }
}
