package io.llmrouter.examples.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import jakarta.jms.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.AdviceWith;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class OrdersTest {

    @RegisterExtension
    static final ScriptedProvider OPENAI = ScriptedProvider.answers("ok:office");

    @BeforeAll
    static void patient() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    @Test
    void givesEachSampleACategoryWithoutAKey() {
        try (RunningQueues app = RunningQueues.with("orders.samples=1")) {
            await().until(() -> app.messages("orders.enriched").size() == 5
                    && app.messages("orders.parked").size() == 1);

            assertThat(app.texts("orders.enriched"))
                    .anySatisfy(order ->
                            assertThat(order).contains("id=\"K-4711\"", "Printer paper", "<category>office</category>"))
                    .anySatisfy(order -> assertThat(order).contains("K-4714", "<category>tools</category>"));
            assertThat(RunningQueues.property(app.messages("orders.enriched").get(0), "AnsweredBy"))
                    .isEqualTo("local/extractive");
        }
    }

    @Test
    void parksPoisonWithItsReasonAndGoesOn() {
        OPENAI.script("ok:office");
        try (RunningQueues app = RunningQueues.asking(OPENAI)) {
            app.order("1");
            app.send("<order id=\"2\"><customer>cut");
            app.send("no XML at all");
            app.order("3");
            await().until(() -> app.messages("orders.enriched").size() == 2
                    && app.messages("orders.parked").size() == 2);

            Message parked = app.messages("orders.parked").get(0);
            assertThat(RunningQueues.text(parked)).isIn("<order id=\"2\"><customer>cut", "no XML at all");
            assertThat(RunningQueues.property(parked, "ParkedError")).isEqualTo("SchemaValidationException");
            assertThat(RunningQueues.property(parked, "ParkedReason")).contains("SAXParseException");
            assertThat(RunningQueues.property(parked, "ParkedAt")).startsWith("20");
            assertThat(app.messages("orders")).isEmpty();
        }
    }

    @Test
    void parksAnOrderWhoseCategoryIsNone() {
        OPENAI.script("ok:purple");
        try (RunningQueues app = RunningQueues.asking(OPENAI)) {
            app.order("1");
            await().until(() -> app.messages("orders.parked").size() == 1);

            assertThat(RunningQueues.property(app.messages("orders.parked").get(0), "ParkedReason"))
                    .contains("purple");
            assertThat(app.texts("orders.parked").get(0)).doesNotContain("category");
            assertThat(app.messages("orders.enriched")).isEmpty();
        }
    }

    @Test
    void parksAnOrderThatFailsAgainAndAgainWhileOthersDoNot() {
        OPENAI.reply(request -> request.lastText().contains("id=\"bad\"")
                ? Reply.error(500, "server_error", null, "it hurts")
                : Reply.text("office"));
        AtomicInteger good = new AtomicInteger();
        try (RunningQueues app = RunningQueues.asking(OPENAI, "orders.retry-delay=200")) {
            app.order("bad");
            await().until(() -> {
                for (int i = 0; i < 5; i++) {
                    app.order("good-" + good.incrementAndGet());
                }
                return app.messages("orders.parked").size() == 1;
            });
            await().until(() -> app.messages("orders.enriched").size() == good.get());

            Message parked = app.messages("orders.parked").get(0);
            assertThat(RunningQueues.text(parked)).contains("bad");
            assertThat(RunningQueues.property(parked, "ParkedError")).isEqualTo("ExhaustedException");
            assertThat(RunningQueues.property(parked, "ParkedReason")).contains("it hurts");
        }
    }

    @Test
    void sendsAnOrderOnWithTheTransactionThatTookIt() throws Exception {
        OPENAI.script("ok:office");
        List<Integer> seenBeforeTheEnd = new CopyOnWriteArrayList<>();
        try (RunningQueues app = RunningQueues.asking(OPENAI)) {
            AdviceWith.adviceWith(app.camel(), "orders", route -> route.weaveAddLast()
                    .process(exchange ->
                            seenBeforeTheEnd.add(app.messages("orders.enriched").size())));
            app.order("1");
            await().until(() -> app.messages("orders.enriched").size() == 1);

            assertThat(seenBeforeTheEnd).containsExactly(0);
        }
    }

    @Test
    void keepsWhatWaitsForAProviderThroughARestart(@TempDir Path home) {
        OPENAI.script("503");
        String[] kept = {
            "spring.artemis.embedded.persistent=true", "spring.artemis.embedded.data-directory=" + home,
        };
        try (RunningQueues app = RunningQueues.asking(OPENAI, kept)) {
            for (int i = 0; i < 8; i++) {
                app.order("order-" + i);
            }
            await().until(() -> OPENAI.requests().size() >= 5);
        }
        OPENAI.script("ok:office");
        try (RunningQueues app = RunningQueues.asking(OPENAI, kept)) {
            await().until(() -> app.messages("orders.enriched").size() >= 8);

            assertThat(app.texts("orders.enriched")).hasSize(8).doesNotHaveDuplicates();
            assertThat(app.messages("orders.parked")).isEmpty();
        }
    }
}
