package io.llmrouter.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.provider.error.ErrorBody;
import io.llmrouter.engine.provider.http.HttpProvider;
import io.llmrouter.engine.wire.PooledTransport;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every dialect beside every feature: what is asked for is on the wire, or is named among the request's adjustments, or
 * is refused before anything is sent; and the table in docs/dialects.md says which.
 */
class DialectFeaturesTest {

    private static final String REFUSED = "refused";
    private static final String BY_ITSELF = "by itself";

    /** Presets and a model of each, in the order of the table's columns. */
    private static final List<Map.Entry<String, String>> COLUMNS = List.of(
            Map.entry("openai", "gpt-5.1"),
            Map.entry("openai-responses", "gpt-5.1"),
            Map.entry("anthropic", "claude-sonnet-4-6"),
            Map.entry("gemini", "gemini-2.5-flash"),
            Map.entry("bedrock", "anthropic.claude-sonnet-4-6"),
            Map.entry("cohere", "command-a-03-2025"),
            Map.entry("ollama", "qwen3"));

    private static final Map<String, ChatDialect> DIALECTS = Dialects.all(InstantSource.system());
    private static final Presets PRESETS = Presets.builtIn();

    @RegisterExtension
    static final ScriptedProvider SERVER = ScriptedProvider.answers("ok");

    @RegisterExtension
    final PooledTransport pool = PooledTransport.open();

    static Stream<Arguments> cells() {
        return AskedFeature.all().stream().flatMap(feature -> COLUMNS.stream()
                .map(column -> Arguments.of(feature, column.getKey(), column.getValue())));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void sendsItOrSaysThatItDoesNot(AskedFeature feature, String preset, String model) {
        boolean hint = feature.name().startsWith("cache mark");

        String cell = cell(feature, preset, model);

        assertThat(cell).isNotEmpty();
        assertThat(cell.equals(BY_ITSELF) && !hint)
                .as("%s asks for %s and nobody hears of it", preset, feature)
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void refusesBeforeAByteIsSent(AskedFeature feature, String preset, String model) {
        SERVER.reply(request -> Reply.text("{\"a\":\"an answer that keeps to the schema\"}"));
        Provider provider = HttpProvider.factory(pool.transport(), dialect(preset))
                .create(ProviderKit.account(SERVER.baseUrl(), quirks(preset)));

        Outcome<?> outcome = provider.chat(ProviderKit.call(feature.with(), model));

        boolean refused = cell(feature, preset, model).equals(REFUSED);
        FailureKind kind = outcome.fold(answer -> null, Failure::kind);
        assertThat(kind).isEqualTo(refused ? FailureKind.UNSUPPORTED : null);
        assertThat(SERVER.requests()).hasSize(refused ? 0 : 1);
    }

    @Test
    void pageSaysWhatIsSentWhere() throws IOException {
        List<String> rows = table();
        Path fresh = Path.of("target/dialects-page/features.md");
        Files.createDirectories(fresh.getParent());
        Files.writeString(fresh, String.join("\n", rows) + "\n");

        List<String> page = Files.readAllLines(Path.of("../docs/dialects.md")).stream()
                .dropWhile(line -> !line.startsWith("| feature |"))
                .takeWhile(line -> line.startsWith("|"))
                .toList();

        assertThat(page)
                .as("the table of features is stale: copy %s into docs/dialects.md", fresh)
                .isEqualTo(rows);
    }

    private static List<String> table() {
        List<String> rows = new ArrayList<>();
        rows.add("| feature | "
                + COLUMNS.stream().map(column -> "`" + column.getKey() + "`").collect(Collectors.joining(" | "))
                + " |");
        rows.add("|---".repeat(COLUMNS.size() + 1) + "|");
        for (AskedFeature feature : AskedFeature.all()) {
            rows.add("| " + feature.name() + " | "
                    + COLUMNS.stream()
                            .map(column -> cell(feature, column.getKey(), column.getValue()))
                            .collect(Collectors.joining(" | "))
                    + " |");
        }
        return rows;
    }

    private static String cell(AskedFeature feature, String preset, String model) {
        Outcome<DialectRequest> asked = encode(feature.with(), preset, model);
        return asked.fold(with -> compared(sound(encode(feature.without(), preset, model)), with), failure -> {
            assertThat(failure.kind()).as(failure.message()).isEqualTo(FailureKind.UNSUPPORTED);
            return REFUSED;
        });
    }

    private static String compared(DialectRequest without, DialectRequest with) {
        JsonNode plain = ErrorBody.tree(without.body());
        JsonNode asked = ErrorBody.tree(with.body());
        List<String> told = new ArrayList<>();
        WireDifference.between(plain, asked).forEach(path -> told.add("`" + path + "`"));
        List<String> notes = new ArrayList<>(with.adjustments());
        notes.removeAll(without.adjustments());
        if (told.isEmpty() && notes.isEmpty()) {
            return BY_ITSELF;
        }
        notes.forEach(note -> told.add(note.startsWith("drops ") ? "left out" : note));
        return String.join(", ", told);
    }

    private static DialectRequest sound(Outcome<DialectRequest> outcome) {
        return outcome.fold(request -> request, failure -> {
            throw new AssertionError(failure.toString());
        });
    }

    private static Outcome<DialectRequest> encode(ChatRequest request, String preset, String model) {
        return dialect(preset).encode(request, model, quirks(preset), false);
    }

    private static ChatDialect dialect(String preset) {
        return DIALECTS.get(PRESETS.find(preset).orElseThrow().dialect());
    }

    private static Quirks quirks(String preset) {
        return PRESETS.find(preset).orElseThrow().quirks();
    }
}
