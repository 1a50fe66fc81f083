package io.llmrouter.engine.state.redis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells a node's own entries, and those that were written twice, from news. Lives as long as the node: it outlives connections.
 * Of the thousand streams of nodes that were read last. Thread-safe.
 */
final class Numbering {

    private static final int ROOM = 1_000;

    private final String node;
    private final AtomicLong last = new AtomicLong();
    private final Map<String, Long> read = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > ROOM;
        }
    };

    Numbering(String node) {
        this.node = node;
    }

    String node() {
        return node;
    }

    /** The number of the next entry. */
    long next() {
        return last.incrementAndGet();
    }

    /** Whether an entry of that stream is another node's, and was not read before. */
    synchronized boolean isNews(String key, String writer, long number) {
        if (writer.equals(node)) {
            return false;
        }
        String where = writer + " " + key;
        Long known = read.get(where);
        if (known != null && known >= number) {
            return false;
        }
        read.put(where, number);
        return true;
    }
}
