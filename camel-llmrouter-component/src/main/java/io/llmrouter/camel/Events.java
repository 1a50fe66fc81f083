package io.llmrouter.camel;

import io.llmrouter.engine.observe.CallCounters;
import io.llmrouter.engine.observe.CallEvent;
import io.llmrouter.engine.observe.CallListener;
import io.llmrouter.engine.observe.EventType;
import io.llmrouter.engine.observe.EventValues;
import io.llmrouter.engine.observe.Notice;
import io.llmrouter.engine.observe.NoticeListener;
import io.llmrouter.engine.observe.TargetEvent;
import io.llmrouter.engine.observe.TargetListener;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what a component's engine tells, and hands it on to those who want to hear it. Thread-safe; costs next to nothing
 * when nobody does. Hearers come and go at any time; they must not block.
 */
final class Events implements CallListener, TargetListener, NoticeListener {

    /** Wants to hear events. */
    interface Hearer {

        boolean wants(EventType type);

        /** Takes the event at once; false when it cannot. */
        boolean offer(RouterEvent event);
    }

    private final InstantSource clock;
    private final List<Hearer> hearers = new CopyOnWriteArrayList<>();
    private final CallCounters counters = new CallCounters();
    private final LongAdder dropped = new LongAdder();

    Events(InstantSource clock) {
        this.clock = clock;
    }

    void add(Hearer hearer) {
        hearers.add(hearer);
    }

    void remove(Hearer hearer) {
        hearers.remove(hearer);
    }

    @Override
    public void on(CallEvent event) {
        counters.on(event);
        if (isWanted(event.type())) {
            Instant now = clock.instant();
            tell(RouterEvent.of(event, now));
        }
    }

    @Override
    public void on(TargetEvent event) {
        if (isWanted(event.type())) {
            tell(RouterEvent.of(event));
        }
    }

    /** Tells what is about neither a call nor a target nor a key. */
    void tell(EventType type, Map<String, Object> what) {
        if (isWanted(type)) {
            Map<String, Object> values = EventValues.of(type, clock.instant(), what);
            tell(new RouterEvent(type, null, null, null, () -> values));
        }
    }

    @Override
    public void on(Notice notice) {
        if (isWanted(notice.type())) {
            tell(RouterEvent.of(notice));
        }
    }

    private boolean isWanted(EventType type) {
        for (Hearer hearer : hearers) {
            if (hearer.wants(type)) {
                return true;
            }
        }
        return false;
    }

    private void tell(RouterEvent event) {
        for (Hearer hearer : hearers) {
            if (hearer.wants(event.type()) && !hearer.offer(event)) {
                dropped.increment();
            }
        }
    }

    CallCounters counters() {
        return counters;
    }

    /** How many events some hearer could not take. */
    long dropped() {
        return dropped.sum();
    }
}
