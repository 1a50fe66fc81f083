package io.llmrouter.engine.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.CountTokensRequest;
import io.llmrouter.engine.model.CountTokensResponse;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.EmbedRequest.Purpose;
import io.llmrouter.engine.model.EmbedResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.ReceivedBody;
import io.llmrouter.engine.provider.RecordedExchanges;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BedrockOperationsTest {

    private static final String TITAN = "amazon.titan-embed-text-v2:0";
    private static final String COHERE = "cohere.embed-v4:0";
    private static final String NOVA = "amazon.nova-2-multimodal-embeddings-v1:0";
    private static final EmbedRequest ASKED =
            new EmbedRequest(List.of("one"), 256, Purpose.QUERY, Map.of("user", "u1"));

    private final Quirks quirks =
            Presets.builtIn().find("bedrock").orElseThrow().quirks();
    private final Embeddings embeddings = new Embeddings();
    private final TokenCounts counts = TokenCounts.of(new BedrockDialect(InstantSource.system()));

    @Test
    void asksEachMakerInItsOwnForm() {
        assertThat(embedded(ASKED, TITAN)).isEqualTo(tree("{'inputText':'one','dimensions':256,'user':'u1'}"));
        assertThat(embedded(ASKED, "eu." + COHERE))
                .isEqualTo(tree("{'texts':['one'],'input_type':'search_query','output_dimension':256,'user':'u1'}"));
        assertThat(embedded(ASKED, NOVA).path("singleEmbeddingParams"))
                .isEqualTo(tree("{'embeddingPurpose':'GENERIC_RETRIEVAL','embeddingDimension':256,"
                        + "'text':{'truncationMode':'NONE','value':'one'}}"));
        assertThat(embedded(ASKED, "amazon.titan-embed-image-v1").path("embeddingConfig"))
                .isEqualTo(tree("{'outputEmbeddingLength':256}"));
        assertThat(sent(embeddings.encode(ASKED, TITAN, quirks)).path())
                .isEqualTo("/model/amazon.titan-embed-text-v2%3A0/invoke");
    }

    @Test
    void refusesModelsThatHaveNoFormForEmbeddings() {
        Failure failure = ProviderKit.failure(embeddings.encode(ASKED, Encoded.LLAMA, quirks));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(failure.message()).contains(Encoded.LLAMA, "amazon.titan-embed-*");
    }

    @Test
    void sendsTextsOneByOneButToCohere() {
        EmbedRequest two = EmbedRequest.of(List.of("one", "two"));

        assertThat(embeddings.parts(two, TITAN, quirks)).hasSize(2);
        assertThat(embeddings.parts(two, NOVA, quirks)).hasSize(2);
        assertThat(embeddings.parts(two, COHERE, quirks)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'embedding':[1,2],'inputTextTokenCount':7}",
                "{'embeddings':[{'embedding':[1,2],'embeddingType':'TEXT'}]}",
                "{'embeddings':[[1,2]]}",
                "{'embeddings':{'float':[[1,2]]}}"
            },
            quoteCharacter = '"')
    void readsTheVectorsOfAllMakersAndTheTokensOfTheHeader(String body) {
        EmbedResponse answer = embeddings
                .decode(EmbedRequest.of(List.of("one")), received(body, "7"))
                .fold(given -> given, failure -> {
                    throw new AssertionError(failure.toString());
                });

        assertThat(answer.vectors()).hasSize(1);
        assertThat(answer.vectors().get(0)).containsExactly(1, 2);
        assertThat(answer.usage()).isEqualTo(Usage.of(7, 0));
    }

    @Test
    void estimatesWhereNobodyCountedAndRefusesAnswersWithoutVectors() {
        EmbedRequest one = EmbedRequest.of(List.of("one"));

        assertThat(embeddings
                        .decode(one, received("{'embedding':[1]}", "many"))
                        .fold(EmbedResponse::usage, failure -> Usage.NONE))
                .isEqualTo(Usage.estimated(0, 0));
        for (String broken : List.of("{}", "{'embedding':['x']}", "[]", "", "{'embeddings':[{'embedding':{}}]}")) {
            assertThat(ProviderKit.failure(embeddings.decode(one, received(broken, "1")))
                            .kind())
                    .isEqualTo(FailureKind.MALFORMED_RESPONSE);
        }
    }

    @Test
    void countsWhatConverseWouldTakeAndNothingOfTheAnswersLimits() {
        ChatRequest chat = ChatRequest.of("hello")
                .withMessages(List.of(Message.system("short"), Message.user("hello")))
                .withSampling(Sampling.of(0.5, 0.9, 5, null, List.of("x")));
        DialectRequest sent = sent(counts.encode(new CountTokensRequest(chat, true), "us.qwen.qwen3-v1:0", quirks));

        assertThat(sent.path()).isEqualTo("/model/qwen.qwen3-v1%3A0/count-tokens");
        assertThat(body(sent))
                .isEqualTo(tree("{'input':{'converse':{'system':[{'text':'short'}],"
                        + "'messages':[{'role':'user','content':[{'text':'hello'}]}]}}}"));
        CountTokensResponse answer = counts.decode(
                        new CountTokensRequest(chat, true), received("{'inputTokens':9}", "9"))
                .fold(given -> given, failure -> {
                    throw new AssertionError(failure.toString());
                });
        assertThat(answer.tokens()).isEqualTo(9);
        assertThat(answer.error()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "us.anthropic.claude-haiku-4-5-20251001-v1:0, anthropic.claude-haiku-4-5-20251001-v1:0",
        "global.amazon.nova-2-lite-v1:0, amazon.nova-2-lite-v1:0",
        "arn:aws:bedrock:eu-west-1:1:inference-profile/eu.meta.llama3-2-1b-instruct-v1:0, meta.llama3-2-1b-instruct-v1:0",
        "arn:aws:bedrock:us-east-1:1:application-inference-profile/abc, arn:aws:bedrock:us-east-1:1:application-inference-profile/abc",
        "meta.llama3-70b-instruct-v1:0, meta.llama3-70b-instruct-v1:0",
        "usual.model, usual.model",
    })
    void knowsTheModelBehindAnInferenceProfile(String name, String model) {
        assertThat(InferenceProfile.model(name, name)).isEqualTo(model);
    }

    @ParameterizedTest
    @CsvSource({
        "bedrock/eu.amazon.nova-lite-v1:0, amazon.nova-lite-v1:0",
        "amazon/nova-lite, arn:aws:bedrock:us-east-1:1:application-inference-profile/abc"
    })
    void countsForAnApplicationsProfileUnderTheNameOfItsCardAtBedrock(String card, String model) {
        String name = "arn:aws:bedrock:us-east-1:1:application-inference-profile/abc";

        assertThat(InferenceProfile.model(name, card)).isEqualTo(model);
        assertThat(InferenceProfile.model("amazon.nova-pro-v1:0", card)).isEqualTo("amazon.nova-pro-v1:0");
    }

    private JsonNode embedded(EmbedRequest request, String model) {
        return body(sent(embeddings.encode(request, model, quirks)));
    }

    private static DialectRequest sent(Outcome<DialectRequest> outcome) {
        return outcome.fold(request -> request, failure -> {
            throw new AssertionError(failure.toString());
        });
    }

    private static JsonNode body(DialectRequest request) {
        return RecordedExchanges.tree(new String(request.body(), StandardCharsets.UTF_8));
    }

    private static JsonNode tree(String json) {
        return RecordedExchanges.tree(json.replace('\'', '"'));
    }

    private static ReceivedBody received(String body, String tokens) {
        return new ReceivedBody(
                "application/json",
                Map.of("x-amzn-bedrock-input-token-count", tokens),
                body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
