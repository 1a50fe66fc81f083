package io.llmrouter.engine.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.StreamEvent;
import java.io.IOException;

/** Makes the failures of answers that break their protocol, in the same words for every protocol. Stateless. */
public final class Malformed {

    private static final String NOT_JSON = "with something that is not JSON";

    private Malformed() {}

    /** The JSON of a whole answer, with numbers as they were written; a failure if it is none. */
    public static Outcome<JsonNode> orTree(byte[] body) {
        try {
            return Outcome.answered(ExactJson.tree(body));
        } catch (IOException e) {
            return answer("it is not JSON");
        }
    }

    /** An answer that cannot be understood, and why. */
    public static <T> Outcome<T> answer(String why) {
        return Outcome.failed(FailureKind.MALFORMED_RESPONSE, "the answer cannot be understood: " + why);
    }

    /** The end of a stream that holds something else than JSON. */
    public static StreamEvent notJson() {
        return end(FailureKind.MALFORMED_RESPONSE, NOT_JSON);
    }

    /** The end of a stream that says it is whole and holds no answer. */
    public static StreamEvent withoutAnswer() {
        return end(FailureKind.MALFORMED_RESPONSE, "without an answer");
    }

    /** The end of a stream that does not say it is whole. */
    public static StreamEvent brokenOff(boolean begun) {
        return begun
                ? end(FailureKind.CONNECTION_LOST, "before the answer was whole")
                : end(FailureKind.MALFORMED_RESPONSE, "before it began");
    }

    private static StreamEvent end(FailureKind kind, String how) {
        return new StreamEvent.Failed(Failure.of(kind, "the stream ended " + how));
    }
}
