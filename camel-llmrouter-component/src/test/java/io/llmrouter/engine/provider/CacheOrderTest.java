package io.llmrouter.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.model.CacheMark;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Terms;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.provider.error.ErrorBody;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mark is a hint: no order of marks, and no length of one, fails a request. */
class CacheOrderTest {

    private static final CacheMark HOUR = new CacheMark(Duration.ofHours(1));
    private static final String CLAUDE = "anthropic.claude-sonnet-4-5-20250929-v1:0";
    private static final String LENGTHENED = "lengthens cache marks before a longer one";

    @ParameterizedTest
    @CsvSource({"anthropic, claude-haiku-4-5", "bedrock-anthropic, " + CLAUDE, "bedrock, " + CLAUDE})
    void isAsLongAsALaterOne(String preset, String model) {
        ChatRequest request = ChatRequest.of(List.of(
                        Message.system("Be brief.").withCache(CacheMark.USUAL),
                        Message.user("hi").withCache(HOUR),
                        Message.assistant("Hello."),
                        Message.user("again").withCache(CacheMark.USUAL)))
                .withTools(List.of(new ToolSpec("look", "", "", false)), ToolChoice.AUTO)
                .withTerms(Terms.USUAL.withToolsCache(CacheMark.USUAL));

        DialectRequest written = written(request, preset, model);

        assertThat(lengths(written)).containsExactly("1h", "1h", "1h", "");
        assertThat(written.adjustments()).containsExactly(LENGTHENED);
    }

    @Test
    void staysAsItIsWhereTheOrderIsRight() {
        ChatRequest request = ChatRequest.of(List.of(
                Message.system("Be brief.").withCache(HOUR), Message.user("hi").withCache(CacheMark.USUAL)));

        DialectRequest written = written(request, "anthropic", "claude-haiku-4-5");

        assertThat(lengths(written)).containsExactly("1h", "");
        assertThat(written.adjustments()).isEmpty();
    }

    @Test
    void isLongForInstructionsThatMoveBeforeALongTurn() {
        ChatRequest request = ChatRequest.of(List.of(
                Message.user("hi").withCache(HOUR),
                Message.assistant("Hello."),
                Message.system("Be brief.").withCache(CacheMark.USUAL),
                Message.user("again")));

        assertThat(lengths(written(request, "anthropic", "claude-haiku-4-5"))).containsExactly("1h", "1h");
    }

    @ParameterizedTest
    @CsvSource({"amazon.nova-pro-v1:0", "anthropic.claude-3-7-sonnet-20250219-v1:0"})
    void isShortWhereAModelKeepsNothingForAnHour(String model) {
        ChatRequest request = ChatRequest.of(List.of(Message.user("hi").withCache(HOUR)));

        DialectRequest written = written(request, "bedrock", model);

        assertThat(lengths(written)).containsExactly("");
        assertThat(written.adjustments()).containsExactly("shortens cache marks to five minutes");
    }

    private static DialectRequest written(ChatRequest request, String name, String model) {
        Preset preset = Presets.builtIn().find(name).orElseThrow();
        return Dialects.all(InstantSource.system())
                .get(preset.dialect())
                .encode(request, model, preset.quirks().byModel().of(model, CardFacts.NONE), false)
                .fold(ready -> ready, failure -> {
                    throw new AssertionError(failure.toString());
                });
    }

    /** Of the marks in the order in which the protocols count them, how long they are to last. */
    private static List<String> lengths(DialectRequest written) {
        JsonNode body = ErrorBody.tree(written.body());
        return List.of("tools", "toolConfig", "system", "messages").stream()
                .flatMap(place ->
                        body
                                .path(place)
                                .findValues(body.has("inferenceConfig") ? "cachePoint" : "cache_control")
                                .stream())
                .map(mark -> mark.path("ttl").asText())
                .toList();
    }
}
