package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.test.ScriptedProvider;
import jakarta.activation.DataHandler;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes of docs/how-to-mails-and-xml.md, in the three languages. */
class MailRoutesTest {

    @RegisterExtension
    static ScriptedProvider one = ScriptedProvider.answers("ok");

    private static RouterContext context(String language) throws Exception {
        RouterContext context = RouterContext.of(one);
        if (language.equals("java")) {
            context.routes(new MailRoutes());
        } else {
            PluginHelper.getRoutesLoader(context.camel)
                    .loadRoutes(ResourceHelper.resolveMandatoryResource(
                            context.camel, "classpath:routes/mails." + language));
        }
        return context.start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml", "xml"})
    void anOrderGainsAnElement(String language) throws Exception {
        one.script("ok:Tea for two.");
        String order = "<?xml version=\"1.0\"?>\n<order xmlns=\"http://example.org/order\"><item>tea</item></order>\n";
        try (RouterContext context = context(language)) {
            assertThat(context.body("direct:order", order))
                    .isEqualTo(order.replace("</order>", "<summary>Tea for two.</summary></order>"));
            assertThat(one.requests().get(0).lastText())
                    .isEqualTo("Sum up this order in one sentence: " + order)
                    .contains("<item>");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml", "xml"})
    void aMailIsAnsweredWithItsAttachments(String language) throws Exception {
        one.script("ok:Dear Ann, ok:a bill");
        try (RouterContext context = context(language)) {
            Exchange exchange = context.send("direct:mail", asking -> {
                asking.getMessage().setBody("Please pay.");
                AttachmentMessage message = asking.getMessage(AttachmentMessage.class);
                attach(message, "bill.pdf", "application/pdf", PdfSamples.pages("Total 12 EUR"));
                attach(message, "broken.pdf", "application/pdf", new byte[] {'%', 'P', 'D', 'F'});
            });

            assertThat(exchange.getException()).isNull();
            assertThat(one.requests().get(0).body().toString())
                    .contains("Answer this mail.", "Please pay.", "Total 12 EUR", "[attachment left out: broken.pdf");
            assertThat(one.requests().get(1).body().toString())
                    .contains("Please pay.", "Dear Ann", "Say in three words")
                    .containsOnlyOnce("Total 12 EUR")
                    .doesNotContain("Answer this mail.");
            assertThat(exchange.getMessage().getHeader("reply")).asString().startsWith("Dear Ann");
            assertThat(exchange.getMessage().getHeader("subject")).isEqualTo("a bill");
        }
    }

    private static void attach(AttachmentMessage message, String name, String type, byte[] data) {
        message.addAttachment(name, new DataHandler(new ByteArrayDataSource(data, type)));
    }

    @Test
    void thePageShowsTheRoutesThatRun() throws IOException {
        String page = Files.readString(Path.of("../docs/how-to-mails-and-xml.md"));
        Path routes = Path.of("src/test/resources/routes");
        Matcher java = Pattern.compile("// sample\\n(.*?)\\n\\s*// end", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("src/test/java/io/llmrouter/camel/MailRoutes.java")));
        assertThat(java.find()).isTrue();

        assertThat(page)
                .contains("```yaml\n" + Files.readString(routes.resolve("mails.yaml")) + "```")
                .contains("```xml\n" + Files.readString(routes.resolve("mails.xml")) + "```")
                .contains("```java\n" + java.group(1).stripIndent() + "\n```");
    }
}
