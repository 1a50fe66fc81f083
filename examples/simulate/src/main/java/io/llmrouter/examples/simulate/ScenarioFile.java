package io.llmrouter.examples.simulate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.llmrouter.engine.config.ConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.camel.util.TimeUtils;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads scenarios and lists of prompts: YAML with anchors and merges. Durations are written as in routes: {@code 200ms}, {@code 1h},
 * {@code 30d}.
 */
final class ScenarioFile {

    private static final ObjectMapper TREES = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .addModule(new SimpleModule().addDeserializer(Duration.class, new Durations()))
            .build();

    private ScenarioFile() {}

    /**
     * Reads a scenario.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if something is missing
     * @throws io.llmrouter.engine.config.ConfigException naming the line of what is wrong, and what was probably meant
     */
    static Scenario read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, new TypeReference<Scenario>() {}).checked();
        } catch (MarkedYAMLException e) {
            throw new Mistakes(file).of(e);
        } catch (JsonMappingException e) {
            throw new Mistakes(file).of(e);
        }
    }

    /**
     * Reads what a scenario says of the router, to see whether it can be used.
     *
     * @throws io.llmrouter.engine.config.ConfigException naming the line of every mistake
     */
    static void checkRouter(Scenario scenario, Path file) throws IOException {
        try {
            new RouterTree(scenario, scenario.router(), text -> text, InstantSource.system()).at(0);
        } catch (ConfigException e) {
            throw new Mistakes(file).of(e);
        }
    }

    /** Reads a value of any other kind. */
    static <T> T read(InputStream in, TypeReference<T> type) throws IOException {
        Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
        return TREES.readerFor(type).readValue(TREES.<JsonNode>valueToTree(tree));
    }

    private static final class Durations extends StdDeserializer<Duration> {

        private static final long serialVersionUID = 1L;

        Durations() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.getText();
            try {
                return TimeUtils.toDuration(text);
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                return (Duration) context.handleWeirdStringValue(Duration.class, text, "write it as 200ms, 5s or 1h");
            }
        }
    }
}
