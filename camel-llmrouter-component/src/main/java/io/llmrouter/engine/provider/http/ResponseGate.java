package io.llmrouter.engine.provider.http;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.provider.ChatDialect;
import io.llmrouter.engine.provider.usage.HeaderNotes;
import io.llmrouter.engine.wire.WireResponse;
import java.util.function.Function;

/**
 * Lets successes through to their reader and turns every other response into a failure: the dialect reads errors;
 * redirects and pages, such as a proxy's or a sign-in form with status 200, hint at a wrong address. Stateless.
 */
final class ResponseGate {

    private ResponseGate() {}

    /** What the reader makes of a success, which must read or close it; a failure for any other response. */
    static <T> Outcome<T> read(WireResponse response, ChatDialect dialect, Function<WireResponse, Outcome<T>> success) {
        int status = response.status();
        if (status >= 200 && status < 300) {
            return isPage(response)
                    ? malformed(
                            response,
                            "a page of type " + response.mediaType()
                                    + " came instead of an answer; is the baseUrl right?")
                    : success.apply(response);
        }
        return status < 400
                ? malformed(response, "redirects are not followed; is the baseUrl right?")
                : response.bytes().fold(body -> Outcome.failed(failure(response, dialect, body)), Outcome::failed);
    }

    /** Where a provider does not say how long to wait, the limit that was reached does. */
    private static Failure failure(WireResponse response, ChatDialect dialect, byte[] body) {
        Failure failure = dialect.error(response.status(), response.headers(), body);
        boolean silent = failure.kind() == FailureKind.RATE_LIMITED && failure.retryAfter() == null;
        return silent
                ? HeaderNotes.untilWhole(response.headers()).map(failure::after).orElse(failure)
                : failure;
    }

    private static boolean isPage(WireResponse response) {
        String type = response.mediaType();
        return type.contains("html") || type.contains("xml") || type.startsWith("image/");
    }

    private static <T> Outcome<T> malformed(WireResponse response, String message) {
        response.close();
        return Outcome.failed(new Failure(FailureKind.MALFORMED_RESPONSE, message, response.status(), null, null));
    }
}
