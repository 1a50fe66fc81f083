package io.llmrouter.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The manifest asks of the gateway what the gateway has. */
class KubernetesTest {

    @TempDir
    Path folder;

    @Test
    void probesWhatTheGatewayAnswersWithTheConfigurationOfTheManifest() throws Exception {
        String config = object("ConfigMap").at("/data").path("llmrouter.yaml").asText();
        List<String> paths = Stream.of("startupProbe", "readinessProbe")
                .map(probe -> container().at("/" + probe + "/httpGet/path").asText())
                .toList();

        try (RunningGateway gateway = RunningGateway.with(folder, config)) {
            for (String path : paths) {
                assertThat(gateway.get(path).statusCode()).as(path).isEqualTo(200);
            }
        }
    }

    @Test
    void namesThePortThatTheGatewayOpens() throws IOException {
        Properties application = new Properties();
        try (BufferedReader in = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            application.load(in);
        }
        JsonNode port = container().at("/ports/0");

        assertThat(port.path("containerPort").asText()).isEqualTo(application.getProperty("server.port"));
        assertThat(port.path("name").asText())
                .isEqualTo(object("Service").at("/spec/ports/0/targetPort").asText())
                .isEqualTo(container().at("/livenessProbe/tcpSocket/port").asText());
    }

    @Test
    void mountsTheConfigurationWhereTheGatewayLooks() throws IOException {
        JsonNode pod = object("Deployment").at("/spec/template");
        String mount = container().at("/volumeMounts/0/mountPath").asText();
        String looks = container().at("/env/0/value").asText();

        assertThat(container().at("/env/0/name").asText()).isEqualTo("LLMROUTER_CONFIG");
        assertThat(looks).isEqualTo("file:" + mount + "/llmrouter.yaml");
        assertThat(pod.at("/spec/volumes/0/configMap/name"))
                .isEqualTo(object("ConfigMap").at("/metadata/name"));
        assertThat(object("Deployment").at("/spec/selector/matchLabels"))
                .isEqualTo(pod.at("/metadata/labels"))
                .isEqualTo(object("Service").at("/spec/selector"));
    }

    private static JsonNode container() {
        return object("Deployment").at("/spec/template/spec/containers/0");
    }

    private static JsonNode object(String kind) {
        List<JsonNode> found = new ArrayList<>();
        try (BufferedReader in = Files.newBufferedReader(Path.of("deploy/kubernetes.yaml"))) {
            for (Object each : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(in)) {
                JsonNode object = new ObjectMapper().valueToTree(each);
                if (object.path("kind").asText().equals(kind)) {
                    found.add(object);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(found).as(kind).hasSize(1);
        return found.get(0);
    }
}
