package io.llmrouter.engine.state.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.camel.Heard;
import io.llmrouter.engine.state.StateSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PresenceTest {

    private static final RuntimeException REFUSED = new IllegalStateException("refused");

    private final Outbox outbox = new Outbox();
    private final Heard log = Heard.at(Presence.class.getName(), Level.INFO);
    private Instant now = Instant.parse("2026-05-01T12:00:00Z");
    private final Presence presence =
            new Presence(new StateSettings(URI.create("redis://:secret@host"), "test"), outbox, () -> now);

    @AfterEach
    void stop() {
        log.close();
    }

    private void drop(int news) {
        outbox.open();
        for (int each = 0; each < Outbox.ROOM + news; each++) {
            outbox.offer(new BoundNews("owner", each, Node.ONE));
        }
        outbox.shut();
    }

    @Test
    void saysOnceThatItIsThere() {
        presence.found("writer");
        presence.found("reader");
        presence.found("writer");

        assertThat(log.lines())
                .containsExactly(
                        "What is learned is shared at redis://host:6379/0, test; 0 news were dropped meanwhile");
    }

    @Test
    void saysOnceThatItGoesAndOnceThatItIsBackForBothThreads() {
        presence.found("writer");
        log.lines().clear();
        assertThat(presence.lost("reader", REFUSED)).isTrue();
        assertThat(presence.lost("writer", REFUSED)).isTrue();
        assertThat(presence.lost("reader", REFUSED)).isFalse();
        drop(3);
        presence.found("writer");
        presence.found("writer");
        assertThat(log.lines()).hasSize(1);
        presence.found("reader");

        assertThat(log.lines())
                .containsExactly(
                        "What is learned is not shared at redis://host:6379/0, test (refused); calls go on by what is"
                                + " known here",
                        "What is learned is shared again at redis://host:6379/0, test; 3 news were dropped meanwhile");
        assertThat(presence.lost("reader", REFUSED)).as("it got through since").isTrue();
    }

    @Test
    void saysOnceAMinuteThatNewsAreDroppedThoughItIsThere() {
        presence.found("writer");
        log.lines().clear();
        drop(5);
        presence.found("writer");
        now = now.plus(Duration.ofSeconds(61));
        presence.found("writer");
        drop(2);
        presence.found("writer");
        now = now.plus(Duration.ofSeconds(61));
        presence.found("writer");
        now = now.plus(Duration.ofSeconds(61));
        presence.found("writer");

        assertThat(log.lines())
                .containsExactly(
                        "More is learned than redis://host:6379/0, test takes: 5 news were dropped since the last line"
                                + " of this kind",
                        "More is learned than redis://host:6379/0, test takes: 2 news were dropped since the last line"
                                + " of this kind");
    }

    @Test
    void nobodyWaitsForARedisThatIsAway() throws InterruptedException {
        presence.lost("reader", REFUSED);
        assertThat(presence.awaitCaughtUp(60_000)).isFalse();
        presence.caughtUp();
        assertThat(presence.awaitCaughtUp(0)).isTrue();
    }
}
