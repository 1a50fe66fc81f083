package io.llmrouter.engine.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.Credential;
import io.llmrouter.engine.wire.WireRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** With the keys of Amazon's own published examples. */
class SigV4SignerTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2015-08-30T12:36:00Z"));
    private static final String KEY_ID = "AKIDEXAMPLE";
    private static final Credential SECRET = new Credential("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    @Test
    void signsByTheRegionTheServiceAndTheClock() {
        Map<String, String> headers = sign(Map.of("accessKeyId", KEY_ID, "secretAccessKey", SECRET), "eu-west-1", "{}");

        assertThat(headers).containsEntry("X-Amz-Date", "20150830T123600Z").doesNotContainKey("Host");
        assertThat(headers.get("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/eu-west-1/bedrock/aws4_request")
                .contains("SignedHeaders=content-type;host;x-amz-")
                .containsPattern("Signature=[0-9a-f]{64}$");
    }

    @Test
    void signsTheBodyTheRegionAndThePath() {
        Map<String, Object> keys = Map.of("accessKeyId", KEY_ID, "secretAccessKey", SECRET);

        assertThat(signature(sign(keys, "eu-west-1", "{}")))
                .isEqualTo(signature(sign(keys, "eu-west-1", "{}")))
                .isNotEqualTo(signature(sign(keys, "eu-west-1", "{ }")))
                .isNotEqualTo(signature(sign(keys, "us-east-1", "{}")));
    }

    @Test
    void sendsTheTokenOfASession() {
        Map<String, String> headers = sign(
                Map.of("accessKeyId", KEY_ID, "secretAccessKey", SECRET, "sessionToken", new Credential("a-token")),
                "eu-west-1",
                "{}");

        assertThat(headers).containsEntry("X-Amz-Security-Token", "a-token");
        assertThat(headers.get("Authorization")).contains("x-amz-security-token");
    }

    @Test
    void namesWhatIsMissing() {
        assertThatThrownBy(() -> SigV4.factory(CLOCK).create(account(Map.of("accessKeyId", KEY_ID), "eu-west-1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'aws'")
                .hasMessageContaining("secretAccessKey");
        assertThatThrownBy(() -> SigV4.factory(CLOCK)
                        .create(account(Map.of("accessKeyId", KEY_ID, "secretAccessKey", SECRET), null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("region");
    }

    private static String signature(Map<String, String> headers) {
        return headers.get("Authorization").replaceAll(".*Signature=", "");
    }

    private static Map<String, String> sign(Map<String, Object> keys, String region, String body) {
        WireRequest request = new WireRequest(
                "POST",
                URI.create("https://bedrock-runtime." + region + ".amazonaws.com/model/a%3A0/converse"),
                Map.of("Content-Type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8));
        return SigV4.factory(CLOCK).create(account(keys, region)).sign(request).fold(headers -> headers, failure -> {
            throw new AssertionError(failure.toString());
        });
    }

    private static Account account(Map<String, Object> keys, @Nullable String region) {
        Quirks quirks = new Quirks(
                "/model/{model}/converse",
                new Quirks.Auth("Authorization", "Bearer ", "sigv4", "bedrock"),
                Map.of(),
                Map.of(),
                Set.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                CardFacts.NONE);
        Preset preset = new Preset("bedrock", "bedrock", null, List.of(), true, "", null, quirks, Map.of());
        return new Account("aws", preset, "https://a.example", List.of(Credential.NONE), region, Set.of(), keys, null);
    }
}
