package io.llmrouter.engine.state.redis;

import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Lesson;
import io.llmrouter.engine.policy.strategy.Arm;
import io.llmrouter.engine.policy.strategy.Arms;
import io.llmrouter.engine.policy.strategy.Bindings;
import io.llmrouter.engine.policy.strategy.StrategyMemory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Remembers in this node, and tells others. Hears of the owners that were asked for here, the last thousand of them. One lock,
 * held only while owners are looked up.
 */
final class SharedMemory implements StrategyMemory {

    private static final int OWNERS = 1_000;
    /** One of so many answers that change nothing is told, so that who is active stays among the latest. */
    private static final int SELDOM = 8;

    private final StrategyMemory here;
    private final Outbox outbox;
    private final RandomGenerator random;
    private final Map<String, Bindings> bindings = latest();
    private final Map<String, Arms> arms = latest();

    SharedMemory(StrategyMemory here, Outbox outbox, RandomGenerator random) {
        this.here = here;
        this.outbox = outbox;
        this.random = random;
    }

    private static <T> Map<String, T> latest() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > OWNERS;
            }
        };
    }

    @Override
    public synchronized Bindings bindings(String owner, int room) {
        Bindings known = here.bindings(owner, room);
        bindings.put(owner, known);
        return new ToldBindings(owner, known, outbox, random);
    }

    @Override
    public synchronized Arms arms(String owner, int memory) {
        Arms known = here.arms(owner, memory);
        arms.put(owner, known);
        return new ToldArms(owner, known, outbox);
    }

    /** Another node bound a key. */
    void heard(BoundNews news) {
        Bindings known = known(bindings, news.owner());
        if (known != null) {
            known.bind(news.key(), news.target());
        }
    }

    /** Another node had a lesson. */
    void heard(LessonNews news) {
        Arms known = known(arms, news.owner());
        if (known != null) {
            known.learn(news.lesson());
        }
    }

    private synchronized <T> @Nullable T known(Map<String, T> all, String owner) {
        return all.get(owner);
    }

    private record ToldBindings(String owner, Bindings here, Outbox outbox, RandomGenerator random)
            implements Bindings {
        @Override
        public @Nullable Target of(long key) {
            return here.of(key);
        }

        @Override
        public void bind(long key, Target target) {
            boolean news = !target.equals(here.of(key));
            here.bind(key, target);
            if (news || random.nextInt(SELDOM) == 0) {
                outbox.offer(new BoundNews(owner, key, target));
            }
        }
    }

    private record ToldArms(String owner, Arms here, Outbox outbox) implements Arms {
        @Override
        public void learn(Lesson lesson) {
            here.learn(lesson);
            outbox.offer(new LessonNews(owner, lesson));
        }

        @Override
        public List<Arm> of(List<Candidate> candidates) {
            return here.of(candidates);
        }
    }
}
