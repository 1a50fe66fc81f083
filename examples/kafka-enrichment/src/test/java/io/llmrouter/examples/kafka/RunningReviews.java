package io.llmrouter.examples.kafka;

import io.llmrouter.test.ScriptedProvider;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The application as {@code java -jar} starts it, without samples, on a broker of the test's. */
final class RunningReviews implements AutoCloseable {

    private final Main main = KafkaEnrichment.application();
    private final AtomicLong done = new AtomicLong();

    private RunningReviews(LocalBroker broker) {
        main.addOverrideProperty("kafka.brokers", broker.addresses());
        main.addOverrideProperty("reviews.retry-delay", "20");
    }

    /** Starts it; properties are written {@code name=value}. */
    static RunningReviews on(LocalBroker broker, String... properties) {
        RunningReviews app = new RunningReviews(broker);
        for (String property : properties) {
            app.main.addOverrideProperty(
                    property.substring(0, property.indexOf('=')), property.substring(property.indexOf('=') + 1));
        }
        app.main.start();
        app.camel().getManagementStrategy().addEventNotifier(app.new Counter());
        return app;
    }

    /** Starts it with the provider in OpenAI's place. */
    static RunningReviews asking(ScriptedProvider provider, LocalBroker broker, String... properties) {
        List<String> all = new ArrayList<>(List.of(properties));
        all.add("reviews.model=openai/gpt-6-luna");
        all.add("OPENAI_API_KEY=sk-test-0123456789");
        all.add("OPENAI_BASE_URL=" + provider.baseUrl());
        return on(broker, all.toArray(String[]::new));
    }

    CamelContext camel() {
        return main.getCamelContext();
    }

    /** How many reviews were sent on and committed. */
    long committed() {
        return done.get();
    }

    /** Sends reviews numbered from zero, spread over the partitions. */
    static void send(LocalBroker broker, int reviews) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < reviews; i++) {
            texts.add("{\"id\": \"R-" + i + "\", \"text\": \"It works.\"}");
        }
        send(broker, texts);
    }

    /** Sends records, spread over the partitions. */
    static void send(LocalBroker broker, List<String> texts) {
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.addresses());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < texts.size(); i++) {
                producer.send(new ProducerRecord<>("reviews", "key-" + i, texts.get(i)));
            }
        }
    }

    /** The ids of all reviews that were sent on, in no order. */
    static List<String> ids(LocalBroker broker) {
        return records(broker, "reviews.enriched").stream()
                .map(record -> record.value().replaceFirst(".*\"id\": ?\"([^\"]+)\".*", "$1"))
                .toList();
    }

    /** All records of a topic so far. */
    static List<ConsumerRecord<String, String>> records(LocalBroker broker, String topic) {
        Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.addresses());
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            long left = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            while (records.size() < left) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        main.stop();
    }

    private final class Counter extends EventNotifierSupport {
        @Override
        public void notify(CamelEvent event) {
            if (event instanceof CamelEvent.ExchangeCompletedEvent completed
                    && "reviews".equals(completed.getExchange().getFromRouteId())) {
                done.incrementAndGet();
            }
        }
    }
}
