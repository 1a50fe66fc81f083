package io.llmrouter.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.CountTokensRequest;
import io.llmrouter.engine.model.CountTokensResponse;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.EmbedResponse;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts that no call can have had: they are bounded, and no answer is lost over them. */
class CountsTest {

    private static final String MOST = "9223372036854775807";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openai {'prompt_tokens':N,'completion_tokens':N,'total_tokens':N,'completion_tokens_details':{'reasoning_tokens':N}}",
                "responses {'input_tokens':N,'output_tokens':N}",
                "anthropic {'input_tokens':N,'cache_read_input_tokens':N,'output_tokens':N,"
                        + "'cache_creation':{'ephemeral_1h_input_tokens':N,'ephemeral_5m_input_tokens':N}}",
                "gemini {'promptTokenCount':N,'toolUsePromptTokenCount':N,'candidatesTokenCount':N,'thoughtsTokenCount':N,"
                        + "'promptTokensDetails':[{'modality':'AUDIO','tokenCount':N},{'modality':'AUDIO','tokenCount':N}]}",
                "bedrock {'inputTokens':N,'cacheReadInputTokens':N,'cacheWriteInputTokens':N,'outputTokens':N,"
                        + "'cacheDetails':[{'ttl':'1h','inputTokens':N},{'ttl':'1h','inputTokens':N}]}",
                "cohere {'tokens':{'input_tokens':N,'output_tokens':N},'cached_tokens':N}"
            })
    void boundsWhatIsReported(String form) {
        String dialect = form.substring(0, form.indexOf(' '));
        for (String number : List.of(MOST, "9223372036854775808", "1e300", "1e999999999", "99999999999999999999999")) {
            Usage usage = usage(dialect, form.substring(form.indexOf(' ') + 1).replace("N", number));

            assertThat(usage.inputTokens()).as(number).isEqualTo(Long.MAX_VALUE);
            assertThat(usage.outputTokens()).as(number).isEqualTo(Long.MAX_VALUE);
            assertThat(usage.totalTokens()).isEqualTo(Long.MAX_VALUE);
            assertThat(Price.of(1_000_000, 1_000_000).cost(usage)).isEmpty();
        }
        assertThat(usage(dialect, form.substring(form.indexOf(' ') + 1).replace("N", "-7"))
                        .totalTokens())
                .isZero();
    }

    private static Usage usage(String dialect, String json) {
        JsonNode tree = RecordedExchanges.tree(json.replace('\'', '"'));
        return switch (dialect) {
            case "openai" -> io.llmrouter.engine.provider.openai.Usages.read(tree);
            case "responses" -> io.llmrouter.engine.provider.responses.Usages.read(tree);
            case "anthropic" -> io.llmrouter.engine.provider.anthropic.Usages.read(tree);
            case "gemini" -> io.llmrouter.engine.provider.gemini.Usages.read(tree);
            case "bedrock" -> io.llmrouter.engine.provider.bedrock.Usages.read(tree);
            default -> io.llmrouter.engine.provider.cohere.Usages.read(tree);
        };
    }

    @Test
    void boundsWhatTwoUsagesAreTogether() {
        Usage most = Usage.of(Long.MAX_VALUE, Long.MAX_VALUE)
                .with(new Units(Long.MAX_VALUE, 1, Long.MAX_VALUE, 0, new Money(Long.MAX_VALUE), null));

        Usage both = most.plus(most);

        assertThat(both.totalTokens()).isEqualTo(Long.MAX_VALUE);
        assertThat(both.units()).isEqualTo(new Units(Long.MAX_VALUE, 2, Long.MAX_VALUE, 0, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "openai | {'data':[{'embedding':[1]}],'usage':{'prompt_tokens':N}}",
                "vertex | {'predictions':[{'embeddings':{'values':[1],'statistics':{'token_count':N}}},"
                        + "{'embeddings':{'values':[1],'statistics':{'token_count':N}}}]}",
                "bedrock | {'embedding':[1],'inputTextTokenCount':N}",
                "cohere | {'embeddings':[[1]],'meta':{'billed_units':{'input_tokens':N}}}",
                "ollama | {'embeddings':[[1]],'prompt_eval_count':N}"
            })
    void boundsWhatEmbeddingsUse(String dialect, String form) {
        int inputs = dialect.equals("vertex") ? 2 : 1;
        EmbedRequest request = EmbedRequest.of(List.of("one", "two").subList(0, inputs));
        EmbedDialect embed = (EmbedDialect) operation(dialect, Operation.EMBED);

        EmbedResponse answer = embed.decode(request, body(form.replace("N", MOST)))
                .fold(given -> given, failure -> {
                    throw new AssertionError(failure);
                });

        assertThat(answer.usage().inputTokens()).isEqualTo(Long.MAX_VALUE);
        assertThat(embed.joined(List.of(answer, answer)).usage().inputTokens()).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "99999999999999999999999", "1.5", "'12'", "null"})
    void takesNoCountOfTokensThatIsNone(String number) {
        CountedChat counted = (CountedChat) operation("anthropic", Operation.COUNT_TOKENS);
        CountTokensRequest request = new CountTokensRequest(ChatRequest.of("hi"), true);

        Outcome<CountTokensResponse> outcome = counted.decode(request, body("{'input_tokens':" + number + "}"));

        assertThat(outcome.<Object>fold(given -> given, failure -> failure.kind()))
                .isEqualTo(FailureKind.MALFORMED_RESPONSE);
    }

    private static OperationDialect<?, ?> operation(String dialect, Operation operation) {
        return Dialects.all(InstantSource.system())
                .get(dialect)
                .operation(operation)
                .orElseThrow();
    }

    private static ReceivedBody body(String json) {
        return new ReceivedBody(
                "application/json", Map.of(), json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
