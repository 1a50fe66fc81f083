package io.llmrouter.engine.provider.responses;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.wire.SseEvent;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GeneratedImageTest {

    private static final String ITEM =
            "{\"type\":\"image_generation_call\",\"id\":\"ig_1\",\"status\":\"completed\",\"output_format\":\"webp\",\"result\":\"AAEC\"}";

    private final ResponsesDialect dialect = new ResponsesDialect(InstantSource.system());

    @Test
    void isAMediumOfTheMessage() {
        Content.Media image = (Content.Media) answer().content().stream()
                .filter(Content.Media.class::isInstance)
                .findFirst()
                .orElseThrow();

        assertThat(image.modality()).isEqualTo(Modality.IMAGE);
        assertThat(image.mediaType()).isEqualTo("image/webp");
        assertThat(image.source().value()).isEqualTo("AAEC");
    }

    @Test
    void goesBackAsTheItemThatItCameFrom() {
        String next = written(Message.user("A cat, please."), answer(), Message.user("Bluer."));

        assertThat(next).containsOnlyOnce("ig_1").containsOnlyOnce("AAEC").contains("Bluer.");
    }

    @Test
    void isRefusedWhereItCameFromElsewhere() {
        Message foreign = Message.of(Role.ASSISTANT, List.of(Content.image("image/png", new byte[] {1})));

        assertThat(written(Message.user("A cat, please."), foreign, Message.user("Bluer.")))
                .startsWith("unsupported");
    }

    @Test
    void isToldInAStream() {
        List<StreamEvent> events = dialect.decoder()
                .read(SseEvent.of("{\"type\":\"response.output_item.done\",\"output_index\":0,\"item\":" + ITEM + "}"));

        assertThat(events)
                .contains(new StreamEvent.Extra(Map.of(
                        "images",
                        List.of(Map.of(
                                "type", "image_url", "image_url", Map.of("url", "data:image/webp;base64,AAEC"))))));
    }

    private Message answer() {
        String whole = "{\"id\":\"r\",\"status\":\"completed\",\"output\":[" + ITEM + "]}";
        return ProviderKit.answer(dialect.decode(whole.getBytes(StandardCharsets.UTF_8)))
                .message();
    }

    private String written(Message... messages) {
        return dialect.encode(ChatRequest.of(List.of(messages)), "gpt-5", ProviderKit.PLAIN, false)
                .fold(request -> new String(request.body(), StandardCharsets.UTF_8), Object::toString);
    }
}
