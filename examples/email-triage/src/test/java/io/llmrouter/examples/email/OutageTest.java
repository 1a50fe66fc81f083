package io.llmrouter.examples.email;

import static io.llmrouter.examples.email.RunningTriage.mails;
import static io.llmrouter.examples.email.RunningTriage.subjects;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.llmrouter.test.ReceivedRequest;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The provider is away for a while, 30 s with {@code -Poutage}: each mail is filed and answered once, none is parked, and
 * the provider is left alone meanwhile.
 */
class OutageTest {

    private static final Duration OUTAGE = Duration.parse("PT" + System.getProperty("outage", "3s"));
    private static final int MAILS = 20;
    private static final int BEFORE = 6;
    /** How many are refused at least, however long the machine is busy with something else meanwhile. */
    private static final int LEAST = 3;

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicReference<Instant> away = new AtomicReference<>();

    @Test
    void filesEachMailOnceThoughTheProviderIsAway() {
        try (LocalMail mail = LocalMail.start();
                ScriptedProvider provider = ScriptedProvider.replies(this::reply);
                RunningTriage app = RunningTriage.asking(provider, mail, "triage.retry-delay=500")) {
            IntStream.range(0, MAILS).forEach(i -> RunningTriage.send(mail, "mail " + i, "I order paper."));

            await().ignoreExceptions()
                    .atMost(OUTAGE.multipliedBy(3).plusSeconds(60))
                    .until(() -> subjects(mail, "Orders").size() >= MAILS
                            && subjects(mail, "INBOX").isEmpty());

            assertThat(subjects(mail, "Orders"))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, MAILS).mapToObj(i -> "mail " + i).toList());
            assertThat(mails(mail, "drafts", "INBOX")).hasSize(MAILS);
            assertThat(subjects(mail, "Parked")).isEmpty();
            assertThat(refused.get()).isBetween(LEAST, 20 + (int) OUTAGE.toSeconds());
        }
    }

    private boolean isAway() {
        Instant since = away.get();
        return since != null && (refused.get() < LEAST || Instant.now().isBefore(since.plus(OUTAGE)));
    }

    private Reply reply(ReceivedRequest request) {
        if (asked.incrementAndGet() == BEFORE) {
            away.set(Instant.now());
        }
        if (isAway()) {
            refused.incrementAndGet();
            return Reply.error(503, "server_error", null, "The engine is currently overloaded.");
        }
        return Reply.text(TriageTest.ANSWER).after(Duration.ofMillis(20));
    }
}
