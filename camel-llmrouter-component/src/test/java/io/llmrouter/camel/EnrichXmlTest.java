package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.InvalidRequestException;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.camel.Exchange;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.support.builder.Namespaces;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class EnrichXmlTest {

    private static final String NAMESPACES = "&namespaces=o=http://example.org/order,p=http://example.org/party";

    private final RecordingRouter router = new RecordingRouter();
    private RouterContext context;

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

    private Object enriched(String target, Object body) {
        return context.body("llmrouter:enrich?userMessage=Sum it up&target=" + target, body);
    }

    private Throwable refused(String target, Object body) {
        Exchange exchange = context.send("llmrouter:enrich?target=" + target, body);
        assertThat(router.requests).as("nothing is paid for").isEmpty();
        assertThat(exchange.getMessage().getBody()).as("the body stays").isSameAs(body);
        assertThat(exchange.getException()).isInstanceOf(InvalidRequestException.class);
        return exchange.getException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "xpath:/order/summary         | <order><id>1</id></order>            | <order><id>1</id><summary>fine</summary></order>",
                "xpath:/order/summary         | <order><summary/></order>            | <order><summary>fine</summary></order>",
                "xpath:/order/summary         | <order><summary k='1' /></order>     | <order><summary k='1'>fine</summary></order>",
                "xpath:/order/summary         | <order><summary>old</summary></order>| <order><summary>fine</summary></order>",
                "xpath:/order/summary         | <order/>                             | <order><summary>fine</summary></order>",
                "xpath:/order/@urgency        | <order a='1'/>                       | <order a='1' urgency=\"fine\"/>",
                "xpath:/order/@urgency        | <order urgency = 'x' b=\"2\"></order>| <order urgency = \"fine\" b=\"2\"></order>",
                "xpath:/o/i[@id='2']/@note    | <o><i id='1'/><i id='2'>x</i></o>    | <o><i id='1'/><i id='2' note=\"fine\">x</i></o>",
                "xpath:/o/i[2]/note           | <o><i/><i><a/></i></o>               | <o><i/><i><a/><note>fine</note></i></o>",
                "xpath:/o/e                   | <o a='>'><!-- </o> --><![CDATA[<e>]]></o> | <o a='>'><!-- </o> --><![CDATA[<e>]]><e>fine</e></o>",
            })
    void changesNothingButThePlaceOfTheAnswer(String target, String xml, String changed) {
        assertThat(enriched(target, xml)).isEqualTo(changed);
    }

    @Test
    void keepsTheIndentation() {
        String xml = "<order>\r\n    <id>1</id>\r\n</order>\n";

        assertThat(enriched("xpath:/order/summary", xml))
                .isEqualTo("<order>\r\n    <id>1</id>\r\n    <summary>fine</summary>\r\n</order>\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/o:order/o:sum  | <order xmlns='http://example.org/order'/> | <order xmlns='http://example.org/order'><sum>fine</sum></order>",
                "/o:order/o:sum  | <x:order xmlns:x='http://example.org/order'/> | <x:order xmlns:x='http://example.org/order'><x:sum>fine</x:sum></x:order>",
                "/o:order/p:sum  | <order xmlns='http://example.org/order'/> | <order xmlns='http://example.org/order'><p:sum xmlns:p=\"http://example.org/party\">fine</p:sum></order>",
                "/o:order/sum    | <order xmlns='http://example.org/order'/> | <order xmlns='http://example.org/order'><sum xmlns=\"\">fine</sum></order>",
                "/o:order/@p:sum | <order xmlns='http://example.org/order'/> | <order xmlns='http://example.org/order' xmlns:p=\"http://example.org/party\" p:sum=\"fine\"/>",
                "/o:order/@p:sum | <order xmlns='http://example.org/order' xmlns:p='urn:else'/> | <order xmlns='http://example.org/order' xmlns:p='urn:else' xmlns:p_=\"http://example.org/party\" p_:sum=\"fine\"/>",
            })
    void namesAreOfTheNamespaceThatTheirPrefixStandsFor(String target, String xml, String changed) {
        assertThat(enriched(target + NAMESPACES, xml)).isEqualTo(changed);
    }

    @Test
    void takesTheNamespacesOfTheRegistry() {
        context.camel.getRegistry().bind("orders", new Namespaces("o", "http://example.org/order"));
        String xml = "<order xmlns='http://example.org/order'/>";
        String changed = "<order xmlns='http://example.org/order'><sum>fine</sum></order>";

        assertThat(enriched("xpath:/o:order/o:sum", xml)).isEqualTo(changed);
        assertThat(enriched("/o:order/o:sum&namespaces=#orders", xml)).isEqualTo(changed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16", "UTF-16LE", "UTF-8", "windows-1252"})
    void keepsTheEncodingAndTheDeclaration(String charset) {
        router.answering("schön – ✓ & \u0001 <b>");
        String start = charset.equals("UTF-16LE") ? "\uFEFF" : "";
        String xml = start + "<?xml version='1.0'  encoding='" + charset.replace("LE", "") + "'?>\n<o>ä</o><!--end-->";

        Object changed = enriched("xpath:/o/@sum", xml.getBytes(Charset.forName(charset)));

        String said = charset.startsWith("UTF")
                ? "schön – ✓"
                : charset.startsWith("ISO") ? "schön &#8211; &#10003;" : "schön – &#10003;";
        String replaced = charset.startsWith("UTF") ? "\uFFFD" : "&#65533;";
        assertThat(new String((byte[]) changed, Charset.forName(charset)))
                .isEqualTo(xml.replace("<o>", "<o sum=\"" + said + " &amp; " + replaced + " &lt;b&gt;\">"));
    }

    @Test
    void readsStreamsTwice() {
        byte[] xml = "<o/>".getBytes(StandardCharsets.UTF_8);

        assertThat(enriched("xpath:/o/s", new ByteArrayInputStream(xml)))
                .isEqualTo("<o><s>fine</s></o>".getBytes(StandardCharsets.UTF_8));
        assertThat(enriched("xpath:/o/s", new InputStreamCache(xml)))
                .isEqualTo("<o><s>fine</s></o>".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void asksWithTheXmlItselfInItsOwnEncoding() {
        context.send(
                "llmrouter:enrich?target=xpath:/o/s",
                "<?xml version='1.0' encoding='ISO-8859-1'?><o>ä</o>".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(router.request().messages().get(0).text()).endsWith("<o>ä</o>");
    }

    @Test
    void aTreeBecomesAChangedCopy() throws Exception {
        Document order = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader("<order a='1'/>")));

        Document changed = (Document) enriched("xpath:/order/sum", order);
        Document again = (Document) enriched("xpath:/order/@a", changed);

        assertThat(changed.getDocumentElement().getFirstChild().getTextContent())
                .isEqualTo("fine");
        assertThat(again.getDocumentElement().getAttribute("a")).isEqualTo("fine");
        assertThat(order.getDocumentElement().hasChildNodes()).isFalse();
    }

    @Test
    void structuredAnswersAreJsonInIt() {
        router.answering("{\"a\":[1]}");

        assertThat(enriched("xpath:/o/s&responseType=json", "<o/>")).isEqualTo("<o><s>{\"a\":[1]}</s></o>");
        assertThat(enriched("xpath:/o/s&responseType=response", "<o/>")).isEqualTo("<o><s>{\"a\":[1]}</s></o>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "xpath:/order/meta/sum  | <order/>            | only its last step is made, and /order/meta selects 0 places",
                "xpath:/order/item/sum  | <order><item/><item/></order> | /order/item selects 2 places instead of one element",
                "xpath://sum            | <order/>            | only a last step that is a plain name is made",
                "xpath:/order/item[7]   | <order/>            | it selects nothing, and only a last step that is a plain name is made",
                "xpath:/letter          | <order/>            | only a last step that is a plain name is made",
                "xpath:/order/item      | <order><item/><item/></order> | it selects 2 places and must select one",
                "xpath:/order/meta      | <order><meta><a/></meta></order> | has elements in it, which the answer would replace",
                "xpath:/order/text()    | <order>x</order>    | it selects neither an element nor an attribute",
                "xpath:count(/order)    | <order/>            | the answer cannot be put at count(/order)",
                "xpath:/order/sum       | <order>             | the body is not XML that can be read",
                "xpath:/order/sum       | a letter            | the body is not XML that can be read",
            })
    void saysWhyThereIsNoSuchPlace(String target, String xml, String why) {
        assertThat(refused(target, xml)).hasMessageContaining(why);
    }

    @Test
    void looksAtNothingOutsideOfTheBody() {
        String xxe = "<!DOCTYPE o [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><o>&e;</o>";
        String laughs = "<!DOCTYPE o [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><o>&b;</o>";

        assertThat(refused("xpath:/o/s", xxe)).hasMessageContaining("DOCTYPE is disallowed");
        assertThat(refused("xpath:/o/s", laughs)).hasMessageContaining("DOCTYPE is disallowed");
    }

    @Test
    void refusesXmlThatIsTooLong() {
        assertThat(refused("xpath:/o/s&maxXmlSize=20", "<o>" + "x".repeat(30) + "</o>"))
                .hasMessageContaining("has a length of 37, more than maxXmlSize=20");
    }

    @Test
    void refusesWhatIsNoXPathWhenTheRouteStarts() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "xpath:/order[", "target '/order[' is not an XPath",
                        "xpath:/x:order/x:sum", "has a prefix that namespaces does not say",
                        "/o/s&namespaces=http", "namespaces is prefix=URI")
                .entrySet()) {
            assertThatThrownBy(() -> context.send("llmrouter:enrich?target=" + wrong.getKey(), "<o/>"))
                    .hasStackTraceContaining(wrong.getValue());
        }
        assertThat(router.requests).isEmpty();
    }

    @Test
    void namesTheWayWhenAJsonPointerMeetsXml() {
        assertThat(refused("/order/sum", "<order/>")).hasMessageContaining("Use targetType=xpath for XML");
        assertThat(enriched("/order/sum&targetType=xpath", "<order/>")).isEqualTo("<order><sum>fine</sum></order>");
    }
}
