package io.llmrouter.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamEventTest {

    @Test
    void joinsExtraFieldsAndLeavesOutWhatIsNull() {
        Map<String, Object> inner = new HashMap<>(Map.of("content", List.of(2)));
        inner.put("refusal", null);
        Map<String, Object> fields = new HashMap<>(Map.of("logprobs", inner, "place", "here"));
        fields.put("fingerprint", null);
        StreamEvent.Extra more = new StreamEvent.Extra(fields);

        assertThat(more.fields()).containsOnlyKeys("logprobs", "place");
        assertThat(more.after(Map.of("logprobs", Map.of("content", List.of(1)), "place", "there", "kept", 1)))
                .isEqualTo(Map.of("logprobs", Map.of("content", List.of(1, 2)), "place", "here", "kept", 1));
    }
}
