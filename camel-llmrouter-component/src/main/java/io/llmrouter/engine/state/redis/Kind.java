package io.llmrouter.engine.state.redis;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What news there are: the stream they go by, and who reads them. */
enum Kind {
    CALL(Channel.CALLS, CallNews::read),
    TURN(Channel.CALLS, TurnNews::read),
    TASK(Channel.CALLS, TaskNews::read),
    BOUND(Channel.BINDINGS, BoundNews::read),
    LESSON(Channel.LESSONS, LessonNews::read),
    BUSY(Channel.BUSY, BusyNews::read),
    BEGUN(Channel.MILESTONES, TrialNews::begun),
    TAKEN_BACK(Channel.MILESTONES, TrialNews::takenBack),
    TRIAL(Channel.TRIALS, TrialNews::counted);

    private static final Map<String, Kind> BY_WORD =
            Stream.of(values()).collect(Collectors.toMap(Kind::word, kind -> kind));

    private final Channel channel;
    private final Function<Entry, News> reader;

    Kind(Channel channel, Function<Entry, News> reader) {
        this.channel = channel;
        this.reader = reader;
    }

    /** The kind as entries name it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Channel channel() {
        return channel;
    }

    /**
     * The news in an entry; empty when they are of a kind that is not known here.
     *
     * @throws IllegalArgumentException if something is missing
     */
    static Optional<News> read(Entry entry) {
        return Optional.ofNullable(BY_WORD.get(entry.text("kind"))).map(kind -> kind.reader.apply(entry));
    }
}
