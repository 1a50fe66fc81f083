package io.llmrouter.engine.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a breaker should do, recounted from the whole history at every step. */
final class BreakerModel {

    private record Sample(Instant at, boolean failed, boolean slow) {}

    private final BreakerSettings settings;
    private final Map<Integer, Integer> eraOf = new HashMap<>();
    private final List<Sample> samples = new ArrayList<>();
    private String state = "closed";
    private Instant until;
    private Instant latest;
    private int era;
    private int tickets;
    private int out;
    private int openings;

    BreakerModel(BreakerSettings settings, Instant start) {
        this.settings = settings;
        this.until = start;
        this.latest = start;
    }

    String state() {
        return state;
    }

    Optional<Instant> openUntil() {
        return state.equals("open") ? Optional.of(until) : Optional.empty();
    }

    Optional<Integer> enter(Instant now) {
        if (state.equals("open") && !now.isBefore(until)) {
            move("half_open");
        }
        boolean full = state.equals("half_open") && out + samples.size() >= settings.probes();
        if (full && !now.isBefore(latest.plus(Duration.ofMinutes(10)))) {
            move("half_open");
        }
        if (state.equals("open") || (state.equals("half_open") && out + samples.size() >= settings.probes())) {
            return Optional.empty();
        }
        out++;
        latest = now;
        eraOf.put(++tickets, era);
        return Optional.of(tickets);
    }

    void forgotten(int ticket) {
        if (eraOf.get(ticket) == era) {
            out--;
        }
    }

    void ended(int ticket, Instant now, boolean failed, Duration latency) {
        if (eraOf.get(ticket) != era) {
            return;
        }
        out--;
        Sample last = new Sample(now, failed, latency.compareTo(settings.slowCall()) >= 0);
        samples.add(last);
        if (state.equals("closed")) {
            closed(now, last);
        } else {
            halfOpen(now, failed);
        }
    }

    private void closed(Instant now, Sample last) {
        List<Sample> counted = samples;
        if (settings.window().time() != null) {
            Instant from = now.minus(settings.window().time());
            counted = samples.stream().filter(each -> each.at().isAfter(from)).toList();
        } else if (samples.size() > settings.window().calls()) {
            counted = samples.subList(samples.size() - settings.window().calls(), samples.size());
        }
        double failures = counted.stream().filter(Sample::failed).count();
        double slow = counted.stream().filter(Sample::slow).count();
        if (counted.size() >= settings.minimumCalls()
                && ((last.failed() && failures / counted.size() >= settings.failureRate())
                        || (last.slow() && slow / counted.size() >= settings.slowCallRate()))) {
            open(now);
        }
    }

    private void halfOpen(Instant now, boolean failed) {
        double slow = samples.stream().filter(Sample::slow).count();
        if (failed) {
            open(now);
        } else if (samples.size() == settings.probes()) {
            if (slow / samples.size() >= settings.slowCallRate()) {
                open(now);
            } else {
                openings = 0;
                move("closed");
            }
        }
    }

    private void open(Instant now) {
        long times = 1L << Math.min(openings++, 20);
        Duration time = settings.openFor().multipliedBy(times);
        until = now.plus(time.compareTo(settings.maxOpenFor()) > 0 ? settings.maxOpenFor() : time);
        move("open");
    }

    private void move(String next) {
        state = next;
        era++;
        out = 0;
        samples.clear();
    }
}
