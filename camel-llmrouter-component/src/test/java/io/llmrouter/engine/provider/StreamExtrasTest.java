package io.llmrouter.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.wire.SseEvent;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A stream tells what a whole answer has beside its text. */
class StreamExtrasTest {

    private static List<StreamEvent> events(String dialect, String... data) {
        ChatStreamDecoder decoder =
                Dialects.all(InstantSource.system()).get(dialect).decoder();
        List<StreamEvent> events = new ArrayList<>();
        for (String each : data) {
            int colon = each.indexOf('=');
            String type = each.startsWith("{") || colon < 0 ? "" : each.substring(0, colon);
            String json = type.isEmpty() ? each : each.substring(colon + 1);
            events.addAll(decoder.read(new SseEvent(type.isEmpty() ? "message" : type, json.replace('\'', '"'), "")));
        }
        boolean over = events.stream().anyMatch(event -> event.kind() == StreamEvent.Kind.FINISHED);
        events.addAll(over ? List.of() : decoder.end());
        assertThat(events.get(events.size() - 1).kind()).isEqualTo(StreamEvent.Kind.FINISHED);
        return events;
    }

    private static Map<String, Object> extra(String dialect, String... data) {
        Map<String, Object> all = Map.of();
        for (StreamEvent event : events(dialect, data)) {
            all = event instanceof StreamEvent.Extra more ? more.after(all) : all;
        }
        return all;
    }

    @Test
    void tellsProbabilitiesWithTheirWords() {
        List<StreamEvent> events = events(
                "openai",
                "{'choices':[{'delta':{'content':'a'},'logprobs':{'content':[{'token':'a'}],'refusal':null}}]}",
                "{'choices':[{'delta':{'content':'b'},'logprobs':{'content':[{'token':'b'}],'refusal':null}}]}",
                "{'choices':[{'delta':{},'logprobs':null,'finish_reason':'stop'}]}");

        assertThat(events)
                .extracting(StreamEvent::kind)
                .containsExactly(
                        StreamEvent.Kind.STARTED,
                        StreamEvent.Kind.TEXT,
                        StreamEvent.Kind.EXTRA,
                        StreamEvent.Kind.TEXT,
                        StreamEvent.Kind.EXTRA,
                        StreamEvent.Kind.FINISHED);
        assertThat(((StreamEvent.Extra) events.get(4)).after(((StreamEvent.Extra) events.get(2)).fields()))
                .isEqualTo(Map.of("logprobs", Map.of("content", List.of(Map.of("token", "a"), Map.of("token", "b")))));
    }

    @Test
    void tellsWhoAnsweredAndFromWhereOnce() {
        Map<String, Object> extra = extra(
                "openai",
                "{'provider':'Nova','citations':['x'],'choices':[{'delta':{'content':'a'}}]}",
                "{'provider':'Nova','citations':['x','y'],'obfuscation':'zz','choices':[{'delta':{'images':['i']}}]}",
                "{'choices':[{'delta':{'annotations':['n']},'finish_reason':'stop'}]}");

        assertThat(extra)
                .isEqualTo(Map.of(
                        "provider",
                        "Nova",
                        "citations",
                        List.of("x", "y"),
                        "images",
                        List.of("i"),
                        "annotations",
                        List.of("n")));
    }

    @Test
    void gathersCohereSCitations() {
        Map<String, Object> extra = extra(
                "cohere",
                "{'type':'message-start','id':'1'}",
                "{'type':'content-delta','index':0,'delta':{'message':{'content':{'text':'a'}}}}",
                "{'type':'citation-start','index':0,'delta':{'message':{'citations':{'start':0,'text':'a'}}}}",
                "{'type':'citation-start','index':1,'delta':{'message':{'citations':{'start':4,'text':'b'}}}}",
                "{'type':'message-end','delta':{'finish_reason':'COMPLETE','usage':{'tokens':{'input_tokens':5}}}}");

        assertThat(extra)
                .isEqualTo(Map.of(
                        "citations",
                        List.of(Map.of("start", 0, "text", "a"), Map.of("start", 4, "text", "b")),
                        "usage",
                        Map.of("tokens", Map.of("input_tokens", 5))));
    }

