package io.llmrouter.engine.state.redis;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XReadParams;
import redis.clients.jedis.resps.StreamEntry;

/**
 * Reads what other nodes wrote, from the tail of each stream on, and has this node learn it as old as it is: by the clock of
 * Redis, which dates all entries, so that clocks of nodes may differ. Goes on where it was when a connection breaks. Entries of
 * another version, of unknown kinds and broken ones are skipped. Used by one thread.
 */
final class RedisReader implements RedisLoop.Work {

    private static final Logger LOG = LoggerFactory.getLogger(RedisReader.class);
    private static final String THREAD = "reader";
    private static final int BATCH = 1_000;
    /** How long to wait for news at a time: the longest that stopping takes. */
    private static final int WAIT_MILLIS = 250;

    private final String name;
    private final Numbering numbering;
    private final Learners learners;
    private final InstantSource clock;
    private final Presence presence;
    private final Map<Channel, StreamEntryID> positions = new EnumMap<>(Channel.class);
    /** By how much this node's clock is ahead of Redis's. */
    private long ahead;

    RedisReader(String name, Numbering numbering, Learners learners, InstantSource clock, Presence presence) {
        this.name = name;
        this.numbering = numbering;
        this.learners = learners;
        this.clock = clock;
        this.presence = presence;
    }

    @Override
    public void over(Jedis redis, RedisLoop.Stop stop) {
        seek(redis);
        presence.found(THREAD);
        boolean caughtUp = false;
        while (!stop.isNow()) {
            if (!readSome(redis, caughtUp) && !caughtUp) {
                caughtUp = true;
                learners.experiments().together();
                presence.caughtUp();
            }
            learners.elsewhere().sweep(clock.millis());
        }
    }

    /** Finds where to go on in each stream: where it was, or at its end if that is before. */
    private void seek(Jedis redis) {
        long now = now(redis);
        ahead = clock.millis() - now;
        for (Channel channel : Channel.values()) {
            StreamEntryID from = positions.getOrDefault(channel, new StreamEntryID(channel.from(now), 0));
            List<StreamEntry> last = redis.xrevrange(channel.key(name), (StreamEntryID) null, (StreamEntryID) null, 1);
            StreamEntryID end =
                    last.isEmpty() ? new StreamEntryID(0, 0) : last.get(0).getID();
            positions.put(channel, from.compareTo(end) > 0 ? end : from);
        }
    }

    private static long now(Jedis redis) {
        List<String> secondsAndMicros = redis.time();
        return Long.parseLong(secondsAndMicros.get(0)) * 1_000 + Long.parseLong(secondsAndMicros.get(1)) / 1_000;
    }

    /** Reads and tells what there is, or waits for it a little; whether there was anything. */
    private boolean readSome(Jedis redis, boolean waiting) {
        Map<String, StreamEntryID> from = new LinkedHashMap<>();
        positions.forEach((channel, id) -> from.put(channel.key(name), id));
        XReadParams params = XReadParams.xReadParams().count(BATCH);
        if (waiting) {
            params.block(WAIT_MILLIS);
        }
        List<Map.Entry<String, List<StreamEntry>>> read = redis.xread(params, from);
        if (read == null || read.isEmpty()) {
            return false;
        }
        for (Channel channel : Channel.values()) {
            read.stream()
                    .filter(each -> each.getKey().equals(channel.key(name)))
                    .forEach(each -> each.getValue().forEach(entry -> take(channel, entry)));
        }
        return true;
    }

    private void take(Channel channel, StreamEntry read) {
        positions.put(channel, read.getID());
        Entry entry = new Entry(read.getFields());
        try {
            if (RedisWriter.VERSION.equals(entry.any("v"))
                    && numbering.isNews(channel.key(name), entry.text("node"), entry.whole("seq"))) {
                long at = Math.min(clock.millis(), read.getID().getTime() + ahead);
                Kind.read(entry).ifPresent(news -> news.tell(learners, at));
            }
        } catch (IllegalArgumentException e) {
            LOG.debug("The entry {} of {} is skipped: {}", read.getID(), channel.key(name), e.getMessage());
        }
    }
}
