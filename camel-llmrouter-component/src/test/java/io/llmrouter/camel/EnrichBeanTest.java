package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.llmrouter.engine.InvalidRequestException;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EnrichBeanTest {

    private final RecordingRouter router = new RecordingRouter();
    private RouterContext context;

    /** An order as an application has it. */
    public static final class Order {
        private String item = "tea";
        private String summary;
        private int urgency;
        private Object note;
        private Order next;

        public String getItem() {
            return item;
        }

        public void setItem(String item) {
            this.item = item;
        }

        public String getSummary() {
            return summary;
        }

        public void setSummary(String summary) {
            this.summary = summary;
        }

        public int getUrgency() {
            return urgency;
        }

        public void setUrgency(int urgency) {
            this.urgency = urgency;
        }

        public Object getNote() {
            return note;
        }

        public void setNote(Object note) {
            this.note = note;
        }

        public Order getNext() {
            return next;
        }

        public void setNext(Order next) {
            this.next = next;
        }
    }

    record Line(String itemName, String summary, List<String> labels) {}

    /** Nothing that could be read. */
    public static final class Empty {}

    @BeforeEach
    void start() {
        context = new RouterContext(null);
        context.component.setRouter(router);
        context.start();
    }

    @AfterEach
    void stop() {
        context.close();
    }

    private Object enriched(String options, Object body) {
        return context.body("llmrouter:enrich?" + options, body);
    }

    private Throwable refused(String options, Object body) {
        Exchange exchange = context.send("llmrouter:enrich?" + options, body);
        assertThat(router.requests).as("nothing is paid for").isEmpty();
        assertThat(exchange.getException()).isInstanceOf(InvalidRequestException.class);
        return exchange.getException();
    }

    @Test
    void setsAPropertyOfTheObjectInTheBody() {
        Order order = new Order();

        assertThat(enriched("target=summary", order)).isSameAs(order);
        assertThat(order.getSummary()).isEqualTo("fine");
        router.answering("7");
        enriched("target=beanProperty:urgency", order);
        enriched("target=item&targetType=beanProperty", order);
        assertThat(order.getUrgency()).isEqualTo(7);
        assertThat(order.getItem()).isEqualTo("7");
    }

    @Test
    void dotsLeadThroughTheObject() {
        Order order = new Order();
        order.setNext(new Order());

        enriched("target=next.summary", order);

        assertThat(order.getNext().getSummary()).isEqualTo("fine");
        assertThat(order.getSummary()).isNull();
    }

    @Test
    void anAnswerIsAValueAndNothingElse() {
        Order order = new Order();
        for (String answer : List.of("#class:java.lang.Thread", "#bean:llmrouter", "{{sys:user.name}}", "${body}")) {
            router.answering(answer);
            enriched("target=note", order);
            assertThat(order.getNote()).isEqualTo(answer);
        }
    }

    @Test
    void aPointerMakesACopyByJackson() {
        Line line = new Line("tea", null, null);
        Order order = new Order();

        assertThat(enriched("target=/summary", line)).isEqualTo(new Line("tea", "fine", null));
        assertThat(((Order) enriched("target=/summary", order)).getSummary()).isEqualTo("fine");
        assertThat(order.getSummary()).isNull();
        router.answering("[\"a\",\"b\"]");
        assertThat(enriched("target=/labels&responseType=json", line))
                .isEqualTo(new Line("tea", null, List.of("a", "b")));
    }

    @Test
    void theMapperIsTheRegistrys() {
        context.camel
                .getRegistry()
                .bind("mapper", new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));

        assertThat(enriched("target=/item_name", new Line("tea", null, null))).isEqualTo(new Line("fine", null, null));
        assertThat(router.request().messages().get(0).text()).contains("\"item_name\":\"tea\"");
    }

    @Test
    void anObjectIsAskedAboutAsJsonUnlessTheQuestionIsSet() {
        enriched("target=header:summary", new Line("tea", null, List.of()));
        assertThat(router.request().messages().get(0).text())
                .isEqualTo("{\"itemName\":\"tea\",\"summary\":null,\"labels\":[]}");

        enriched("target=header:summary&userMessage=Describe ${body.itemName}", new Line("tea", null, List.of()));
        assertThat(router.request().messages().get(0).text()).isEqualTo("Describe tea");
    }

    @Test
    void saysWhichPropertyThereIs() {
        assertThat(refused("target=sumary", new Order()))
                .hasMessageContaining("has no setter for it: did you mean 'summary'?");
        assertThat(refused("target=beanProperty:summary", new Line("a", "b", null)))
                .hasMessageContaining("a JSON pointer such as /summary makes a copy by Jackson");
        assertThat(refused("target=next.summary", new Order())).hasMessageContaining("'next' of");
        assertThat(refused("target=/sumary", new Line("a", "b", null))).hasMessageContaining("Unrecognized field");
        assertThat(refused("target=beanProperty:summary", "text"))
                .hasMessageContaining("the body is of type java.lang.String, which is no object with properties");
    }

    @Test
    void saysWhatDoesNotFit() {
        assertThat(context.send("llmrouter:enrich?target=urgency", new Order()).getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("the answer cannot be put into the property 'urgency'");
    }

    @Test
    void streamsAndThingsToCloseAreNoObjectsWithProperties() {
        Iterator<String> pieces = List.of("a").iterator();

        assertThat(context.send("llmrouter:chat", pieces).getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("cannot be read as text");
        assertThat(pieces.hasNext()).isTrue();
        assertThat(context.send("llmrouter:chat", new Empty()).getException())
                .isInstanceOf(InvalidRequestException.class);
    }
}
