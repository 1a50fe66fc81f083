package io.llmrouter.examples.quickstart;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a line to the log for each file, with the sum of files, tokens and money since the start. Thread-safe. */
final class RunningTotal {

    private static final Logger LOG = LoggerFactory.getLogger("quickstart");

    private long files;
    private long parked;
    private long inputTokens;
    private long outputTokens;
    private BigDecimal usd = BigDecimal.ZERO;

    /** Counts a file that was answered. */
    synchronized void answered(String name, Routing routing) {
        files++;
        inputTokens += routing.inputTokens();
        outputTokens += routing.outputTokens();
        usd = usd.add(routing.usd() == null ? BigDecimal.ZERO : routing.usd());
        LOG.info(
                "{} → {}{}, {}, {}, {} | total {}",
                name,
                routing.target(),
                routing.degraded() == null ? "" : " (degraded: " + routing.degraded() + ")",
                tokens(routing.inputTokens(), routing.outputTokens()),
                routing.usd() == null ? "cost unknown" : money(routing.usd()),
                seconds(routing.millis()),
                this);
    }

    /** Counts a file that was parked. */
    synchronized void parked(String name, Map<String, Object> reason) {
        files++;
        parked++;
        LOG.warn("{} → parked, {}: {} | total {}", name, reason.get("kind"), reason.get("reason"), this);
    }

    /** The sum in words. */
    @Override
    public synchronized String toString() {
        return files + (files == 1 ? " file" : " files") + (parked == 0 ? "" : " (" + parked + " parked)") + ", "
                + tokens(inputTokens, outputTokens) + ", " + money(usd);
    }

    private static String tokens(long input, long output) {
        return input + " + " + output + " tokens";
    }

    private static String money(BigDecimal usd) {
        return (usd.signum() == 0 ? "0" : usd.toPlainString()) + " USD";
    }

    private static String seconds(long millis) {
        return millis < 100 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
