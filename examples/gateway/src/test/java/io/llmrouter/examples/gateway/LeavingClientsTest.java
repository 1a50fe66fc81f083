package io.llmrouter.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Clients that hang up, as the log tells of them. */
class LeavingClientsTest {

    private static final String STREAM =
            "{\"model\": \"default\", \"stream\": true, \"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]}";

    @RegisterExtension
    final ScriptedProvider up = ScriptedProvider.answers("ok");

    @TempDir
    Path folder;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private RunningGateway gateway;

    @BeforeEach
    void start() {
        gateway = RunningGateway.before(up, folder, "--logging.level.io.llmrouter.routes.LeavingClients=debug");
        root().addAppender(log);
        log.start();
    }

    @AfterEach
    void stop() {
        root().detachAppender(log);
        gateway.close();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Test
    void whoLeavesMidwayIsOneLine() throws Exception {
        up.reply(request -> Reply.text("word ".repeat(400)).every(Duration.ofMillis(100)));

        try (Socket client = asking(STREAM)) {
            assertThat(client.getInputStream().readNBytes(400)).hasSize(400);
            client.setSoLinger(true, 0);
        }

        assertOneQuietLine();
    }

    @Test
    void whoLeavesBeforeTheFirstWordIsOneLine() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        up.reply(request -> Reply.text(hasLeft(left) ? "word ".repeat(400) : "too early"));

        try (Socket client = asking(STREAM)) {
            Awaitility.await().until(() -> up.requests().size() == 1);
            client.setSoLinger(true, 0);
        }
        left.countDown();

        assertOneQuietLine();
    }

    private static boolean hasLeft(CountDownLatch left) {
        try {
            return left.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Socket asking(String body) throws IOException {
        URI uri = gateway.uri("/v1/chat/completions");
        Socket client = new Socket(uri.getHost(), uri.getPort());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        OutputStream out = client.getOutputStream();
        out.write(("POST " + uri.getPath() + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + bytes.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.flush();
        return client;
    }

    private void assertOneQuietLine() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> up.abandoned() >= 1 || !log.list.isEmpty());
        Awaitility.await()
                .during(Duration.ofMillis(500))
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(List.copyOf(log.list))
                        .extracting(
                                ILoggingEvent::getLevel,
                                each -> each.getLoggerName(),
                                ILoggingEvent::getFormattedMessage)
                        .singleElement()
                        .satisfies(line -> assertThat(line.toList().get(0)).isEqualTo(Level.DEBUG)));
        assertThat(log.list.get(0).getThrowableProxy()).isNull();
    }
}
