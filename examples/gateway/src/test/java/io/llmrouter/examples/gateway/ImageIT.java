package io.llmrouter.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what the Dockerfile says without Docker: copies, runs its commands and its entry point, in a folder of its own. */
class ImageIT {

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path image;

    @Test
    void isMadeByTheseCommandsAndAnswers() throws Exception {
        for (String copy : instructions("COPY").toList()) {
            String[] fromTo = copy.split(" ");
            Path to = image.resolve(fromTo[1]);
            Files.createDirectories(to.getParent());
            Files.copy(Path.of("target").resolve(fromTo[0]), to);
        }
        for (String command : instructions("RUN").toList()) {
            Process run = start(Map.of(), "sh", "-c", command);
            assertThat(run.waitFor(3, TimeUnit.MINUTES)).as(command).isTrue();
            assertThat(run.exitValue()).as(command + "\n" + log()).isZero();
        }
        assertThat(image.resolve("gateway.jsa")).isNotEmptyFile();

        Files.delete(image.resolve("log"));
        int port = FreePort.any();
        Process gateway = start(Map.of("SERVER_PORT", String.valueOf(port)), entryPoint());
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> status(port) == 200 || !gateway.isAlive());
            assertThat(gateway.isAlive()).as(log()).isTrue();
            assertThat(log()).as("the archive fits").doesNotContain("[warning]");
        } finally {
            gateway.destroy();
            gateway.waitFor(30, TimeUnit.SECONDS);
        }
    }

    private int status(int port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/models"))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static String[] entryPoint() throws IOException {
        String array = instructions("ENTRYPOINT").findFirst().orElseThrow();
        return new ObjectMapper().readValue(array, String[].class);
    }

    private static Stream<String> instructions(String word) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("deploy", "Dockerfile"));
        return lines.stream()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> line.substring(word.length() + 1));
    }

    /** In the folder that stands for the image, with the Java of this test in the place of the image's. */
    private Process start(Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Arrays.asList(command))
                .directory(image.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(image.resolve("log").toFile()));
        builder.environment()
                .merge(
                        "PATH",
                        "",
                        (path, none) -> Path.of(System.getProperty("java.home"), "bin") + File.pathSeparator + path);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private String log() throws IOException {
        return Files.readString(image.resolve("log"));
    }
}
