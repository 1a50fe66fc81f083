package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.ModelResponse;
import io.llmrouter.engine.model.Target;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An answer on its way back through the stages: whole, or live and bound to its target. Stages treat both alike through
 * {@link #whenOver}.
 */
public sealed interface Reply permits Reply.Whole, Reply.Live {

    /** Who answers. */
    Target target();

    /** Has the listener hear how the answer ended: at once for a whole one, once the stream is over for a live one. */
    void whenOver(Consumer<Ending> listener);

    /** Calls the function of this reply's kind. */
    <T> T fold(Function<Whole, T> whole, Function<Live, T> live);

    /** All of it is here. */
    record Whole(Target target, ModelResponse response, Ending ending) implements Reply {
        @Override
        public void whenOver(Consumer<Ending> listener) {
            listener.accept(ending);
        }

        @Override
        public <T> T fold(Function<Whole, T> whole, Function<Live, T> live) {
            return whole.apply(this);
        }
    }

    /** It arrives piece by piece. */
    record Live(Target target, ReplyStream stream) implements Reply {
        @Override
        public void whenOver(Consumer<Ending> listener) {
            stream.whenOver(listener);
        }

        @Override
        public <T> T fold(Function<Whole, T> whole, Function<Live, T> live) {
            return live.apply(this);
        }
    }
}
