package io.llmrouter.examples.kafka;

import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the example, with a broker of its own unless {@code KAFKA_BROKERS} names others, and sends the samples. */
public final class KafkaEnrichment {

    private static final Logger LOG = LoggerFactory.getLogger("reviews");

    private KafkaEnrichment() {}

    /** Starts it, until Ctrl-C. */
    public static void main(String... arguments) throws Exception {
        Main main = application();
        if (System.getenv("KAFKA_BROKERS") == null) {
            LOG.info("Starting a broker in this process");
            LocalBroker broker = LocalBroker.start(4);
            main.addOverrideProperty("kafka.brokers", broker.addresses());
        }
        main.addMainListener(new Samples());
        main.run(arguments);
    }

    /** The application without samples, not started. */
    static Main application() {
        Main main = new Main();
        main.configure().addRoutesBuilder(new ReviewRoutes());
        return main;
    }
}
