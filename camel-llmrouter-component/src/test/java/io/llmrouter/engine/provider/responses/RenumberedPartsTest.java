package io.llmrouter.engine.provider.responses;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.StreamEvent.Kind;
import io.llmrouter.engine.provider.RecordedExchanges;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Servers may name the parts of an answer otherwise in their ends than in their pieces, or number pieces as parts. */
class RenumberedPartsTest {

    private static final String END =
            "{'type':'response.completed','response':{'id':'r','status':'completed','output':[%s]}}";
    private static final String MESSAGE = "{'type':'message','content':[{'type':'output_text','text':'%s'}]}";
    private static final String MESSAGE_DONE =
            "{'type':'response.output_item.done','output_index':%d,'item':" + MESSAGE + "}";
    private static final String THOUGHT = "{'type':'response.reasoning_text.delta','content_index':%d,'delta':'%s'}";
    private static final String CALL = "{'type':'function_call',%s,'name':'f','arguments':'%s'}";

    private final ResponsesDialect dialect = new ResponsesDialect(InstantSource.system());

    @Test
    void tellsATextOnceWhereEachPieceIsNumberedAsAPart() throws IOException {
        String piece = "{'type':'response.output_text.delta','output_index':0,'content_index':%d,'delta':'%s'}";

        assertThat(texts(
                        piece.formatted(1, "Hel"),
                        piece.formatted(2, "lo"),
                        "{'type':'response.output_text.done','output_index':0,'content_index':3,'text':'Hello'}",
                        "{'type':'response.content_part.done','output_index':0,'content_index':4,"
                                + "'part':{'type':'output_text','text':'Hello'}}",
                        MESSAGE_DONE.formatted(0, "Hello")))
                .isEqualTo("Hello");
    }

    @Test
    void tellsATextOnceWhereItsItemEndsAtAnotherPlace() throws IOException {
        for (String place : List.of("'output_index':1", "'item_id':'msg'")) {
            String piece = "{'type':'response.output_text.delta'," + place + ",'delta':'Hello\\n'}";

            assertThat(texts(piece, MESSAGE_DONE.formatted(0, "Hello")))
                    .as(place)
                    .isEqualTo("Hello\n");
        }
    }

    @Test
    void tellsTextsAgainThatTheModelSaidAgain() throws IOException {
        String part =
                "{'type':'response.content_part.done','content_index':%d,'part':{'type':'output_text','text':'Ha'}}";

        assertThat(texts(MESSAGE_DONE.formatted(0, "Ha"), MESSAGE_DONE.formatted(1, "Ha")))
                .isEqualTo("HaHa");
        assertThat(texts(part.formatted(0), part.formatted(1))).isEqualTo("HaHa");
    }

    @Test
    void tellsATextThatComesWithItsEndAfterAnEmptyPiece() throws IOException {
        assertThat(texts("{'type':'response.output_text.delta','delta':''}", MESSAGE_DONE.formatted(0, "Hello")))
                .isEqualTo("Hello");
    }

    @Test
    void tellsThoughtsOnceWhereEachPieceIsNumberedAsAPart() throws IOException {
        assertThat(thoughts(
                        THOUGHT.formatted(1, "I "),
                        THOUGHT.formatted(2, "think "),
                        THOUGHT.formatted(3, "so."),
                        "{'type':'response.reasoning_text.done','content_index':4,'text':'I think so.'}",
                        "{'type':'response.reasoning_part.done','content_index':5,'part':{'text':'I think so.'}}",
                        "{'type':'response.output_item.done','output_index':1,'item':{'type':'reasoning','id':'rs',"
                                + "'content':[{'type':'reasoning_text','text':'I think so.'}]}}"))
                .isEqualTo("I think so.");
    }

    @Test
    void partsThoughtsWhereAPartBeginsOrEnded() throws IOException {
        for (String between : List.of(
                "{'type':'response.reasoning_part.added','content_index':1}",
                "{'type':'response.reasoning_text.done','content_index':0,'text':'Hm.'}")) {
            assertThat(thoughts(
                            THOUGHT.formatted(0, "Hm"),
                            THOUGHT.formatted(0, "."),
                            between,
                            THOUGHT.formatted(1, "So.")))
                    .as(between)
                    .isEqualTo("Hm.\n\nSo.");
        }
    }

