package io.llmrouter.engine.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.test.WireProtocol;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How long to wait is read in every form, in every protocol, of an error before a whole answer and before a stream. */
class RetryAfterFormsTest {

    private record Form(String header, String value, String words, long millis) {}

    private static final List<Form> FORMS = List.of(
            new Form("Retry-After", "7", "Slow down.", 7000),
            new Form("retry-after", " 1.5 ", "Slow down.", 1500),
            new Form("Retry-After", "Fri, 20 Nov 2026 12:00:07 GMT", "Slow down.", 7000),
            new Form("Retry-After", "Fri, 20 Nov 2026 11:59:00 GMT", "Slow down.", 0),
            new Form("retry-after-ms", "1200", "Slow down.", 1200),
            new Form("X-Nothing", "7", "Please try again in 1.2s.", 1200),
            new Form("Retry-After", "soon", "Please retry in 6m0s.", 360_000));

    static Stream<Arguments> rows() {
        return Stream.of(WireProtocol.values()).flatMap(protocol -> FORMS.stream()
                .flatMap(form -> Stream.of(Arguments.of(protocol, form, false), Arguments.of(protocol, form, true))));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isReadInEveryForm(WireProtocol protocol, Form form, boolean streaming) {
        Played limited = new Played(
                429,
                "application/json",
                Map.of(form.header(), form.value()),
                List.of(protocol.error(429, form.words())));
        try (WireScene scene = WireScene.of(protocol, limited)) {
            Failure failure = scene.ask(streaming).failure();

            assertThat(failure).extracting(Failure::kind).isEqualTo(FailureKind.RATE_LIMITED);
            assertThat(failure).extracting(Failure::retryAfter).isEqualTo(Duration.ofMillis(form.millis()));
        }
    }
}
