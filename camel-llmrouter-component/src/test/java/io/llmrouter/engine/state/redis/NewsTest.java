package io.llmrouter.engine.state.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.llmrouter.engine.experiment.Comparison;
import io.llmrouter.engine.experiment.Count;
import io.llmrouter.engine.experiment.ExperimentNews;
import io.llmrouter.engine.experiment.Round;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.Attempt;
import io.llmrouter.engine.policy.Lesson;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class NewsTest {

    private static final Target TARGET = Target.parse("one/vendor/m:free");
    private static final Usage CACHED =
            new Usage(5_000, 4_000, 300, 200, 0, 0, 9, 0, 0, Usage.Source.REPORTED, Units.NONE);
    private static final Round ROUND = new Round("a/b test", 3, "cafe", Instant.ofEpochSecond(1_234_567, 123_456_789));

    static Stream<News> news() {
        return Stream.of(
                call(Operation.CHAT, null, CACHED, Duration.ofNanos(7)),
                call(Operation.COUNT_TOKENS, null, null, null),
                call(Operation.EMBED, FailureKind.RATE_LIMITED, null, null),
                new TurnNews(TARGET, Long.MIN_VALUE, CACHED),
                new TaskNews(TARGET, Long.MAX_VALUE, Usage.of(1, 2)),
                new BoundNews("default/rule 'a=b'/sticky", -1, TARGET),
                new LessonNews("o", new Lesson.Answered(TARGET, new Money(5), Duration.ofSeconds(3))),
                new LessonNews("o", new Lesson.Answered(TARGET, null, Duration.ZERO)),
                new LessonNews("o", new Lesson.Failed(TARGET)),
                new LessonNews("o", new Lesson.Scored(TARGET, 1 / 3.0, null)),
                new LessonNews("o", new Lesson.Scored(TARGET, 0, 1e-9)),
                new BusyNews("me", Map.of(TARGET, 3, Target.parse("two/m"), 1)),
                new BusyNews("me", Map.of()),
                new TrialNews(new ExperimentNews.Begun(ROUND)),
                new TrialNews(new ExperimentNews.TakenBack(ROUND, Instant.ofEpochMilli(7), "3 of 4 failed")),
                counted(new Count.Call("a", true, null, Duration.ofMillis(2))),
                counted(new Count.Call("a", false, new Money(1), Duration.ofMillis(2))),
                counted(new Count.Score("a", 0.25, null)),
                counted(new Count.Score("a", 0.25, 0.5)),
                counted(new Count.Copy(new Comparison(true, 1, 0.75, null, null))),
                counted(new Count.Copy(new Comparison(false, 2.5, 0, true, false))));
    }

    private static News call(
            Operation operation, @Nullable FailureKind failed, @Nullable Usage usage, @Nullable Duration first) {
        Failure failure = failed == null ? null : Failure.of(failed, "at another node");
        Attempt attempt = new Attempt(
                1, TARGET, "", failure, usage, null, Duration.ofMillis(12), first, false, null, operation, List.of());
        return new CallNews(TARGET, operation, attempt);
    }

    private static News counted(Count count) {
        return new TrialNews(new ExperimentNews.Counted(ROUND, count));
    }

    private static Entry written(News news) {
        Entry entry = new Entry().with("kind", news.kind().word()).with("node", "me");
        news.write(entry);
        return entry;
    }

    @ParameterizedTest
    @MethodSource("news")
    void areReadAsTheyWereWritten(News news) {
        assertThat(Kind.read(new Entry(written(news).fields()))).contains(news);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void areOfEveryKind(Kind kind) {
        assertThat(news()).extracting(News::kind).contains(kind);
    }

    @ParameterizedTest
    @MethodSource("news")
    void areNotReadWithoutWhatTheyNeed(News news) {
        Map<String, String> fields = written(news).fields();
        for (String each : fields.keySet()) {
            Map<String, String> fewer = new HashMap<>(fields);
            fewer.remove(each);
            Entry entry = new Entry(fewer);
            try {
                assertThat(Kind.read(entry)).isPresent();
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessage("an entry has no " + each);
            }
        }
    }

    @Test
    void ofAKindThatIsNotKnownHereAreNone() {
        assertThat(Kind.read(new Entry().with("kind", "gossip"))).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Kind.read(new Entry()));
    }
}
