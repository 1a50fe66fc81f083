package io.llmrouter.examples.kafka;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the sample reviews when the application is up. */
final class Samples extends MainListenerSupport {

    private static final Logger LOG = LoggerFactory.getLogger("reviews");
    private static final List<String> REVIEWS = List.of(
            "{\"id\": \"R-1\", \"text\": \"Great lamp, works perfectly, and I love the warm light.\"}",
            "{\"id\": \"R-2\", \"text\": \"Terrible. It broke after a day and nobody answers my mails.\"}",
            "{\"id\": \"R-3\", \"text\": \"The chair came on Tuesday. It has four legs.\"}",
            "{\"id\": \"R-4\", \"text\": \"Excellent service, happy with the quality, recommended.\"}",
            "{\"id\": \"R-5\", \"text\": \"Bad smell, poor quality, I want my money back.\"}",
            "{\"id\": \"R-6\", \"text\": ",
            "no JSON at all");

    @Override
    public void afterStart(BaseMainSupport main) {
        CamelContext context = main.getCamelContext();
        int times = Integer.parseInt(context.resolvePropertyPlaceholders("{{reviews.samples}}"));
        ProducerTemplate template = context.createProducerTemplate();
        for (int i = 0; i < times; i++) {
            for (int each = 0; each < REVIEWS.size(); each++) {
                template.sendBodyAndHeader(
                        "kafka:{{reviews.in}}?brokers={{kafka.brokers}}",
                        REVIEWS.get(each),
                        KafkaConstants.KEY,
                        "sample-" + each);
            }
        }
        LOG.info("Sent {} sample reviews; stop with Ctrl-C", times * REVIEWS.size());
    }
}
