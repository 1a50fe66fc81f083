package io.llmrouter.examples.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.test.ScriptedProvider;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The npm packages {@code openai} and {@code ai} work with the gateway; runs with the profile npm-clients. */
@Tag("npm")
class NpmClientsTest {

    @RegisterExtension
    static final ScriptedProvider UP = ClientsGateway.provider();

    @TempDir
    Path folder;

    @Test
    void passTheirCases() throws Exception {
        try (RunningGateway gateway = ClientsGateway.before(UP, folder)) {
            ProcessBuilder node = new ProcessBuilder("node", "--test", "clients.test.mjs")
                    .directory(Path.of("target", "npm").toFile())
                    .redirectErrorStream(true);
            node.environment().put("GATEWAY", gateway.uri("/v1").toString());
            node.environment().put("KEY", ClientsGateway.KEY);
            Process process = node.start();

            String output = new String(process.getInputStream().readAllBytes(), UTF_8);

            assertThat(process.waitFor()).as(output).isZero();
            assertThat(output).contains("# pass 15", "# fail 0");
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> UP.abandoned() >= 2);
        }
    }
}
