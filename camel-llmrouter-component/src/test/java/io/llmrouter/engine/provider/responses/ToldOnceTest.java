package io.llmrouter.engine.provider.responses;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.StreamEvent.Kind;
import io.llmrouter.engine.provider.RecordedExchanges;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers tell the parts of an answer in pieces, when they are done, or with the whole answer; each is told once. */
class ToldOnceTest {

    private static final String CREATED = "{'type':'response.created','response':{'id':'r','model':'gpt-5.4'}}";
    private static final String MESSAGE =
            "{'type':'message','id':'msg','content':[{'type':'output_text','text':'Hello'},{'type':'output_text','text':'!'}]}";
    private static final String CALL =
            "{'type':'function_call','id':'fc','call_id':'c','name':'f','arguments':{'a':1}}";
    private static final String DONE = "{'type':'response.output_item.done','output_index':0,'item':" + MESSAGE + "}";
    private static final String PARTS =
            "{'type':'response.content_part.done','output_index':0,'content_index':0,'part':{'type':'output_text','text':'Hello'}};"
                    + "{'type':'response.content_part.done','output_index':0,'content_index':1,'part':{'type':'output_text','text':'!'}}";
    private static final String PIECES =
            "{'type':'response.output_text.delta','output_index':0,'content_index':0,'delta':'Hel'};"
                    + "{'type':'response.output_text.delta','output_index':0,'content_index':0,'delta':'lo'};"
                    + "{'type':'response.output_text.delta','output_index':0,'content_index':1,'delta':'!'}";
    private static final String WHOLE = completed(MESSAGE);
    private static final String EMPTY = completed("");

    private final ResponsesDialect dialect = new ResponsesDialect(InstantSource.system());

    private static String completed(String items) {
        return "{'type':'response.completed','response':{'id':'r','model':'gpt-5.4','status':'completed','output':["
                + items + "],'usage':{'input_tokens':1,'output_tokens':2}}}";
    }

    @Test
    void tellsATextOnceHoweverItCame() throws IOException {
        for (String way : List.of(
                WHOLE,
                DONE + ";" + EMPTY,
                PARTS + ";" + EMPTY,
                PIECES + ";" + EMPTY,
                String.join(";", PIECES, PARTS, DONE, WHOLE))) {
            List<StreamEvent> events = read(CREATED + ";" + way);

            assertThat(text(events, Kind.TEXT)).as(way).isEqualTo("Hello!");
            assertThat(last(events).reason()).isEqualTo(FinishReason.STOP);
        }
    }

    @Test
    void tellsATextOnceWhereServersCountItemsOtherwiseInTheEnd() throws IOException {
        assertThat(text(read(PIECES + ";" + completed(CALL + "," + MESSAGE.replace("msg", "msg_2"))), Kind.TEXT))
                .isEqualTo("Hello!");
    }

    @Test
    void tellsATextOnceWhereServersCountItsPartsOtherwiseMeanwhile() throws IOException {
        String piece = "{'type':'response.output_text.delta','output_index':0,'content_index':1,'delta':'Hello!'}";

        assertThat(text(read(piece + ";" + DONE + ";" + WHOLE), Kind.TEXT)).isEqualTo("Hello!");
    }

    @Test
    void tellsACallThatOnlyTheWholeAnswerHas() throws IOException {
        List<StreamEvent> events = read(CREATED + ";" + PIECES + ";" + completed(MESSAGE + "," + CALL));

        assertThat(events).contains(new StreamEvent.ToolCallDelta(0, "c", "f", "{\"a\":1}"));
        assertThat(last(events).reason()).isEqualTo(FinishReason.TOOL_CALLS);
    }

    @Test
    void tellsARefusalThatIsToldWhenItIsDone() throws IOException {
        List<StreamEvent> events =
                read(DONE.replace("output_text", "refusal").replace("'text'", "'refusal'") + ";" + EMPTY);

        assertThat(text(events, Kind.TEXT)).isEqualTo("Hello!");
        assertThat(last(events).reason()).isEqualTo(FinishReason.CONTENT_FILTER);
    }

    @ParameterizedTest
    @CsvSource({
        "{'type':'response.reasoning_text.done'_'text':'Hm.'}, Hm.",
        "{'type':'response.reasoning_part.done'_'part':{'type':'reasoning_text'_'text':'Hm.'}}, Hm.",
        "{'type':'response.content_part.done'_'part':{'type':'reasoning_text'_'text':'Hm.'}}, Hm.",
        "{'type':'response.reasoning_summary_text.done'_'text':'Hm.'}, Hm.",
        "{'type':'response.reasoning_summary_part.done'_'part':{'text':'Hm.'}}, Hm.",
        "{'type':'response.reasoning_text.delta'_'delta':'Hm.'};{'type':'response.reasoning_text.done'_'text':'Hm.'}, Hm.",
        "{'type':'response.reasoning_summary_text.done'_'text':'Hm.'};"
                + "{'type':'response.reasoning_summary_text.done'_'summary_index':1_'text':'Yes.'}, 'Hm.\n\nYes.'"
    })
    void tellsThoughtsOnceHoweverTheyCame(String told, String thoughts) throws IOException {
        assertThat(text(read(told.replace('_' + "'", ",'") + ";" + PIECES + ";" + EMPTY), Kind.REASONING))
                .isEqualTo(thoughts);
    }

    @Test
    void tellsArgumentsOfTheCallWhoseIdAnEventNames() throws IOException {
        String begun =
                "{'type':'response.output_item.added','output_index':%d,'item':{'type':'function_call','id':'fc%d',"
                        + "'call_id':'c%d','name':'f','arguments':''}}";

        List<StreamEvent> events = read(begun.formatted(0, 0, 0) + ";" + begun.formatted(1, 1, 1)
                + ";{'type':'response.function_call_arguments.delta','item_id':'fc1','delta':'{}'};" + EMPTY);

        assertThat(events).contains(new StreamEvent.ToolCallDelta(1, null, null, "{}"));
    }

    @Test
    void startsBeforeTheTextWhereTheServerIsAtWorkFirst() throws IOException {
        List<StreamEvent> events = read(CREATED.replace("created", "in_progress") + ";" + PIECES + ";" + EMPTY);

        assertThat(events.get(0)).isEqualTo(new StreamEvent.Started("r", "gpt-5.4"));
    }

    private List<StreamEvent> read(String events) throws IOException {
        String stream = Arrays.stream(events.split(";", -1))
                .map(event -> "data: " + event.replace('\'', '"') + "\n\n")
                .collect(Collectors.joining());
        return RecordedExchanges.read(dialect, stream).stream()
                .filter(event -> event.kind() != Kind.PING)
                .toList();
    }

    private static String text(List<StreamEvent> events, Kind kind) {
        return RecordedExchanges.join(
                events,
                kind,
                event -> event instanceof StreamEvent.TextDelta text
                        ? text.text()
                        : ((StreamEvent.ReasoningDelta) event).text());
    }

    private static StreamEvent.Finished last(List<StreamEvent> events) {
        return (StreamEvent.Finished) events.get(events.size() - 1);
    }
}
