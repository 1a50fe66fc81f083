package io.llmrouter.examples.queue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Starts the example, and sends the sample orders. */
@SpringBootApplication(proxyBeanMethods = false)
public class QueueEnrichment {

    private static final Logger LOG = LoggerFactory.getLogger("orders");

    /** Starts it. */
    public static void main(String... arguments) {
        SpringApplication.run(QueueEnrichment.class, arguments);
    }

    @EventListener
    void ready(ApplicationReadyEvent event) throws IOException {
        Environment environment = event.getApplicationContext().getEnvironment();
        ProducerTemplate template = event.getApplicationContext().getBean(ProducerTemplate.class);
        String queue = "jms:queue:" + environment.getRequiredProperty("orders.in");
        List<String> samples = samples();
        int times = environment.getRequiredProperty("orders.samples", Integer.class);
        LOG.info(
                "Orders come from the queue {}, and go to {} with a category; what cannot be read goes to {}",
                environment.getProperty("orders.in"),
                environment.getProperty("orders.out"),
                environment.getProperty("orders.parked"));
        for (int i = 0; i < times; i++) {
            samples.forEach(order -> template.sendBody(queue, order));
        }
        LOG.info("Sent {} sample orders; stop with Ctrl-C", times * samples.size());
    }

    private static List<String> samples() throws IOException {
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath:samples/*.xml");
        return Arrays.stream(files).map(QueueEnrichment::text).toList();
    }

    private static String text(Resource sample) {
        try {
            return sample.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
