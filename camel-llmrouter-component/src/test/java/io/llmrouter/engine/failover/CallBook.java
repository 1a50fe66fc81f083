package io.llmrouter.engine.failover;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What the providers themselves know of the calls that reach them, by who asked. Thread-safe. */
final class CallBook {

    private record Page(AtomicInteger calls, AtomicInteger underWay) {}

    private final Map<Object, Page> pages = new ConcurrentHashMap<>();
    private final AtomicInteger hedged = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();

    void began(Object who) {
        Page page = page(who);
        page.calls.incrementAndGet();
        underWay.incrementAndGet();
        if (page.underWay.incrementAndGet() == 2) {
            hedged.incrementAndGet();
        }
    }

    void ended(Object who) {
        page(who).underWay.decrementAndGet();
        underWay.decrementAndGet();
    }

    int calls(Object who) {
        return page(who).calls.get();
    }

    /** How often a second call was made beside a first. */
    int hedged() {
        return hedged.get();
    }

    int underWay() {
        return underWay.get();
    }

    private Page page(Object who) {
        return pages.computeIfAbsent(who, name -> new Page(new AtomicInteger(), new AtomicInteger()));
    }
}
