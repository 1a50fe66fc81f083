package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.InvalidRequestException;
import io.llmrouter.engine.model.TranscribeRequest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Providers tell the format of a sound by the ending of its file's name. */
class SoundTest {

    private static RouterContext context;
    private static LlmRouterEndpoint endpoint;

    @BeforeAll
    static void start() {
        context = new RouterContext(null);
        context.component.setRouter(new RecordingRouter());
        context.start();
        endpoint = context.camel.getEndpoint("llmrouter:transcribe", LlmRouterEndpoint.class);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static TranscribeRequest request(Object body, Map<String, Object> headers) {
        Exchange exchange = new DefaultExchange(context.camel);
        exchange.getMessage().setBody(body);
        headers.forEach(exchange.getMessage()::setHeader);
        return (TranscribeRequest) new TranscribeMapping(endpoint).request(exchange, Headers.of(exchange, endpoint));
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({
        "RIFF....WAVEfmt , audio.wav",
        "OggS...., audio.ogg",
        "fLaC...., audio.flac",
        "'\u001aE\u00df\u00a3...', audio.webm",
        "....ftypM4A , audio.m4a",
        "\u00ff\u00f1..., audio.aac",
        "\u00ff\u00fb..., audio.mp3",
        "ID3....., audio.mp3",
        "nothing known, audio.mp3",
    })
    void theFirstBytesTell(String start, String name) {
        assertThat(request(bytes(start), Map.of()).fileName()).isEqualTo(name);
        assertThat(request(new ByteArrayInputStream(bytes(start)), Map.of()).fileName())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "CamelFileName, inbox/voice.ogg, voice.ogg",
        "CamelFileNameOnly, voice.flac, voice.flac",
        "CamelFileName, mail.eml, mail.eml.mp3",
        "CamelFileName, old/voice.aiff, voice.aiff",
        "CamelFileName, voice.wma, voice.wma",
        "Content-Type, audio/webm;codecs=opus, audio.webm",
        "Content-Type, AUDIO/X-M4A, audio.m4a",
        "Content-Type, audio/aac, audio.aac",
        "Content-Type, video/mp4, audio.m4a",
        "Content-Type, application/octet-stream, audio.mp3",
    })
    void elseTheNameTellsAndThenTheType(String header, String value, String name) {
        assertThat(request(bytes("unknown"), Map.of(header, value)).fileName()).isEqualTo(name);
    }

    @Test
    void theBytesKnowBetterThanAName() {
        Map<String, Object> named = Map.of("CamelFileName", "voice.oga");

        assertThat(request(bytes("OggS"), named).fileName()).isEqualTo("voice.oga");
        assertThat(request(bytes("fLaC"), named).fileName()).isEqualTo("voice.oga.flac");
    }

    static List<Object> texts() {
        return List.of("this is no sound", "/tmp/x.wav", 7, true, Map.of("a", 1), List.of("a"), new StringBuilder("x"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTextIsNoSound(Object body) {
        assertThatThrownBy(() -> request(body, Map.of()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("needs a sound file as body: bytes, a file or a stream, not java.");
    }

    @Test
    void aPathIsAFile() {
        assertThat(request(Path.of("pom.xml"), Map.of()).fileName()).isEqualTo("pom.xml.mp3");
    }
}
