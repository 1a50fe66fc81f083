package io.llmrouter.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.model.Operation;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresetsTest {

    private final Presets presets = Presets.builtIn();

    static Stream<Preset> presets() {
        return Presets.builtIn().all().stream();
    }

    private static Presets read(String entry) {
        String text = "{'presets':[\n" + entry + "\n]}";
        return PresetReader.read(
                "presets.json", new ByteArrayInputStream(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void listsThemByName() {
        assertThat(presets.all())
                .extracting(Preset::name)
                .isSorted()
                .contains(
                        "openai",
                        "openai-compatible",
                        "local",
                        "simulated",
                        "camel",
                        "anthropic",
                        "anthropic-compatible",
                        "gemini",
                        "openai-responses",
                        "azure-responses",
                        "xai-responses",
                        "deepseek-responses",
                        "bedrock-mantle-responses",
                        "openrouter-responses",
                        "responses-compatible",
                        "mistral",
                        "groq",
                        "deepseek",
                        "openrouter",
                        "xai",
                        "together",
                        "fireworks",
                        "cerebras",
                        "vllm",
                        "ollama",
                        "lm-studio",
                        "litellm");
    }

    @Test
    void describesOpenAi() {
        Preset openai = presets.find("openai").orElseThrow();
        assertThat(openai.baseUrl()).isEqualTo("https://api.openai.com/v1");
        assertThat(openai.keyVariables()).containsExactly("OPENAI_API_KEY");
        assertThat(openai.keyRequired()).isTrue();
        assertThat(openai.vendor()).isEqualTo("openai");
        assertThat(openai.quirks().path()).isEqualTo("/chat/completions");
        assertThat(openai.quirks().auth()).isEqualTo(Quirks.Auth.BEARER);
        assertThat(openai.quirks().rename()).containsEntry("max_tokens", "max_completion_tokens");
    }

    @ParameterizedTest
    @ValueSource(strings = {"anthropic", "anthropic-compatible"})
    void speaksAnthropicsOwnProtocol(String name) {
        Preset anthropic = presets.find(name).orElseThrow();
        assertThat(anthropic.dialect()).isEqualTo("anthropic");
        assertThat(anthropic.quirks().path()).isEqualTo("/messages");
        assertThat(anthropic.quirks().auth()).isEqualTo(new Quirks.Auth("x-api-key", ""));
        assertThat(anthropic.quirks().headers()).isEqualTo(Map.of("anthropic-version", "2023-06-01"));
    }

    @Test
    void keepsMaxTokensForCompatibleServers() {
        assertThat(presets.find("openai-compatible").orElseThrow().quirks().rename())
                .isEmpty();
    }

    @Test
    void findsAPresetByItsAlias() {
        assertThat(presets.find("claude")).isEqualTo(presets.find("anthropic")).isPresent();
        assertThat(presets.find("openia")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"local, local", "simulated, simulated", "camel, camel", "onnx, onnx", "embedding-bean, embedding-bean"})
    void makesProvidersThatAreNotCalledOverHttp(String name, String dialect) {
        Preset preset = presets.find(name).orElseThrow();
        assertThat(preset.dialect()).isEqualTo(dialect);
        assertThat(preset.baseUrl()).isNull();
        assertThat(preset.keyRequired()).isFalse();
        assertThat(preset.quirks().auth()).isEqualTo(Quirks.Auth.NONE);
    }

    @ParameterizedTest
    @MethodSource("presets")
    void describesSomethingSane(Preset preset) {
        if (preset.baseUrl() != null) {
            assertThat(URI.create(preset.baseUrl().replaceAll("[{}]", "")).getHost())
                    .isNotBlank();
            assertThat(preset.baseUrl()).doesNotEndWith("/");
        }
        if (preset.dialect().equals("openai") && preset.quirks().offers().contains(Operation.CHAT)) {
            assertThat(preset.quirks().path()).startsWith("/");
        }
        if (preset.keyRequired()) {
            assertThat(preset.keyVariables()).isNotEmpty();
            assertThat(preset.quirks().auth().header()).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    void namesOnlyVendorsWithCards(Preset preset) {
        if (!preset.vendor().isEmpty()) {
            assertThat(Catalogue.builtIn().ids()).anyMatch(id -> id.startsWith(preset.vendor() + "/"));
        }
    }

    @Test
    void readsEveryQuirk() {
        Preset preset = read("{'name':'x','dialect':'openai','keyVariables':[],'keyRequired':false,'vendor':'',"
                        + "'region':'eu','verified':'not verified','quirks':{'path':'/p','auth':{'header':'api-key',"
                        + "'prefix':''},'headers':{'h':'1'},'query':{'v':'2'},'drop':['seed'],'rename':{'a':'b'},"
                        + "'clamp':{'temperature':1},'extra':{'user':{'id':[1,true,'z']}}}}")
                .find("x")
                .orElseThrow();
        assertThat(preset.region()).isEqualTo("eu");
        assertThat(preset.quirks())
                .isEqualTo(new Quirks(
                        "/p",
                        new Quirks.Auth("api-key", ""),
                        Map.of("h", "1"),
                        Map.of("v", "2"),
                        Set.of("seed"),
                        Map.of("a", "b"),
                        Map.of("temperature", 1.0),
                        Map.of("user", Map.of("id", List.of(1, true, "z"))),
                        Map.of(),
                        CardFacts.NONE));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'verified':'no' | 'verified':''      | 'verified' does not say how the preset was checked",
                "'verified':'no' | 'aliases':[]       | 'verified' is missing",
                "'vendor'        | 'vender'           | 'vendor' is missing",
                "'verified':'no' | 'verified':'no','baseurl':'' | unknown key 'baseurl'; did you mean 'baseUrl'?",
                "'path'          | 'paht'             | quirks: unknown key 'paht'; did you mean 'path'?",
                "false           | 'no'               | 'keyRequired' is neither true nor false",
                "'verified':'no' | 'verified':'no','aliases':['x'] | there are two presets named 'x'",
            })
    void refusesWhatIsWrongAndNamesTheLine(String from, String to, String message) {
        String right = "{'name':'x','dialect':'openai','keyVariables':[],'keyRequired':false,'vendor':'',"
                + "'quirks':{'path':'/p'},'verified':'no'}";
        assertThat(read(right).all()).hasSize(1);
        assertThatThrownBy(() -> read(right.replace(from, to)))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .isIn("presets.json, line 2: " + message, "presets.json, line 2, " + message);
    }
}
