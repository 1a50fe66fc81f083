package io.llmrouter.engine.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.llmrouter.engine.AnswerStream;
import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.NoEligibleModelException;
import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.config.ConfigReader;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.StreamEvent.Kind;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the real providers one short question, whole and as a stream: each preset with an address whose key is in the environment, by its
 * cheapest known model or by the one that {@code LLMROUTER_LIVE_} and the preset's name in capitals name. The others
 * are skipped, and a table at the end says for want of which variable. Costs a fraction of a cent each.
 */
@Tag("live")
@Timeout(120)
class LiveProvidersTest {

    private static final ChatRequest QUESTION =
            ChatRequest.of("Say hello in one word.").withSampling(Sampling.of(null, null, 1000, null, List.of()));

    private static final Logger LOG = LoggerFactory.getLogger(LiveProvidersTest.class);
    private static final Map<String, String> SKIPPED = new ConcurrentSkipListMap<>();

    @AfterAll
    static void tellWhatWasSkipped() {
        StringBuilder table = new StringBuilder("| skipped preset | not set |\n|---|---|\n");
        SKIPPED.forEach((name, missing) ->
                table.append("| ").append(name).append(" | ").append(missing).append(" |\n"));
        long all = presetNames().count();
        LOG.info("live checks\n{}\n{} presets asked, {} skipped", table, all - SKIPPED.size(), SKIPPED.size());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("presetNames")
    void answersWholeAndAsAStream(String name) {
        Preset preset = Presets.builtIn().find(name).orElseThrow();
        String model = System.getenv(variable(name));
        missing(preset, model).ifPresent(variables -> skip(name, variables));
        try (LlmRouter router = router(preset, model)) {
            check(router.chat(QUESTION, CallOptions.DEFAULT).response());
            check(streamed(router));
        } catch (NoEligibleModelException none) {
            skip(name, variable(name) + ", for no model is known: " + none.getMessage());
        }
    }

    private static void skip(String name, String variables) {
        SKIPPED.put(name, variables);
        abort(name + " is skipped: not set is " + variables);
    }

    /** The variables that are wanted and not set. */
    private static Optional<String> missing(Preset preset, @Nullable String model) {
        List<String> wanted = new ArrayList<>();
        boolean key = isAnySet(preset.keyVariables());
        if (preset.keyRequired() && !key) {
            wanted.add(String.join(" or ", preset.keyVariables()));
        } else if (!key && model == null) {
            wanted.add(String.join(" or ", both(preset.keyVariables(), variable(preset.name()))));
        }
        preset.address().values().stream()
                .filter(variables -> !isAnySet(variables))
                .forEach(variables -> wanted.add(String.join(" or ", variables)));
        return wanted.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", wanted));
    }

    private static List<String> both(List<String> variables, String more) {
        List<String> all = new ArrayList<>(variables);
        all.add(more);
        return all;
    }

    static Stream<String> presetNames() {
        Set<String> dialects = Dialects.all(InstantSource.system()).keySet();
        return Presets.builtIn().all().stream()
                .filter(preset -> dialects.contains(preset.dialect()) && preset.baseUrl() != null)
                .map(Preset::name)
                .sorted();
    }

    private static void check(ChatResponse answer) {
        assertThat(answer.text()).isNotBlank();
        assertThat(answer.usage().inputTokens()).isPositive();
        assertThat(answer.usage().outputTokens()).isPositive();
    }

    private static void check(List<StreamEvent> events) {
        assertThat(events).last().extracting(StreamEvent::kind).isEqualTo(Kind.FINISHED);
        assertThat(events).anyMatch(event -> event.kind() == Kind.TEXT);
    }

    private static List<StreamEvent> streamed(LlmRouter router) {
        List<StreamEvent> events = new ArrayList<>();
        try (AnswerStream stream = router.stream(QUESTION, CallOptions.DEFAULT)) {
            stream.forEachRemaining(events::add);
        }
        return events;
    }

    private static LlmRouter router(Preset preset, @Nullable String model) {
        String yaml =
                """
                providers:
                  live: { type: %s }
                policies:
                  default:
                    strategy: %s
                    candidates: [ "live/%s" ]
                """
                        .formatted(
                                preset.name(), model == null ? "lowest-cost" : "ordered", model == null ? "*" : model);
        ConfigReader.Surroundings surroundings =
                new ConfigReader.Surroundings(text -> text, System::getenv, Presets.builtIn(), Catalogue.builtIn());
        ConfigReader reader = new ConfigReader(
                surroundings,
                expression -> {
                    throw new IllegalArgumentException("there are no expressions here");
                },
                List.of("ordered", "lowest-cost"));
        return LlmRouter.builder(reader.read(yaml, "live.yaml")).build();
    }

    private static String variable(String preset) {
        return "LLMROUTER_LIVE_" + preset.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static boolean isAnySet(List<String> variables) {
        return variables.stream().map(System::getenv).anyMatch(value -> value != null && !value.isBlank());
    }
}