    @Test
    void tellsACallOnceThatBeginsByIdAndEndsByPlace() throws IOException {
        String call = CALL.formatted("'id':'fc_1','call_id':'c1'", "%s");

        assertThat(calls(
                        "{'type':'response.output_item.added','item':" + call.formatted("") + "}",
                        "{'type':'response.function_call_arguments.delta','item_id':'fc_1','delta':'{}'}",
                        "{'type':'response.output_item.done','output_index':0,'item':" + call.formatted("{}") + "}"))
                .containsExactly(
                        new StreamEvent.ToolCallDelta(0, "c1", "f", ""),
                        new StreamEvent.ToolCallDelta(0, null, null, "{}"));
    }

    @Test
    void tellsEachOfTheCallsThatShareAnItemsId() throws IOException {
        String done = "{'type':'response.output_item.done','output_index':%d,'item':%s}";

        assertThat(calls(
                        done.formatted(0, CALL.formatted("'id':'fc','call_id':'c1'", "{}")),
                        done.formatted(1, CALL.formatted("'id':'fc','call_id':'c2'", "{}"))))
                .containsExactly(
                        new StreamEvent.ToolCallDelta(0, "c1", "f", "{}"),
                        new StreamEvent.ToolCallDelta(1, "c2", "f", "{}"));
    }

    @Test
    void tellsParallelCallsThatHaveNothingButTheirOwnIds() throws IOException {
        String[] events = Stream.of("fc_1", "fc_2")
                .flatMap(id -> Stream.of(
                        "{'type':'response.output_item.added','item':" + CALL.formatted("'call_id':'" + id + "'", "")
                                + "}",
                        "{'type':'response.function_call_arguments.delta','item_id':'" + id + "','delta':'{}'}",
                        "{'type':'response.output_item.done','item':" + CALL.formatted("'call_id':'" + id + "'", "{}")
                                + "}"))
                .toArray(String[]::new);

        assertThat(calls(events))
                .containsExactly(
                        new StreamEvent.ToolCallDelta(0, "fc_1", "f", ""),
                        new StreamEvent.ToolCallDelta(0, null, null, "{}"),
                        new StreamEvent.ToolCallDelta(1, "fc_2", "f", ""),
                        new StreamEvent.ToolCallDelta(1, null, null, "{}"));
    }

    @Test
    void tellsACallThatOnlyTheWholeAnswerHasBesideOneThatWasTold() throws IOException {
        String first = CALL.formatted("'call_id':'c1'", "{}");
        String done = "{'type':'response.output_item.done','output_index':0,'item':" + first + "}";
        String second = CALL.formatted("'call_id':'c2'", "{}");

        assertThat(calls(read(done, END.formatted(first + "," + second))))
                .containsExactly(
                        new StreamEvent.ToolCallDelta(0, "c1", "f", "{}"),
                        new StreamEvent.ToolCallDelta(1, "c2", "f", "{}"));
        assertThat(calls(read(done, END.formatted(second))))
                .as("a call that has another id in the end")
                .containsExactly(new StreamEvent.ToolCallDelta(0, "c1", "f", "{}"));
    }

    private List<StreamEvent> read(String... events) throws IOException {
        return RecordedExchanges.read(
                dialect,
                Stream.of(events)
                        .map(event -> "data: " + event.replace('\'', '"') + "\n\n")
                        .collect(Collectors.joining()));
    }

    private List<StreamEvent> ended(String... events) throws IOException {
        return read(
                Stream.concat(Stream.of(events), Stream.of(END.formatted(""))).toArray(String[]::new));
    }

    private String texts(String... events) throws IOException {
        return RecordedExchanges.join(ended(events), Kind.TEXT, event -> ((StreamEvent.TextDelta) event).text());
    }

    private String thoughts(String... events) throws IOException {
        return RecordedExchanges.join(
                ended(events), Kind.REASONING, event -> ((StreamEvent.ReasoningDelta) event).text());
    }

    private List<StreamEvent> calls(String... events) throws IOException {
        return calls(ended(events));
    }

    private static List<StreamEvent> calls(List<StreamEvent> events) {
        return events.stream()
                .filter(StreamEvent.ToolCallDelta.class::isInstance)
                .toList();
    }
}
