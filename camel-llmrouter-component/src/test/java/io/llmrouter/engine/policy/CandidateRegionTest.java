package io.llmrouter.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.ModelCard;
import io.llmrouter.engine.model.Target;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidateRegionTest {

    private static Candidate in(String region) {
        return new Candidate(
                Target.parse("a/m"), ModelCard.undescribed("acme/model"), region, Set.of(), 1, null, false);
    }

    @ParameterizedTest
    @CsvSource({
        "eu, eu",
        "eu-central-1, eu",
        "europe-west1, eu",
        "swedencentral, eu",
        "westeurope, eu",
        "europe-west2, uk",
        "eu-west-2, uk",
        "uksouth, uk",
        "switzerlandnorth, ch",
        "us-central1, us",
        "eastus2, us",
        "northamerica-northeast1, ca",
        "brazilsouth, sa",
        "asia-northeast1, ap",
        "australiaeast, ap",
        "il-central-1, me",
        "southafricanorth, af"
    })
    void aRegionHoldsThoseOfCloudsThatAreInIt(String region, String area) {
        assertThat(in(region).computesIn(Set.of(area))).isTrue();
        assertThat(in(region).computesIn(Set.of("cn", region))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"europe-west2, eu", "uksouth, eu", "switzerlandnorth, eu", "eu2, eu", "somewhere, eu"})
    void aRegionHoldsNoOthers(String region, String area) {
        assertThat(in(region).computesIn(Set.of(area))).isFalse();
    }

    @Test
    void whereNobodyKnowsIsNowhere() {
        assertThat(in(null).computesIn(Set.of("eu", "us"))).isFalse();
    }
}
