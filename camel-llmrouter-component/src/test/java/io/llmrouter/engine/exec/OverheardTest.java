package io.llmrouter.engine.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.Usage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OverheardTest {

    private final List<String> heard = new ArrayList<>();

    @Test
    void tellsTheWholeTextOnceTheStreamIsOverAndChangesNothingOfIt() {
        List<StreamEvent> events = List.of(
                new StreamEvent.Started("1", "m"),
                new StreamEvent.ReasoningDelta("Hm. ", null),
                new StreamEvent.TextDelta("It is "),
                new StreamEvent.TextDelta("four."),
                new StreamEvent.Finished(FinishReason.STOP, "stop"));
        Played played = new Played(events, null);
        Overheard overheard = new Overheard(played, heard::add);
        List<StreamEvent> seen = new ArrayList<>();
        while (overheard.hasNext()) {
            assertThat(heard).isEmpty();
            seen.add(overheard.next());
        }
        played.over();

        assertThat(seen).isEqualTo(events);
        assertThat(heard).containsExactly("It is four.");
    }

    @Test
    void tellsNothingOfAStreamThatBrokeOff() {
        Played played =
                new Played(List.of(new StreamEvent.TextDelta("It is ")), Failure.of(FailureKind.CONNECTION, "cut"));
        Overheard overheard = new Overheard(played, heard::add);
        overheard.next();
        played.over();

        assertThat(heard).isEmpty();
    }

    @Test
    void tellsNothingOfATextThatIsTooLongToKeep() {
        String kilobyte = "x".repeat(1 << 10);
        Played longest = new Played(
                Stream.generate(() -> (StreamEvent) new StreamEvent.TextDelta(kilobyte))
                        .limit(1 << 10)
                        .toList(),
                null);
        drain(new Overheard(longest, heard::add));
        longest.over();
        assertThat(heard).singleElement().asString().hasSize(1 << 20);
        heard.clear();

        List<StreamEvent> more = new ArrayList<>(longest.events);
        more.add(new StreamEvent.TextDelta("x"));
        Played longer = new Played(more, null);
        drain(new Overheard(longer, heard::add));
        longer.over();
        assertThat(heard).isEmpty();
    }

    @Test
    void passesOnWhoListensAndWhoCloses() {
        Played played = new Played(List.of(), null);
        Overheard overheard = new Overheard(played, heard::add);
        List<Ending> endings = new ArrayList<>();
        overheard.whenOver(endings::add);
        overheard.close();

        assertThat(endings).hasSize(1);
        assertThat(heard).containsExactly("");
    }

    private static void drain(Overheard stream) {
        while (stream.hasNext()) {
            stream.next();
        }
    }

    /** Plays events, and is over when it is told so or closed. */
    private static final class Played implements ReplyStream {

        private final List<StreamEvent> events;
        private final Iterator<StreamEvent> left;
        private final @Nullable Failure failure;
        private final List<Consumer<Ending>> listeners = new ArrayList<>();

        Played(List<StreamEvent> events, @Nullable Failure failure) {
            this.events = events;
            this.left = events.iterator();
            this.failure = failure;
        }

        void over() {
            listeners.forEach(each -> each.accept(new Ending(failure, Usage.of(1, 1))));
        }

        @Override
        public void whenOver(Consumer<Ending> listener) {
            listeners.add(listener);
        }

        @Override
        public boolean hasNext() {
            return left.hasNext();
        }

        @Override
        public StreamEvent next() {
            return left.next();
        }

        @Override
        public void close() {
            over();
        }
    }
}
