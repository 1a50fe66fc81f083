package io.llmrouter.camel;

import static io.llmrouter.camel.dsl.LlmRouterEndpoints.llmrouter;

import io.llmrouter.camel.attachment.AttachmentUse;
import io.llmrouter.camel.attachment.PdfForm;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;

/** The Java form of the routes in {@code routes/mails.yaml} and {@code routes/mails.xml}, in the endpoint DSL. */
public class MailRoutes extends EndpointRouteBuilder {

    @Override
    public void configure() {
        // sample
        from(direct("order"))
                .to(llmrouter(LlmRouterOperation.enrich)
                        .userMessage("Sum up this order in one sentence: ${body}")
                        .target("/o:order/o:summary")
                        .namespaces("o=http://example.org/order")
                        .maxXmlSize(100_000))
                .to(mock("orders"));

        from(direct("mail"))
                .to(llmrouter(LlmRouterOperation.chat)
                        .systemMessage("Answer this mail.")
                        .attachments(AttachmentUse.lenient)
                        .attachmentPdf(PdfForm.text)
                        .maxAttachments(5)
                        .maxAttachmentSize(1_000_000)
                        .conversationMemory(true)
                        .conversationHistoryProperty("talk")
                        .maxHistoryMessages(10))
                .setHeader("reply", body())
                .setBody(constant("Say in three words what the mail is about."))
                .to(llmrouter(LlmRouterOperation.chat)
                        .conversationMemory(true)
                        .conversationHistoryProperty("talk")
                        .attachments(AttachmentUse.ignore)
                        .target("header:subject"))
                .to(mock("replies"));
        // end
    }
}
