package io.llmrouter.examples.archive;

import io.llmrouter.engine.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far it is and what it cost so far, earlier runs included. Thread-safe. */
public final class Progress {

    private static final Logger LOG = LoggerFactory.getLogger("file-archive");

    private final InstantSource clock;
    private final CountDownLatch end = new CountDownLatch(1);
    private Instant begun;
    private long files;
    private long earlier;
    private long answered;
    private long parked;
    private Cost cost = Cost.NONE;

    Progress(InstantSource clock) {
        this.clock = clock;
        this.begun = clock.instant();
    }

    /** Counts an answer of an earlier run. */
    synchronized void restored(Cost took) {
        earlier++;
        cost = cost.plus(took);
    }

    /** There are so many files. */
    synchronized void begin(long count) {
        begun = clock.instant();
        files = count;
        LOG.info("{} files, {} of them answered by earlier runs", count, earlier);
    }

    /** Counts a file whose answer is on disk. */
    synchronized void answered(Cost took) {
        answered++;
        cost = cost.plus(took);
    }

    /** Counts a file for which there is a reason instead of an answer. */
    synchronized void parked(String name, String why, Cost took) {
        parked++;
        cost = cost.plus(took);
        LOG.warn("{} → parked: {}", name, why);
    }

    /** Writes a line to the log. */
    public void log() {
        LOG.info("{}", this);
    }

    /** The counts as JSON. */
    public String tell() {
        return Json.write(facts());
    }

    /** All files are done. */
    public void finished() {
        LOG.info("done: {}", this);
        end.countDown();
    }

    void awaitEnd() throws InterruptedException {
        end.await();
    }

    synchronized Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("files", files);
        facts.put("answered", answered);
        facts.put("answeredEarlier", earlier);
        facts.put("parked", parked);
        facts.put("cost", cost);
        facts.put("seconds", seconds());
        facts.put("filesPerSecond", rate());
        return facts;
    }

    /** The counts in words. */
    @Override
    public synchronized String toString() {
        return String.format(
                Locale.ROOT,
                "%d of %d files answered, %d parked, %d + %d tokens, %s USD, %.1f files/s",
                earlier + answered,
                files,
                parked,
                cost.inputTokens(),
                cost.outputTokens(),
                cost.usd().signum() == 0 ? "0" : cost.usd().toPlainString(),
                rate());
    }

    private double seconds() {
        return Duration.between(begun, clock.instant()).toMillis() / 1000.0;
    }

    private double rate() {
        return seconds() == 0 ? 0 : Math.round(10 * (answered + parked) / seconds()) / 10.0;
    }
}
