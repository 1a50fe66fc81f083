package io.llmrouter.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.llmrouter.engine.provider.Account;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where accounts of the presets that come with the engine are called, and what makes no address. */
class AccountAddressTest {

    private static final String ROUTES = ", local: {} }\npolicies: { default: { candidates: [ local/extractive ] } }";

    private static Surroundings world(String variables) {
        Surroundings world = new Surroundings();
        for (String each : variables == null ? new String[0] : variables.split(", ")) {
            String[] pair = each.split("=", 2);
            world.with(pair[0], pair[1]);
        }
        return world;
    }

    private static Account account(String settings, String variables) {
        return world(variables)
                .makeWithBuiltIns()
                .read("providers:\n  { a: { apiKey: k, " + settings + " }" + ROUTES, "test.yaml")
                .accounts()
                .get(0);
    }

    private static String mistakes(String settings, String variables) {
        return catchThrowableOfType(ConfigException.class, () -> account(settings, variables))
                .getMessage();
    }

    private static Account standing(String name, String variables) {
        return world(variables).makeWithBuiltIns().implicit().accounts().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "type: databricks | DATABRICKS_HOST=https://dbc-1.cloud.databricks.com | https://dbc-1.cloud.databricks.com/serving-endpoints",
                "type: databricks | DATABRICKS_HOST=dbc-1.cloud.databricks.com/ | https://dbc-1.cloud.databricks.com/serving-endpoints",
                "type: databricks, address: { host: 'https://dbc-2.example/' } | - | https://dbc-2.example/serving-endpoints",
                "type: snowflake | SNOWFLAKE_ACCOUNT=my_org-my_account | https://my-org-my-account.snowflakecomputing.com/api/v2/cortex/v1",
                "type: azure-openai | AZURE_OPENAI_ENDPOINT=https://my-res.openai.azure.com/ | https://my-res.openai.azure.com/openai/v1",
                "type: azure-openai | AZURE_OPENAI_ENDPOINT=https://x.services.ai.azure.com/openai/v1/ | https://x.services.ai.azure.com/openai/v1",
                "type: azure-openai, address: { resource: other } | AZURE_OPENAI_ENDPOINT=https://my-res.openai.azure.com | https://other.openai.azure.com/openai/v1",
                "type: azure-openai | AZURE_RESOURCE_NAME=x, AZURE_OPENAI_ENDPOINT=https://x.openai.azure.com/openai/deployments/gpt?api-version=1 | https://x.openai.azure.com/openai/v1",
                "type: azure-openai | AZURE_OPENAI_ENDPOINT=https://gw.example/azure | https://gw.example/azure/openai/v1",
                "type: azure-openai | AZURE_RESOURCE_NAME=mine | https://mine.openai.azure.com/openai/v1",
                "type: ollama | OLLAMA_HOST=http://gpu1:8080 | http://gpu1:8080",
                "type: ollama | OLLAMA_HOST=gpu1 | http://gpu1:11434",
                "type: ollama | OLLAMA_HOST=0.0.0.0:1234 | http://localhost:1234",
                "type: ollama | OLLAMA_HOST=0.0.0.0 | http://localhost:11434",
                "type: ollama | OLLAMA_HOST=:: | http://localhost:11434",
                "type: ollama | OLLAMA_HOST=[::]:1234 | http://localhost:1234",
                "type: ollama | OLLAMA_HOST=https://models.example/ollama/ | https://models.example/ollama",
                "type: ollama | - | http://localhost:11434",
                "type: heroku | - | https://us.inference.heroku.com/v1",
                "type: heroku, region: eu | INFERENCE_URL=https://us.inference.heroku.com | https://eu.inference.heroku.com/v1",
                "type: heroku | INFERENCE_URL=https://eu.inference.heroku.com | https://eu.inference.heroku.com/v1",
                "type: vertex-ai, address: { project: p, location: eu } | - | https://aiplatform.eu.rep.googleapis.com/v1/projects/p/locations/eu",
                "type: vertex-ai, address: { project: p, location: us } | - | https://aiplatform.us.rep.googleapis.com/v1/projects/p/locations/us",
                "type: vertex-ai, address: { project: p, location: global } | - | https://aiplatform.googleapis.com/v1/projects/p/locations/global",
                "type: vertex-ai, address: { project: p }, region: europe-west4 | GOOGLE_CLOUD_LOCATION=us-east1 | https://europe-west4-aiplatform.googleapis.com/v1/projects/p/locations/europe-west4",
                "type: vertex-ai, address: { project: 'example.com:p', location: us-east1 } | - | https://us-east1-aiplatform.googleapis.com/v1/projects/example.com:p/locations/us-east1",
            })
    void isMadeOfWhatIsSaid(String settings, String variables, String url) {
        assertThat(account(settings, variables).baseUrl()).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "type: vertex-ai, address: { project: p, location: europe-west4 } | - | europe-west4",
                "type: vertex-ai, address: { project: p, location: eu } | - | eu",
                "type: vertex-ai, address: { project: p } | GOOGLE_CLOUD_LOCATION=us-east1 | us-east1",
                "type: vertex-ai, address: { project: p, location: eu }, region: house | - | house",
                "type: vertex-ai, baseUrl: 'https://proxy.example' | GOOGLE_CLOUD_LOCATION=us-east1 | -",
                "type: heroku | INFERENCE_URL=https://eu.inference.heroku.com | eu",
                "type: heroku | INFERENCE_URL=https://proxy.example | -",
                "type: heroku | - | us",
                "type: bedrock | AWS_REGION=eu-central-1 | eu-central-1",
            })
    void tellsWhereAnAccountComputes(String settings, String variables, String region) {
        assertThat(account(settings, variables).region()).isEqualTo(region);
    }

    @Test
    void holdsForConstraintsOnRegions() {
        RouterConfig config = world(null)
                .makeWithBuiltIns()
                .read(
                        "providers: { g: { type: vertex-ai, apiKey: k, address: { project: p, location: europe-west4 } } }\n"
                                + "policies: { default: { candidates: [ g/gemini-2.5-flash ], constraints: { regions: [ eu ] } } }",
                        "test.yaml");

        assertThat(config.roster().resolve(config.policies().get("default").candidates()))
                .allMatch(each -> each.computesIn(Set.of("eu")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "databricks | DATABRICKS_TOKEN=k, DATABRICKS_HOST=https://a b | DATABRICKS_HOST",
                "snowflake | SNOWFLAKE_PAT=k, SNOWFLAKE_ACCOUNT=a/b | SNOWFLAKE_ACCOUNT",
                "bedrock | AWS_BEARER_TOKEN_BEDROCK=k, AWS_REGION=us east | AWS_REGION",
                "bedrock | AWS_BEARER_TOKEN_BEDROCK=k, AWS_REGION=-x | AWS_REGION",
                "ollama | OLLAMA_HOST=gpu 1 | OLLAMA_HOST",
                "azure-openai | AZURE_OPENAI_API_KEY=k, AZURE_OPENAI_ENDPOINT=https://a.example/?x=1 | AZURE_OPENAI_ENDPOINT",
            })
    void isOffWithItsReasonWhereTheEnvironmentMakesNoAddress(String name, String variables, String variable) {
        Account account = standing(name, variables);

        assertThat(account.off()).isEqualTo("its address is not known: what is in " + variable + " makes none");
        assertThat(account.baseUrl()).isNull();
    }

    @Test
    void isKnownOfAnAccountThatNobodyNames() {
        Account account =
                standing("databricks", "DATABRICKS_TOKEN=k, DATABRICKS_HOST=https://dbc-1.cloud.databricks.com");

        assertThat(account.off()).isNull();
        assertThat(account.baseUrl()).isEqualTo("https://dbc-1.cloud.databricks.com/serving-endpoints");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "type: databricks | DATABRICKS_HOST=https://a b | test.yaml:2:5 providers.a: has its address from the environment variable DATABRICKS_HOST, which",
                "type: bedrock | AWS_REGION=us east | test.yaml:2:5 providers.a: has its address from the environment variable AWS_REGION, which",
                "type: bedrock, region: 'us east 1' | - | providers.a.region: is not a name or a host",
                "type: bedrock, region: 'evil.example/x?' | - | providers.a.region: is not a name or a host, such as my-account: leave out the path",
                "type: vertex-ai, address: { project: p }, region: 'us east1' | - | providers.a.region: is not a name",
                "type: vertex-ai, address: { project: p, location: 'evil.example#' } | - | providers.a.address.location: is not a name",
                "type: vertex-ai, address: { project: '..', location: eu } | - | providers.a.address.project: is not a name",
                "type: azure-openai, address: { resource: 'https://r.openai.azure.com' } | - | providers.a.address.resource: is not a name or a host, such as my-account: leave out https://",
                "type: snowflake, address: { account: 'a:b' } | - | providers.a.address.account: is not a name",
            })
    void isAMistakeWithItsPlaceWhereTheFileMakesNone(String settings, String variables, String message) {
        assertThat(mistakes(settings, variables)).contains(message).doesNotContain("URI");
    }

    @Test
    void namesEverythingThatIsMissingAtOnce() {
        assertThat(mistakes("type: vertex-ai", null))
                .isEqualTo(
                        "test.yaml:2:5 providers.a: has no address.location and no address.project, and the address of"
                                + " type vertex-ai needs them: set them, or the environment variables GOOGLE_CLOUD_LOCATION or"
                                + " GOOGLE_CLOUD_REGION and GOOGLE_CLOUD_PROJECT, or baseUrl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"resorce", "endpoint"})
    void asksForNothingThatIsOnlyMisspelt(String word) {
        assertThat(mistakes("type: azure-openai, address: { " + word + ": x }", null))
                .contains("unknown part of the address '" + word + "'")
                .doesNotContain("has no address");
    }
}
