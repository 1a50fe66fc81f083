package io.llmrouter.engine.provider.responses;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.RecordedExchanges;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stands beside the text of a stream whose last event leaves the items out. */
class GatheredItemsTest {

    private static final String SEARCH =
            "{'type':'response.output_item.done','output_index':0,'item':{'type':'web_search_call','id':'ws','action':{'type':'search'}}}";
    private static final String PIECE =
            "{'type':'response.output_text.delta','output_index':1,'delta':'Hi','logprobs':[{'token':'Hi','logprob':-0.5}]}";
    private static final String CITED =
            "{'type':'response.output_text.annotation.added','output_index':1,'annotation':{'type':'url_citation','url':'u'}}";
    private static final String MESSAGE = "{'type':'message','content':[{'type':'output_text','text':'Hi',"
            + "'annotations':[{'type':'url_citation','url':'u'}],'logprobs':[{'token':'Hi','logprob':-0.5}]}]}";

    private final ResponsesDialect dialect = new ResponsesDialect(InstantSource.system());

    @Test
    void areToldInTheEnd() throws IOException {
        List<StreamEvent> events = read(SEARCH, PIECE, CITED, completed(""));

        assertThat(extra(events))
                .containsEntry("annotations", List.of(Map.of("type", "url_citation", "url", "u")))
                .containsEntry("logprobs", List.of(Map.of("token", "Hi", "logprob", new BigDecimal("-0.5"))))
                .containsKey("output_items");
        assertThat(searches(events)).isEqualTo(1);
    }

    @Test
    void areToldOnceWhereItemsOrTheLastEventRepeatThem() throws IOException {
        String done = "{'type':'response.output_item.done','output_index':1,'item':" + MESSAGE + "}";
        String search = "{'type':'web_search_call','id':'ws','action':{'type':'search'}}";
        for (String last : List.of(completed(""), completed(search + "," + MESSAGE))) {
            List<StreamEvent> events = read(SEARCH, PIECE, CITED, done, last);

            assertThat((List<?>) extra(events).get("annotations")).hasSize(1);
            assertThat((List<?>) extra(events).get("logprobs")).hasSize(1);
            assertThat((List<?>) extra(events).get("output_items")).hasSize(1);
            assertThat(searches(events)).isEqualTo(1);
        }
    }

    private static String completed(String items) {
        return "{'type':'response.completed','response':{'status':'completed','output':[" + items
                + "],'usage':{'input_tokens':1,'output_tokens':2}}}";
    }

    private List<StreamEvent> read(String... events) throws IOException {
        return RecordedExchanges.read(
                dialect,
                Stream.of(events)
                        .map(event -> "data: " + event.replace('\'', '"') + "\n\n")
                        .collect(Collectors.joining()));
    }

    private static Map<String, Object> extra(List<StreamEvent> events) {
        return only(events, StreamEvent.Extra.class).fields();
    }

    private static long searches(List<StreamEvent> events) {
        return only(events, StreamEvent.UsageReported.class).usage().units().searches();
    }

    private static <E extends StreamEvent> E only(List<StreamEvent> events, Class<E> type) {
        return events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
