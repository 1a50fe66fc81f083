package io.llmrouter.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.Credential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts that no key is found for, where the application has the libraries that look for more. */
class CloudIdentityTest {

    private static final String AWS = "type: bedrock, region: eu-west-1";
    private static final String GOOGLE = "type: vertex-ai, address: { project: p, location: global }";

    private static final String AZURE = "type: azure-openai-deployments, address: { resource: mine }";

    @TempDir
    Path home;

    private static Account account(String settings, Map<String, String> variables) {
        Surroundings world = new Surroundings();
        variables.forEach(world::with);
        String yaml = "providers: { cloud: { " + settings + " }, local: {} }\n"
                + "policies: { default: { candidates: [ local/extractive ] } }";
        return world.makeWithBuiltIns().read(yaml, "test.yaml").accounts().get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {AWS, GOOGLE, AZURE})
    void takesAnAccountWithoutAKeyAtItsWord(String settings) {
        Account account = account(settings, Map.of());

        assertThat(account.off()).isNull();
        assertThat(account.credentials()).containsExactly(Credential.NONE);
        assertThat(account.settings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                AWS
                        + "| software.amazon.awssdk:auth in the application look for what the machine has, and leave out optional",
                GOOGLE
                        + "| google-auth-library-oauth2-http in the application look for what the machine has, and leave out optional",
                AZURE
                        + "| com.azure:azure-identity in the application look for what the machine has, and leave out optional"
            })
    void skipsAnOptionalAccountThatNothingTellsOf(String settings, String why) {
        assertThat(account(settings + ", optional: true", Map.of("HOME", home.toString()))
                        .off())
                .startsWith("it has no key: set ")
                .endsWith(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                AWS + "| AWS_PROFILE",
                AWS + "| AWS_WEB_IDENTITY_TOKEN_FILE",
                AWS + "| AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
                GOOGLE + "| GOOGLE_APPLICATION_CREDENTIALS",
                AZURE + "| AZURE_CLIENT_ID",
                AZURE + "| IDENTITY_ENDPOINT"
            })
    void takesAnOptionalAccountThatAVariableTellsOf(String settings, String variable) {
        assertThat(account(settings + ", optional: true", Map.of(variable, "x")).off())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                AWS + "| .aws/config",
                AWS + "| .aws/credentials",
                GOOGLE + "| .config/gcloud/application_default_credentials.json",
                AZURE + "| .azure/azureProfile.json"
            })
    void takesAnOptionalAccountThatAFileTellsOf(String settings, String file) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "");

        assertThat(account(settings + ", optional: true", Map.of("HOME", home.toString()))
                        .off())
                .isNull();
    }

    @Test
    void takesTheProfileInsteadOfKeysOfTheEnvironment() {
        Account account = account(
                AWS + ", profile: work, optional: true",
                Map.of(
                        "AWS_BEARER_TOKEN_BEDROCK", "a-key",
                        "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                        "AWS_SECRET_ACCESS_KEY", "s"));

        assertThat(account.off()).isNull();
        assertThat(account.credentials()).containsExactly(Credential.NONE);
        assertThat(account.settings()).isEqualTo(Map.of("profile", "work"));
    }

    @ParameterizedTest
    @CsvSource({"bedrock", "vertex-ai", "azure-openai"})
    void asksForNothingWhereNoAccountIsNamed(String preset) {
        Surroundings world = new Surroundings()
                .with("AWS_PROFILE", "work")
                .with("GOOGLE_APPLICATION_CREDENTIALS", "key.json")
                .with("AZURE_CLIENT_ID", "c");

        assertThat(world.makeWithBuiltIns().implicit().accounts())
                .filteredOn(account -> account.name().equals(preset))
                .singleElement()
                .extracting(Account::off)
                .asString()
                .endsWith("for an account that is named under providers");
    }
}
