package io.llmrouter.engine.experiment;

import java.time.Instant;
import java.util.function.Function;

/** What happened to an experiment at one node, for others that make the same. Immutable. */
public sealed interface ExperimentNews {

    /** In which round. */
    Round round();

    /** Calls the function of this kind of news. */
    <T> T fold(Function<Begun, T> begun, Function<TakenBack, T> takenBack, Function<Counted, T> counted);

    /** A round began. */
    record Begun(Round round) implements ExperimentNews {
        @Override
        public <T> T fold(Function<Begun, T> begun, Function<TakenBack, T> takenBack, Function<Counted, T> counted) {
            return begun.apply(this);
        }
    }

    /** The canary was taken back. */
    record TakenBack(Round round, Instant at, String why) implements ExperimentNews {
        @Override
        public <T> T fold(Function<Begun, T> begun, Function<TakenBack, T> takenBack, Function<Counted, T> counted) {
            return takenBack.apply(this);
        }
    }

    /** Something was counted. */
    record Counted(Round round, Count count) implements ExperimentNews {
        @Override
        public <T> T fold(Function<Begun, T> begun, Function<TakenBack, T> takenBack, Function<Counted, T> counted) {
            return counted.apply(this);
        }
    }
}
