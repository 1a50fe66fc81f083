package io.llmrouter.engine;

import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.config.ConfigReader;
import io.llmrouter.engine.config.RouterConfig;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.policy.strategy.Strategies;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.EventStream;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderCall;
import java.util.List;

/** Routers whose providers answer, or fail, at once and in memory: what is left is the engine's own cost. */
final class Bench {

    private static final String YAML =
            """
            providers:
              broken: { type: simulated }
              works: { type: simulated }
            models:
              broken/m: { price: { input: 1, output: 2 } }
              works/m: { price: { input: 1, output: 2 } }
            policies:
              default: { candidates: [ works/m ], strategy: lowest-cost }
              failover: { candidates: [ broken/m, works/m ], strategy: ordered, retry: { maxAttempts: 1 } }
            """;

    private Bench() {}

    static LlmRouter router() {
        ConfigReader reader = new ConfigReader(
                new ConfigReader.Surroundings(text -> text, name -> null, Presets.builtIn(), Catalogue.builtIn()),
                expression -> {
                    throw new IllegalArgumentException("no expressions here");
                },
                Strategies.builtIn().names());
        RouterConfig config = reader.read(YAML, "bench.yaml");
        return LlmRouter.builder(config).provider("simulated", Bench::provider).build();
    }

    static Provider provider(Account account) {
        return account.name().equals("works") ? new Works() : new Broken();
    }

    /** Answers at once; its streams have a thousand pieces. */
    static final class Works implements Provider {

        static final int PIECES = 1_000;

        private static final ChatResponse ANSWER = ChatResponse.of("m", "It is about nothing much.", Usage.of(500, 6));

        @Override
        public Outcome<ChatResponse> chat(ProviderCall<ChatRequest> call) {
            return Outcome.answered(ANSWER);
        }

        @Override
        public Outcome<EventStream> stream(ProviderCall<ChatRequest> call) {
            return Outcome.answered(new Pieces());
        }
    }

    /** The request is refused in a way that another target may mend. */
    private static final class Broken implements Provider {

        private static final Failure LIMITED = Failure.of(FailureKind.TOOL_GENERATION_FAILED, "not this time");

        @Override
        public Outcome<ChatResponse> chat(ProviderCall<ChatRequest> call) {
            return Outcome.failed(LIMITED);
        }

        @Override
        public Outcome<EventStream> stream(ProviderCall<ChatRequest> call) {
            return Outcome.failed(LIMITED);
        }
    }

    private static final class Pieces implements EventStream {

        private static final List<StreamEvent> ENDS = List.of(
                new StreamEvent.Started("1", "m"),
                new StreamEvent.TextDelta("piece "),
                new StreamEvent.UsageReported(Usage.of(500, Works.PIECES)),
                new StreamEvent.Finished(FinishReason.STOP, "stop"));

        private int at;

        @Override
        public boolean hasNext() {
            return at < Works.PIECES + 3;
        }

        @Override
        public StreamEvent next() {
            int place = at++;
            if (place == 0) {
                return ENDS.get(0);
            }
            return place <= Works.PIECES ? ENDS.get(1) : ENDS.get(place - Works.PIECES + 1);
        }

        @Override
        public void close() {
            at = Works.PIECES + 3;
        }
    }
}
