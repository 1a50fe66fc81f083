package io.llmrouter.issues;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.wire.Cancellation;
import io.llmrouter.engine.wire.Transport;
import io.llmrouter.engine.wire.WireRequest;
import io.llmrouter.engine.wire.WireResponse;
import io.llmrouter.test.Fault;
import io.llmrouter.test.FaultServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that never ended its headers was listened to until the deadline, and all it said was kept in memory. */
@Timeout(30)
class EndlessHeadersTest {

    @Test
    void givesUpAServerThatNeverEndsItsHeaders() {
        try (FaultServer server = new FaultServer().plays("a", Fault.ENDLESS_HEADERS);
                Transport transport = Transport.standalone()) {
            WireRequest request = new WireRequest(
                    "POST",
                    WireRequest.join(server.baseUrl("a"), "/chat/completions", Map.of()),
                    Map.of("Content-Type", "application/json"),
                    "{}".getBytes(StandardCharsets.UTF_8));

            Outcome<WireResponse> outcome = transport.send(request, Duration.ofSeconds(2), new Cancellation());

            assertThat(outcome.<FailureKind>fold(response -> FailureKind.CANCELLED, failure -> failure.kind()))
                    .isEqualTo(FailureKind.MALFORMED_RESPONSE);
        }
    }
}
