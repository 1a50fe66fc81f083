package io.llmrouter.engine.state.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routers in virtual machines of their own, which have nothing in common but a Redis. */
class TwoVirtualMachinesTest {

    private final RedisProcess redis = RedisProcess.started();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        redis.close();
    }

    /** One virtual machine, with a router whose account {@code one} does first what the script says. */
    private final class Machine implements AutoCloseable {

        private final Process process;
        private final PrintWriter orders;
        private final BufferedReader answers;

        Machine(String script) throws IOException {
            Path config = Files.createTempFile(folder, "router", ".yaml");
            Files.writeString(
                    config,
                    """
                    providers:
                      one: { type: simulated, script: [ %s ] }
                      two: { type: simulated }
                    models:
                      one/m: { price: { input: 1, output: 2 } }
                      two/m: { price: { input: 1, output: 2 } }
                    policies:
                      default:
                        candidates: [ one/m, two/m ]
                        strategy: { name: sticky, by: user }
                        retry: { maxAttempts: 1 }
                    state: { redis: "%s", name: machines }
                    """
                            .formatted(script, redis.address()));
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            RouterProgram.class.getName(),
                            config.toString())
                    .redirectError(folder.resolve("errors").toFile())
                    .start();
            orders = new PrintWriter(process.getOutputStream(), true, UTF_8);
            answers = process.inputReader(UTF_8);
            assertThat(line(answers)).isEqualTo("ready");
        }

        String does(String what, String of) {
            orders.println(what + " " + of);
            return line(answers);
        }

        /** The next line that is not the log's. */
        private String line(BufferedReader from) {
            try {
                String line = from.readLine();
                while (line != null && line.contains(" - ")) {
                    line = from.readLine();
                }
                return line == null ? "ended: " + Files.readString(folder.resolve("errors")) : line;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            orders.close();
            try {
                assertThat(process.waitFor(2, TimeUnit.MINUTES))
                        .as("ends with its input")
                        .isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void whatOneLearnsTheOtherKnowsAndANewOneToo() throws Exception {
        String user = "user0";
        try (Machine here = new Machine("server_error");
                Machine there = new Machine("ok")) {
            for (int at = 1; !there.does("plan", user).equals("one"); at++) {
                user = "user" + at;
            }
            String moved = user;
            assertThat(here.does("ask", moved)).isEqualTo("two");

            await().untilAsserted(() -> assertThat(there.does("plan", moved)).isEqualTo("two"));
            await().untilAsserted(
                            () -> assertThat(there.does("failed", "one/m")).isEqualTo("1.0"));
            assertThat(there.does("failed", "two/m")).isEqualTo("0.0");
        }
        try (Machine later = new Machine("ok")) {
            assertThat(later.does("plan", user)).isEqualTo("two");
            assertThat(later.does("failed", "one/m")).isEqualTo("1.0");
        }
    }
}