    @Test
    void tellsGeminiSImagesCodeAndSources() {
        Map<String, Object> extra = extra(
                "gemini",
                "{'candidates':[{'content':{'parts':[{'text':'a'},{'inlineData':{'mimeType':'image/png','data':'AAAA'}}"
                        + "]},'logprobsResult':{'chosenCandidates':[1]},'groundingMetadata':{'q':[1]}}]}",
                "{'candidates':[{'content':{'parts':[{'executableCode':{'code':'1'}}]},'finishReason':'STOP',"
                        + "'logprobsResult':{'chosenCandidates':[2]},'groundingMetadata':{'q':[1,2]}}],"
                        + "'usageMetadata':{'promptTokenCount':1,'trafficType':'ON_DEMAND'}}");

        assertThat(extra)
                .isEqualTo(Map.of(
                        "images",
                        List.of(Map.of("type", "image_url", "image_url", Map.of("url", "data:image/png;base64,AAAA"))),
                        "content_parts",
                        List.of(Map.of("executableCode", Map.of("code", "1"))),
                        "logprobsResult",
                        Map.of("chosenCandidates", List.of(1, 2)),
                        "groundingMetadata",
                        Map.of("q", List.of(1, 2)),
                        "trafficType",
                        "ON_DEMAND"));
    }

    @Test
    void tellsTheResponsesAnnotationsAndProbabilities() {
        Map<String, Object> extra = extra(
                "responses",
                "{'type':'response.created','response':{'id':'1','model':'m'}}",
                "{'type':'response.output_text.delta','output_index':0,'delta':'a'}",
                "{'type':'response.completed','response':{'id':'1','status':'completed','service_tier':'flex','output':["
                        + "{'type':'message','content':[{'type':'output_text','text':'a','annotations':['n'],"
                        + "'logprobs':['p']}]}]}}");

        assertThat(extra)
                .isEqualTo(Map.of("service_tier", "flex", "annotations", List.of("n"), "logprobs", List.of("p")));
    }

    @Test
    void tellsWhatTheOthersSayAtTheEnd() {
        assertThat(extra(
                        "anthropic",
                        "{'type':'message_start','message':{'id':'1','model':'m','stop_sequence':null}}",
                        "{'type':'content_block_delta','index':0,'delta':{'type':'text_delta','text':'a'}}",
                        "{'type':'message_delta','delta':{'stop_reason':'stop_sequence','stop_sequence':'END'}}",
                        "{'type':'message_stop'}"))
                .isEqualTo(Map.of("stop_sequence", "END"));
        assertThat(extra(
                        "bedrock",
                        "messageStart={'role':'assistant'}",
                        "contentBlockDelta={'contentBlockIndex':0,'delta':{'text':'a'}}",
                        "messageStop={'stopReason':'end_turn','additionalModelResponseFields':{'a':1}}",
                        "metadata={'usage':{'inputTokens':1},'metrics':{'latencyMs':7}}"))
                .isEqualTo(Map.of("additionalModelResponseFields", Map.of("a", 1), "metrics", Map.of("latencyMs", 7)));
        assertThat(extra(
                        "ollama",
                        "{'model':'m','message':{'content':'a'},'done':false,'created_at':'1'}",
                        "{'model':'m','message':{'content':''},'done':true,'done_reason':'stop','created_at':'2'}"))
                .isEqualTo(Map.of("created_at", "2"));
    }

    @Test
    void neverCommitsAStream() {
        assertThat(StreamEvent.Kind.EXTRA.commits()).isFalse();
        assertThat(new StreamEvent.Extra(Map.of("provider", "Nova")).content()).isEmpty();
    }

    @Test
    void tellsTheProbabilitiesOfCohereAndOllama() {
        assertThat(extra(
                        "cohere",
                        "{'type':'message-start','id':'1'}",
                        "{'type':'content-delta','index':0,'logprobs':{'text':'a'},'delta':{'message':{'content':"
                                + "{'text':'a'}}}}",
                        "{'type':'content-delta','index':0,'logprobs':{'text':'b'},'delta':{'message':{'content':"
                                + "{'text':'b'}}}}",
                        "{'type':'message-end','delta':{'finish_reason':'COMPLETE'}}"))
                .isEqualTo(Map.of("logprobs", List.of(Map.of("text", "a"), Map.of("text", "b"))));
        assertThat(extra(
                        "ollama",
                        "{'model':'m','message':{'content':'a'},'logprobs':[{'token':'a'}],'done':false}",
                        "{'model':'m','message':{'content':'b'},'logprobs':[{'token':'b'}],'done':false}",
                        "{'model':'m','message':{'content':''},'logprobs':[{'token':'c'}],'done':true,"
                                + "'done_reason':'stop','total_duration':9}"))
                .isEqualTo(Map.of(
                        "logprobs",
                        List.of(Map.of("token", "a"), Map.of("token", "b"), Map.of("token", "c")),
                        "total_duration",
                        9));
    }
}
