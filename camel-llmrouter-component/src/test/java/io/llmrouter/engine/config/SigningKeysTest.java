package io.llmrouter.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.Credential;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningKeysTest {

    private static final String NOVA =
            "models: { %s/nova: { card: amazon/nova-lite } }\n" + "policies: { default: { candidates: [ %s/nova ] } }";

    private static final Map<String, String> KEYS =
            Map.of("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY", "a-very-long-secret");

    private static Account account(String providers, Map<String, String> variables) {
        Surroundings world = new Surroundings();
        variables.forEach(world::with);
        return world.makeWithBuiltIns()
                .read("providers: { aws: " + providers + " }\n" + NOVA.replace("%s", "aws"), "test.yaml")
                .accounts()
                .get(0);
    }

    @Test
    void readsThemFromTheConfigurationAndHidesTheSecret() {
        Account account = account(
                "{ type: bedrock, region: eu-west-1, accessKeyId: \"{{env:AWS_ACCESS_KEY_ID}}\","
                        + " secretAccessKey: \"{{env:AWS_SECRET_ACCESS_KEY}}\" }",
                KEYS);

        assertThat(account.settings())
                .isEqualTo(
                        Map.of("accessKeyId", "AKIDEXAMPLE", "secretAccessKey", new Credential("a-very-long-secret")));
        assertThat(account.credentials()).containsExactly(Credential.NONE);
        assertThat(account.baseUrl()).isEqualTo("https://bedrock-runtime.eu-west-1.amazonaws.com");
        assertThat(account.toString()).doesNotContain("a-very-long-secret");
    }

    @Test
    void findsThemAndTheRegionInTheEnvironment() {
        Account account = account(
                "{ type: bedrock-mantle }",
                Map.of(
                        "AWS_REGION", "us-west-2",
                        "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                        "AWS_SECRET_ACCESS_KEY", "s",
                        "AWS_SESSION_TOKEN", "t"));

        assertThat(account.settings()).containsOnlyKeys("accessKeyId", "secretAccessKey", "sessionToken");
        assertThat(account.region()).isEqualTo("us-west-2");
        assertThat(account.baseUrl()).isEqualTo("https://bedrock-mantle.us-west-2.api.aws/v1");
        assertThat(account.off()).isNull();
    }

    @Test
    void prefersAnApiKeyOfTheEnvironment() {
        Account account = account(
                "{ type: bedrock, region: us-east-1 }",
                Map.of(
                        "AWS_BEARER_TOKEN_BEDROCK", "an-api-key",
                        "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                        "AWS_SECRET_ACCESS_KEY", "s"));

        assertThat(account.credentials()).containsExactly(new Credential("an-api-key"));
        assertThat(account.settings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ type: bedrock, region: us-east-1, accessKeyId: a } | has no secretAccessKey",
                "{ type: bedrock, region: us-east-1, accessKeyId: a, secretAccessKey: b, apiKey: c } | beside accessKeyId",
                "{ type: bedrock, region: us-east-1, accessKeyId: a, secretAccessKey: b, profile: c } | beside a key",
                "{ type: bedrock, region: us-east-1, apiKey: a, profile: c } | stands beside a key",
                "{ type: bedrock, apiKey: c } | has no region",
                "{ type: openai, accessKeyId: a } | unknown key 'accessKeyId'"
            })
    void namesWhatIsWrong(String providers, String message) {
        assertThatThrownBy(() -> account(providers, Map.of())).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "us.anthropic.claude-haiku-4-5-20251001-v1:0, claude-haiku-4-5",
        "global.anthropic.claude-sonnet-4-6, claude-sonnet-4-6",
        "eu.amazon.nova-lite-v1:0, nova-lite",
        "amazon.nova-pro-v1:0:300k, nova-pro",
        "arn:aws:bedrock:us-east-1:1:inference-profile/us.amazon.nova-2-lite-v1:0, nova-2-lite"
    })
    void findsTheCardOfTheModel(String wireModel, String card) {
        Account account =
                account("{ type: bedrock, region: us-east-1 }", Map.of("AWS_BEARER_TOKEN_BEDROCK", "an-api-key"));

        assertThat(Cards.of(account, wireModel, Catalogue.builtIn())
                        .orElseThrow()
                        .id())
                .contains(card);
    }

    @Test
    void triesTheIdsOfBedrockItselfFirst() {
        assertThat(BedrockCards.ids("us.amazon.nova-lite-v1:0"))
                .isEqualTo(List.of(
                        "bedrock/us.amazon.nova-lite-v1:0",
                        "bedrock/amazon.nova-lite-v1:0",
                        "amazon/nova-lite",
                        "amazon/nova-lite"));
    }
}
