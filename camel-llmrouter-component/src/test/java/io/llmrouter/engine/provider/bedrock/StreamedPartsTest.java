package io.llmrouter.engine.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.StreamEvent.Extra;
import io.llmrouter.engine.model.StreamEvent.Failed;
import io.llmrouter.engine.model.StreamEvent.Finished;
import io.llmrouter.engine.model.StreamEvent.Kind;
import io.llmrouter.engine.model.StreamEvent.TextDelta;
import io.llmrouter.engine.provider.ChatStreamDecoder;
import io.llmrouter.engine.wire.SseEvent;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a stream tells in pieces beside text, thoughts and calls is told as a whole answer tells it. */
class StreamedPartsTest {

    private final ChatStreamDecoder decoder = new BedrockDialect(InstantSource.system()).decoder();

    @Test
    void tellsTheCitationsOfAText() {
        read("contentBlockDelta", "{'contentBlockIndex':0,'delta':{'text':'Cats purr.'}}");
        read("contentBlockDelta", "{'contentBlockIndex':0,'delta':{'citation':{'title':'Cats'}}}");
        read("contentBlockDelta", "{'contentBlockIndex':0,'delta':{'citation':{'sourceContent':[{'text':'purr'}]}}}");

        Object cited = Map.of(
                "citationsContent",
                Map.of(
                        "citations",
                        List.of(Map.of("title", "Cats"), Map.of("sourceContent", List.of(Map.of("text", "purr"))))));
        assertThat(read("contentBlockStop", "{'contentBlockIndex':0}"))
                .containsExactly(new Extra(Map.of("content_blocks", List.of(cited))));
    }

    @Test
    void joinsThePiecesOfAnImage() {
        read("contentBlockStart", "{'contentBlockIndex':1,'start':{'image':{'format':'webp'}}}");
        assertThat(read("contentBlockDelta", "{'contentBlockIndex':1,'delta':{'image':{'source':{'bytes':'QQ=='}}}}"))
                .extracting(StreamEvent::kind)
                .containsExactly(Kind.PING);
        read("contentBlockDelta", "{'contentBlockIndex':1,'delta':{'image':{'source':{'bytes':'QkM='}}}}");

        Object image = Map.of("type", "image_url", "image_url", Map.of("url", "data:image/webp;base64,QUJD"));
        assertThat(read("contentBlockStop", "{'contentBlockIndex':1}"))
                .containsExactly(new Extra(Map.of("images", List.of(image))));
        read("messageStop", "{'stopReason':'guardrail_intervened'}");
        assertThat(read("metadata", "{'metrics':{}}"))
                .containsExactly(new Finished(FinishReason.CONTENT_FILTER, "guardrail_intervened"));
    }

    @Test
    void callsAnImageThatIsNoneMalformed() {
        assertThat(read("contentBlockDelta", "{'contentBlockIndex':0,'delta':{'image':{'source':{'bytes':'?'}}}}"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Failed.class,
                        end -> assertThat(end.failure().kind()).isEqualTo(FailureKind.MALFORMED_RESPONSE));
    }

    @Test
    void goesOnWithTheTextBesideThem() {
        List<StreamEvent> events = new ArrayList<>();
        events.addAll(read("contentBlockDelta", "{'contentBlockIndex':0,'delta':{'citation':{'title':'Cats'}}}"));
        events.addAll(read("contentBlockDelta", "{'contentBlockIndex':0,'delta':{'text':'Cats'}}"));

        assertThat(events).filteredOn(event -> event.kind() != Kind.PING).containsExactly(new TextDelta("Cats"));
    }

    private List<StreamEvent> read(String type, String data) {
        return decoder.read(new SseEvent(type, data.replace('\'', '"'), ""));
    }
}
