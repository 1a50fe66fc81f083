package io.llmrouter.examples.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.AdviceWith;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReviewsTest {

    private static final int PARTITIONS = 4;

    @RegisterExtension
    static final ScriptedProvider OPENAI = ScriptedProvider.answers("ok:positive");

    private LocalBroker broker;

    @BeforeAll
    static void patient() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    @BeforeEach
    void start() {
        broker = LocalBroker.start(PARTITIONS);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void givesEachReviewASentimentWithoutAKey() {
        RunningReviews.send(
                broker,
                List.of(
                        "{\"id\": \"R-1\", \"stars\": 5, \"text\": \"Great lamp, I love it.\"}",
                        "{\"id\": \"R-2\", \"text\": \"Terrible, it broke after a day.\"}"));
        try (RunningReviews app = RunningReviews.on(broker)) {
            await().until(() -> RunningReviews.ids(broker).size() == 2);

            List<ConsumerRecord<String, String>> records = RunningReviews.records(broker, "reviews.enriched");
            assertThat(records)
                    .extracting(ConsumerRecord::value)
                    .anySatisfy(value -> assertThat(value).contains("R-1", "\"stars\":5", "\"sentiment\":\"positive\""))
                    .anySatisfy(value -> assertThat(value).contains("R-2", "\"sentiment\":\"negative\""));
            assertThat(records).extracting(ConsumerRecord::key).containsExactlyInAnyOrder("key-0", "key-1");
            assertThat(RunningReviews.header(records.get(0), "AnsweredBy")).isEqualTo("local/extractive");
        }
    }

    @Test
    void parksPoisonWithItsReasonAndItsPlaceAndGoesOn() {
        OPENAI.script("ok:positive");
        RunningReviews.send(
                broker,
                List.of(
                        "{\"id\": \"R-1\", \"text\": ",
                        "{\"id\": \"R-2\", \"text\": \"It works.\"}",
                        "{\"id\": \"R-3\"}",
                        "{\"id\": \"R-4\", \"text\": \"It works.\"}"));
        try (RunningReviews app = RunningReviews.asking(OPENAI, broker)) {
            await().until(() -> RunningReviews.ids(broker).size() == 2
                    && RunningReviews.records(broker, "reviews.parked").size() == 2);

            assertThat(RunningReviews.records(broker, "reviews.parked")).allSatisfy(parked -> {
                assertThat(RunningReviews.header(parked, "ParkedError")).isEqualTo("IllegalArgumentException");
                ConsumerRecord<String, String> original = at(
                        RunningReviews.header(parked, "ParkedTopic"),
                        RunningReviews.header(parked, "ParkedPartition"),
                        RunningReviews.header(parked, "ParkedOffset"));
                assertThat(parked.value()).isEqualTo(original.value());
                assertThat(parked.key()).isEqualTo(original.key());
            });
            assertThat(RunningReviews.records(broker, "reviews.parked"))
                    .extracting(parked -> RunningReviews.header(parked, "ParkedReason"))
                    .anyMatch(reason -> reason.startsWith("not a review in JSON"))
                    .contains("a review has an id and a text");
        }
    }

    @Test
    void parksAReviewThatFailsAgainAndAgainWhileOthersDoNot() {
        OPENAI.reply(request -> request.lastText().contains("R-bad")
                ? Reply.error(500, "server_error", null, "it hurts")
                : Reply.text("positive"));
        RunningReviews.send(broker, List.of("{\"id\": \"R-bad\", \"text\": \"It works.\"}"));
        try (RunningReviews app = RunningReviews.asking(OPENAI, broker, "reviews.retry-delay=200")) {
            await().until(() -> {
                RunningReviews.send(broker, 20);
                return RunningReviews.records(broker, "reviews.parked").size() == 1;
            });

            ConsumerRecord<String, String> parked =
                    RunningReviews.records(broker, "reviews.parked").get(0);
            assertThat(parked.value()).contains("R-bad");
            assertThat(RunningReviews.header(parked, "ParkedError")).isEqualTo("ExhaustedException");
        }
    }

    @Test
    void readsAgainWhatWasSentOnAndNotCommitted() throws Exception {
        OPENAI.script("ok:positive");
        AtomicBoolean crashed = new AtomicBoolean();
        try (RunningReviews app = RunningReviews.asking(OPENAI, broker)) {
            AdviceWith.adviceWith(app.camel(), "reviews", route -> route.weaveById("commit")
                    .before()
                    .process(exchange -> {
                        if (exchange.getMessage().getBody(String.class).contains("R-5")
                                && crashed.compareAndSet(false, true)) {
                            throw new KafkaException("the connection is gone");
                        }
                    }));
            RunningReviews.send(broker, 20);
            await().until(() -> new HashSet<>(RunningReviews.ids(broker)).size() == 20 && crashed.get());
            await().until(() ->
                    RunningReviews.ids(broker).stream().filter("R-5"::equals).count() == 2);

            assertThat(RunningReviews.ids(broker)).hasSizeBetween(21, 20 + PARTITIONS);
            assertThat(RunningReviews.records(broker, "reviews.parked")).isEmpty();
        }
    }

    @Test
    void resumesAfterARestartWithoutLoss() {
        AtomicInteger asked = new AtomicInteger();
        Reply positive = Reply.text("positive");
        OPENAI.reply(request -> asked.incrementAndGet() <= 20 ? positive : positive.after(Duration.ofSeconds(2)));
        RunningReviews.send(broker, 200);
        try (RunningReviews app = RunningReviews.asking(OPENAI, broker)) {
            await().until(() -> RunningReviews.ids(broker).size() >= 5);
        }
        int before = RunningReviews.ids(broker).size();
        OPENAI.reply(request -> positive);
        try (RunningReviews app = RunningReviews.asking(OPENAI, broker)) {
            await().until(() -> new HashSet<>(RunningReviews.ids(broker)).size() == 200);

            assertThat(before).isLessThan(200);
            assertThat(RunningReviews.ids(broker)).hasSizeBetween(200, 200 + PARTITIONS);
        }
    }

    private ConsumerRecord<String, String> at(String topic, String partition, String offset) {
        return RunningReviews.records(broker, topic).stream()
                .filter(each -> String.valueOf(each.partition()).equals(partition))
                .filter(each -> String.valueOf(each.offset()).equals(offset))
                .findFirst()
                .orElseThrow();
    }
}
