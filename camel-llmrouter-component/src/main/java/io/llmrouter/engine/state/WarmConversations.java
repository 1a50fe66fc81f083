package io.llmrouter.engine.state;

import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.policy.Warmth;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations targets had lately, for as long as providers keep prompts: five minutes after the last turn, or an hour
 * where the provider was paid for that. Of the latest 32,768 that are long enough to be cached at all. Thread-safe: sixteen
 * locks, each for its share of the conversations.
 */
final class WarmConversations {

    /** No provider caches less. */
    private static final long LEAST_TOKENS = 1_024;

    private static final Duration USUAL = Duration.ofMinutes(5);
    private static final Duration LONG = Duration.ofHours(1);
    private static final int SHARES = 16;
    private static final int ROOM = 2_048;

    private record Where(Target target, long conversation) {}

    private record Turn(Warmth warmth, long until) {

        boolean isWarm(long now) {
            return now < until && !warmth.equals(Warmth.NONE);
        }

        /**
         * The turn that came after this one. What is kept for an hour is not kept shorter by being read; and of what was read
         * from no cache, though it had been there before, nothing is in one.
         */
        Turn then(Turn next, long now) {
            boolean unread = now < until && next.warmth.cachedTokens() == 0;
            return new Turn(unread ? Warmth.NONE : next.warmth, Math.max(until, next.until));
        }
    }

    private final List<Share> shares = Stream.generate(Share::new).limit(SHARES).toList();
    private final InstantSource clock;

    WarmConversations(InstantSource clock) {
        this.clock = clock;
    }

    void answered(Target target, long conversation, Usage usage) {
        answered(target, conversation, usage, clock.millis());
    }

    /** A turn was answered then. */
    void answered(Target target, long conversation, Usage usage, long at) {
        long written = Usage.sum(usage.cacheWriteTokens(), usage.longCacheWriteTokens());
        long cached = Usage.sum(usage.cachedInputTokens(), written);
        if (cached > 0 || usage.inputTokens() >= LEAST_TOKENS) {
            Duration lasts = usage.longCacheWriteTokens() > 0 ? LONG : USUAL;
            Warmth warmth = new Warmth(cached, usage.inputTokens());
            Where where = new Where(target, conversation);
            share(where).put(where, new Turn(warmth, at + lasts.toMillis()), at);
        }
    }

    Optional<Warmth> of(Target target, long conversation) {
        Where where = new Where(target, conversation);
        Turn turn = share(where).get(where);
        return turn == null || !turn.isWarm(clock.millis()) ? Optional.empty() : Optional.of(turn.warmth());
    }

    int count(Target target) {
        long now = clock.millis();
        return shares.stream().mapToInt(share -> share.count(target, now)).sum();
    }

    void forget(Predicate<Target> gone) {
        shares.forEach(share -> share.forget(gone));
    }

    private Share share(Where where) {
        int hash = where.hashCode();
        return shares.get((hash ^ (hash >>> 16)) & (SHARES - 1));
    }

    private static final class Share {

        private final Map<Where, Turn> turns = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Where, Turn> eldest) {
                return size() > ROOM;
            }
        };

        synchronized void put(Where where, Turn turn, long now) {
            turns.merge(where, turn, (old, fresh) -> old.then(fresh, now));
        }

        @Nullable
        synchronized Turn get(Where where) {
            return turns.get(where);
        }

        synchronized int count(Target target, long now) {
            return (int) turns.entrySet().stream()
                    .filter(each -> each.getKey().target().equals(target)
                            && each.getValue().isWarm(now))
                    .count();
        }

        synchronized void forget(Predicate<Target> gone) {
            turns.keySet().removeIf(where -> gone.test(where.target()));
        }
    }
}
