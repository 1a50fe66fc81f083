package io.llmrouter.examples.kafka;

import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A Kafka broker in this process, in KRaft mode, on a free port, with its data in a temporary folder. */
final class LocalBroker implements AutoCloseable {

    private final EmbeddedKafkaKraftBroker broker;

    private LocalBroker(EmbeddedKafkaKraftBroker broker) {
        this.broker = broker;
    }

    /** Starts one whose topics have so many partitions. */
    static LocalBroker start(int partitions) {
        EmbeddedKafkaKraftBroker broker =
                new EmbeddedKafkaKraftBroker(1, partitions, "reviews", "reviews.enriched", "reviews.parked");
        broker.brokerProperty("group.initial.rebalance.delay.ms", "100");
        broker.afterPropertiesSet();
        return new LocalBroker(broker);
    }

    String addresses() {
        return broker.getBrokersAsString();
    }

    @Override
    public void close() {
        broker.destroy();
    }
}
