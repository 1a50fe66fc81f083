package io.llmrouter.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBytesTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7_990, 8_000, 8_010, 100_000})
    void holdsAllThatIsWritten(int length) throws IOException {
        List<String> written = List.of("ü".repeat(length), "x".repeat(length), "end");
        JsonBytes out = new JsonBytes();
        try (JsonGenerator json = out.generator()) {
            json.writeStartArray();
            for (String text : written) {
                json.writeString(text);
            }
            json.writeEndArray();
        }
        assertThat(out.bytes()).isEqualTo(Json.mapper().writeValueAsBytes(written));
    }

    @Test
    void copiesOnceWhatFitsIntoTheGeneratorsBuffer() throws IOException {
        JsonBytes out = new JsonBytes();
        try (JsonGenerator json = out.generator()) {
            json.writeStartObject();
            json.writeObjectField("options", Map.of("include_usage", true));
            json.writeFieldName("schema");
            json.writeTree(Json.mapper().createObjectNode().put("type", "object"));
            json.writeEndObject();
        }
        assertThat(out.bytes())
                .asString()
                .isEqualTo("{\"options\":{\"include_usage\":true},\"schema\":{\"type\":\"object\"}}");
        assertThat(out.bytes()).isSameAs(out.bytes());
    }

    @Test
    void holdsNothingBeforeAnythingIsWritten() {
        assertThat(new JsonBytes().bytes()).isEmpty();
    }
}
