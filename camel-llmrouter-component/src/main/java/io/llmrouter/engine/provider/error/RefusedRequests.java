package io.llmrouter.engine.provider.error;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.provider.error.FailureTable.Row;
import java.util.List;

/**
 * Rows for errors that refuse a request for what it asks, which servers of every protocol word alike. They come before
 * all rows but the surest signs of a bad key: such errors often quote the request, or another server, and a quote says
 * nothing about a key. They apply only with statuses that refuse a request, because a server that is down may use the
 * same words.
 */
final class RefusedRequests {

    private static final String REFUSED = "200|400|422";

    private static final String ANSWER_TOO_LONG =
            "max[_ ]?(completion_?|output_?|new_?)?tokens\\W.{0,80}(too (large|high|big)|exceeds?\\b|above maximum|> ?\\d|at most"
                    + "|must be (less|lower|smaller|between|<)|(valid|supported) range|should be \\[)"
                    + "|supports at most \\d+ (completion|output) tokens|maximum allowed number of output tokens"
                    + "|maximum tokens you requested exceeds|range of max_tokens"
                    + "|max_completion_tokens is limited";

    /** Names that the server, or the model, does not know. */
    private static final String UNKNOWN_NAME =
            "extra_forbidden|extra inputs are not permitted|additional properties are not allowed|extraneous key"
                    + "|unrecognized request argument|unknown (parameter|name|field|variant|argument)|unexpected (keyword )?argument"
                    + "|property .{0,80} is unsupported|does not match any of the expected tags"
                    + "|did not match any variant|invalid type: sequence, expected a string";

    /** What this model, or this server, does not do. */
    private static final String LACKING =
            "unsupported (parameter|value|content|message role|mime|modality|tool)|(does|do) ?n[o'’]t support|do(es)? not accept"
                    + "|not (supported|enabled|available|allowed) (for|by|with|in|on) ((this|the|your) )?(api )?(model|engine|deployment)"
                    + "|(un|not )supported by the model|is deprecated for this model|this model only (supports|accepts|works)"
                    + "|(image|vision|audio|video|multimodal|multi-modal|tool|function|thinking|reasoning|pre-?fill|json|url)\\w*"
                    + "( \\S+){0,4} (is|are) (currently )?(not (supported|enabled)|unsupported)"
                    + "|not (a )?multimodal|at most \\d+ (image|audio|video)|requires --enable-auto-tool-choice"
                    + "|(developer|system) instructions? (is|are) not enabled";

    /** What the request points at and the server could not get. */
    private static final String NOT_FETCHED =
            "error while downloading|(cannot|can ?not|can't|unable to|failed to|could not|couldn't|error) (while |when )?"
                    + "(fetch|download|retriev|load (the |an? )?(image|media|url))\\w*"
                    + "|\\burl=|(error|unauthorized|forbidden|not found|requests)\\W{0,3} for url\\b";

    /** What llama.cpp lacks, of which it tells with status 500. */
    private static final String LACKING_OF_LLAMA =
            "(image|audio|video) input is not supported|unsupported content part type|^this server does not support"
                    + "|param requires --jinja";

    /** What an HTTP client of Python says of its own request: for a picture, or for the server behind a proxy. */
    private static final String OTHERS_STATUS = "^\\W*\\d{3}, message=";

    private static final String OTHERS_STATUS_OF_MEDIA = OTHERS_STATUS
            + ".{0,200}url=\\W{0,3}(URL\\W{1,3})?https?://[^\\s/'\"]+/[^\\s'\"?#]*"
            + "\\.(jpe?g|png|gif|webp|bmp|tiff?|mp[34]|wav|webm|mov|pdf)\\b";

    private static final List<Row> ROWS = List.of(
            FailureTable.text(ANSWER_TOO_LONG, REFUSED + "|413|416|500", FailureKind.CONTEXT_LENGTH),
            FailureTable.text(UNKNOWN_NAME, REFUSED, FailureKind.UNSUPPORTED),
            FailureTable.text(NOT_FETCHED, REFUSED, FailureKind.INVALID_REQUEST),
            FailureTable.text(OTHERS_STATUS, REFUSED, FailureKind.INVALID_REQUEST),
            FailureTable.text(OTHERS_STATUS_OF_MEDIA, "500", FailureKind.INVALID_REQUEST),
            FailureTable.text(LACKING, REFUSED + "|501", FailureKind.UNSUPPORTED),
            FailureTable.text(LACKING_OF_LLAMA, "500", FailureKind.UNSUPPORTED));

    private RefusedRequests() {}

    static List<Row> rows() {
        return ROWS;
    }
}
