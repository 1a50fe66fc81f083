package io.llmrouter.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.Credential;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts whose preset has parameters in braces: at watsonx.ai, the project or the space that pays. */
class WatsonxAccountTest {

    private static Account account(String settings, Map<String, String> variables) {
        Surroundings world = new Surroundings().with("WATSONX_API_KEY", "a-key-of-ibm-cloud");
        variables.forEach(world::with);
        String yaml = "providers: { ibm: { type: watsonx" + settings + " }, local: {} }\n"
                + "policies: { default: { candidates: [ local/extractive ] } }";
        return world.makeWithBuiltIns().read(yaml, "test.yaml").accounts().get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ", address: { project: p-1 }                         | {project_id=p-1}",
                ", address: { space: s-1 }                           | {space_id=s-1}",
                ", quirks: { extra: { project_id: p-1 } }            | {project_id=p-1}",
                ", baseUrl: 'https://a.example/ml/v1', address: { project: p-1 } | {project_id=p-1}",
                ", quirks: { path: '/deployments/d-1/text/chat{_stream}' } | {}"
            })
    void sendsTheProjectOrTheSpace(String settings, String parameters) {
        assertThat(account(settings, Map.of()).preset().quirks().extra()).hasToString(parameters);
    }

    @Test
    void findsTheProjectInTheEnvironment() {
        Account account = account(", region: eu-de", Map.of("WATSONX_PROJECT_ID", "p-2"));

        assertThat(account.preset().quirks().extra()).isEqualTo(Map.of("project_id", "p-2"));
        assertThat(account.baseUrl()).isEqualTo("https://eu-de.ml.cloud.ibm.com/ml/v1");
        assertThat(account.credentials()).containsExactly(new Credential("a-key-of-ibm-cloud"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ", region: eu-de                    | has none of address.project and address.space",
                ", address: { projekt: p-1 }        | projekt",
                ", baseUrl: 'https://a.example/ml/v1', address: { projekt: p-1 } | projekt",
                ", address: { project: a b }        | is not a name or a host"
            })
    void namesWhatIsWrong(String settings, String message) {
        assertThatThrownBy(() -> account(settings, Map.of())).hasMessageContaining(message);
    }

    @Test
    void isOffByItselfWithoutAProject() {
        Surroundings world = new Surroundings().with("WATSONX_API_KEY", "a-key");

        assertThat(world.makeWithBuiltIns().implicit().accounts())
                .filteredOn(each -> each.name().equals("watsonx"))
                .singleElement()
                .extracting(Account::off)
                .isEqualTo("its address is not known");
        assertThat(world.with("WATSONX_SPACE_ID", "s-1")
                        .makeWithBuiltIns()
                        .implicit()
                        .accounts())
                .filteredOn(each -> each.name().equals("watsonx"))
                .singleElement()
                .satisfies(on -> assertThat(on.off()).isNull())
                .satisfies(on -> assertThat(on.preset().quirks().extra()).isEqualTo(Map.of("space_id", "s-1")));
    }
}
