package io.llmrouter.engine.provider.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Headroom;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.ResponseNotes;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderNotesTest {

    @Test
    void readsWhatOpenAiTells() {
        ResponseNotes notes = read(Map.of(
                "X-Request-Id", "req_1",
                "x-ratelimit-limit-requests", "5000",
                "x-ratelimit-remaining-requests", "4999",
                "x-ratelimit-reset-requests", "12ms",
                "x-ratelimit-limit-tokens", "1000000",
                "x-ratelimit-remaining-tokens", "999995",
                "x-ratelimit-reset-tokens", "6m0s"));

        assertThat(notes.requestId()).isEqualTo("req_1");
        assertThat(notes.requests()).isEqualTo(new Headroom(5000L, 4999L, Duration.ofMillis(12)));
        assertThat(notes.tokens()).isEqualTo(new Headroom(1_000_000L, 999_995L, Duration.ofMinutes(6)));
        assertThat(notes.hasHeadroom()).isTrue();
    }

    @Test
    void readsWhatAnthropicTellsByTheAnswersOwnDate() {
        ResponseNotes notes = read(Map.of(
                "request-id", "req_011",
                "date", "Mon, 10 Aug 2026 22:19:50 GMT",
                "anthropic-ratelimit-requests-limit", "50",
                "anthropic-ratelimit-requests-remaining", "49",
                "anthropic-ratelimit-requests-reset", "2026-08-10T22:20:20Z",
                "anthropic-ratelimit-tokens-remaining", "40000",
                "anthropic-ratelimit-tokens-reset", "2026-08-10T22:00:00Z"));

        assertThat(notes.requestId()).isEqualTo("req_011");
        assertThat(notes.requests()).isEqualTo(new Headroom(50L, 49L, Duration.ofSeconds(30)));
        assertThat(notes.tokens()).isEqualTo(new Headroom(null, 40_000L, Duration.ZERO));
    }

    @Test
    void readsWhatMistralTellsByTheMinute() {
        ResponseNotes notes =
                read(Map.of("x-ratelimit-limit-req-minute", "360", "x-ratelimit-remaining-req-minute", "353"));

        assertThat(notes.requests()).isEqualTo(new Headroom(360L, 353L, null));
        assertThat(notes.tokens().isKnown()).isFalse();
    }

    /** https://inference-docs.cerebras.ai/support/rate-limits */
    @Test
    void readsWhatCerebrasTellsByTheDayAndByTheMinute() {
        ResponseNotes notes = read(Map.of(
                "x-ratelimit-limit-requests-day", "14400",
                "x-ratelimit-remaining-requests-day", "13693",
                "x-ratelimit-reset-requests-day", "33011.382867097855",
                "x-ratelimit-limit-tokens-minute", "60000",
                "x-ratelimit-remaining-tokens-minute", "59000",
                "x-ratelimit-reset-tokens-minute", "11.382867097854614"));

        assertThat(notes.requests()).isEqualTo(new Headroom(14_400L, 13_693L, Duration.ofMillis(33_011_382)));
        assertThat(notes.tokens()).isEqualTo(new Headroom(60_000L, 59_000L, Duration.ofMillis(11_382)));
    }

    /** https://docs.sambanova.ai/docs/en/models/rate-limits */
    @Test
    void takesOfTwoLimitsTheOneOfWhichTheLeastIsLeft() {
        ResponseNotes notes = read(Map.of(
                "date", "Mon, 10 Aug 2026 22:19:50 GMT",
                "x-ratelimit-limit-requests", "60",
                "x-ratelimit-remaining-requests", "59",
                "x-ratelimit-reset-requests", "1786400400",
                "x-ratelimit-limit-requests-day", "12000",
                "x-ratelimit-remaining-requests-day", "7",
                "x-ratelimit-reset-requests-day", "1786406400"));

        assertThat(notes.requests()).isEqualTo(new Headroom(12_000L, 7L, Duration.ofSeconds(6_010)));
    }

    /** https://support.together.ai/en/articles/8988956-rate-limits */
    @Test
    void readsWhatTogetherTells() {
        ResponseNotes notes = read(Map.of(
                "x-ratelimit-limit", "10",
                "x-ratelimit-remaining", "9",
                "x-ratelimit-reset", "1",
                "x-tokenlimit-limit", "8333",
                "x-tokenlimit-remaining", "8000"));

        assertThat(notes.requests()).isEqualTo(new Headroom(10L, 9L, Duration.ofSeconds(1)));
        assertThat(notes.tokens()).isEqualTo(new Headroom(8_333L, 8_000L, null));
    }

    /** https://openrouter.ai/docs/api-reference/limits */
    @Test
    void readsWhatOpenRouterTellsInMillisecondsSince1970() {
        ResponseNotes notes = read(Map.of(
                "date", "Mon, 10 Aug 2026 22:19:50 GMT",
                "X-RateLimit-Limit", "20",
                "X-RateLimit-Remaining", "0",
                "X-RateLimit-Reset", "1786400400000"));

        assertThat(notes.requests()).isEqualTo(new Headroom(20L, 0L, Duration.ofSeconds(10)));
    }

    /** https://docs.fireworks.ai/serverless/rate-limits */
    @Test
    void readsWhatFireworksTellsOfPromptsAndAnswers() {
        ResponseNotes notes = read(Map.of(
                "x-ratelimit-limit-tokens-prompt", "3600000",
                "x-ratelimit-remaining-tokens-prompt", "3590000",
                "x-ratelimit-limit-tokens-generated", "36000",
                "x-ratelimit-remaining-tokens-generated", "35000"));

        assertThat(notes.tokens()).isEqualTo(new Headroom(36_000L, 35_000L, null));
    }

    @ParameterizedTest
    @CsvSource({"0.00012, 0.00012", "2.1e-05, 0.000021", "0.0,", "None,", "-1,", "1e99,", "'',"})
    void readsWhatLiteLlmBillsUnlessItIsNothing(String header, String usd) {
        assertThat(read(Map.of("x-litellm-response-cost", header)).billed())
                .isEqualTo(usd == null ? null : Money.usd(usd));
    }

    @Test
    void namesTheCallAsTheGatewayInBetweenDoes() {
        assertThat(read(Map.of("x-request-id", "up", "x-litellm-call-id", "c-1"))
                        .requestId())
                .isEqualTo("c-1");
        assertThat(read(Map.of("x-request-id", "up", "x-portkey-trace-id", "t-1"))
                        .requestId())
                .isEqualTo("t-1");
        assertThat(read(Map.of("x-generation-id", "gen-1")).requestId()).isEqualTo("gen-1");
    }

    @Test
    void readsTheClassOfServiceAndIdsOfOthers() {
        ResponseNotes notes = read(Map.of("x-amzn-requestid", "1b09", "x-amzn-bedrock-service-tier", "flex"));

        assertThat(notes.requestId()).isEqualTo("1b09");
        assertThat(notes.serviceTier()).isEqualTo("flex");
        assertThat(notes.hasHeadroom()).isFalse();
    }

    @Test
    void tellsNothingWhereNothingIsTold() {
        assertThat(read(Map.of("content-type", "application/json"))).isSameAs(ResponseNotes.NONE);
    }

    @ParameterizedTest
    @CsvSource({"1s,1000", "7.66s,7660", "2m59.56s,179560", "1h0m1s,3601000", "30,30000", "0s,0", "1d2h,93600000"})
    void readsSpans(String text, long millis) {
        assertThat(read(Map.of("x-ratelimit-remaining-requests", "1", "x-ratelimit-reset-requests", text))
                        .requests()
                        .reset())
                .isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({"soon", "-3s", "1w", "''", "s", "1s2", "1786400400", "1786400400000", "99999999", "800h"})
    void tellsNoSpanItCannotRead(String text) {
        assertThat(read(Map.of("x-ratelimit-remaining-requests", "1", "x-ratelimit-reset-requests", text))
                        .requests()
                        .reset())
                .isNull();
    }

    @Test
    void takesWhatWasOverBeforeTheAnswerForOver() {
        assertThat(read(Map.of(
                                "date", "Mon, 10 Aug 2026 22:19:50 GMT",
                                "x-ratelimit-remaining-requests", "1",
                                "x-ratelimit-reset-requests", "1700000000"))
                        .requests()
                        .reset())
                .isZero();
    }

    @Test
    void survivesNonsense() {
        ResponseNotes notes = read(Map.of(
                "x-ratelimit-remaining-requests", "many",
                "x-ratelimit-limit-requests", "99999999999999999999",
                "anthropic-ratelimit-tokens-remaining", "5",
                "anthropic-ratelimit-tokens-reset", "tomorrow",
                "date", "today"));

        assertThat(notes.requests().isKnown()).isFalse();
        assertThat(notes.tokens()).isEqualTo(new Headroom(null, 5L, null));
    }

    private static ResponseNotes read(Map<String, String> headers) {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        return HeaderNotes.read(anyCase);
    }

    @Test
    void takesALimitBelowZeroForNone() {
        ResponseNotes notes = read(Map.of(
                "x-ratelimit-limit-tokens", "-1",
                "x-ratelimit-remaining-tokens", "-1",
                "x-ratelimit-limit-requests", "10",
                "x-ratelimit-remaining-requests", "-2"));

        assertThat(notes.tokens().isKnown()).isFalse();
        assertThat(notes.requests()).isEqualTo(new Headroom(10L, 0L, null));
    }

    @Test
    void readsWhatDraftsOfTheIetfTell() {
        assertThat(read(Map.of("ratelimit", "\"api\";r=3;t=12")).requests())
                .isEqualTo(new Headroom(null, 3L, Duration.ofSeconds(12)));
        assertThat(read(Map.of("ratelimit-limit", "9", "ratelimit-remaining", "8", "ratelimit-reset", "7"))
                        .requests())
                .isEqualTo(new Headroom(9L, 8L, Duration.ofSeconds(7)));
        assertThat(read(Map.of("ratelimit", "api")).requests().isKnown()).isFalse();
    }

    @Test
    void readsWhatAnthropicTellsOfInputAndOutput() {
        ResponseNotes notes = read(Map.of(
                "anthropic-ratelimit-input-tokens-limit", "50000",
                "anthropic-ratelimit-input-tokens-remaining", "40000",
                "anthropic-ratelimit-output-tokens-limit", "10000",
                "anthropic-ratelimit-output-tokens-remaining", "9000"));

        assertThat(notes.tokens()).isEqualTo(new Headroom(10_000L, 9_000L, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nvcf-reqid",
                "x-siliconcloud-trace-id",
                "x-global-transaction-id",
                "trace-id",
                "x-ds-trace-id",
                "cf-aig-log-id",
                "cf-ray"
            })
    void namesTheCallByTheHeadersOfFewer(String header) {
        assertThat(read(Map.of(header, "7")).requestId()).isEqualTo("7");
        assertThat(read(Map.of(header, "7", "x-request-id", "8")).requestId()).isEqualTo("8");
    }

    @Test
    void waitsForTheLimitsOfWhichNothingIsLeft() {
        Map<String, String> told = Map.of(
                "x-ratelimit-remaining-requests", "0",
                "x-ratelimit-reset-requests", "1d2h3m",
                "x-ratelimit-remaining-tokens", "5",
                "x-ratelimit-reset-tokens", "20d");

        assertThat(HeaderNotes.untilWhole(told)).contains(Duration.ofDays(1));
        assertThat(HeaderNotes.untilWhole(
                        Map.of("x-ratelimit-remaining-tokens", "0", "x-ratelimit-reset-tokens", "6m0s")))
                .contains(Duration.ofMinutes(6));
        assertThat(HeaderNotes.untilWhole(
                        Map.of("x-ratelimit-remaining-tokens", "7", "x-ratelimit-reset-tokens", "6m0s")))
                .isEmpty();
    }
}
