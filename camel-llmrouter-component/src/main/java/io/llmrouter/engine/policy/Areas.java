package io.llmrouter.engine.policy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * In which area of the world clouds compute whose regions do not begin with the area's name. Immutable and thread-safe. Of
 * Google Cloud and Azure, {@code eu} is the European Union alone.
 */
final class Areas {

    private static final Map<String, String> BY_REGION = new HashMap<>();

    static {
        put("eu", "europe-west1 europe-west3 europe-west4 europe-west8 europe-west9 europe-west10 europe-west12");
        put("eu", "europe-north1 europe-north2 europe-central2 europe-southwest1");
        put("eu", "westeurope northeurope francecentral francesouth germanywestcentral germanynorth");
        put("eu", "swedencentral swedensouth polandcentral italynorth spaincentral austriaeast belgiumcentral");
        put("eu", "denmarkeast");
        put("uk", "europe-west2 uksouth ukwest eu-west-2");
        put("ch", "europe-west6 switzerlandnorth switzerlandwest eu-central-2");
        put("no", "norwayeast norwaywest");
        put("us", "eastus eastus2 centralus northcentralus southcentralus westcentralus westus westus2 westus3");
        put("ca", "northamerica-northeast1 northamerica-northeast2 canadacentral canadaeast");
        put("mx", "northamerica-south1 mexicocentral");
        put("sa", "southamerica-east1 southamerica-west1 brazilsouth brazilsoutheast chilecentral");
        put("ap", "asia-east1 asia-east2 asia-northeast1 asia-northeast2 asia-northeast3 asia-south1 asia-south2");
        put("ap", "asia-southeast1 asia-southeast2 australia-southeast1 australia-southeast2");
        put("ap", "eastasia southeastasia japaneast japanwest koreacentral koreasouth australiaeast");
        put("ap", "australiasoutheast australiacentral australiacentral2 centralindia southindia westindia");
        put("ap", "jioindiacentral jioindiawest indonesiacentral malaysiawest newzealandnorth");
        put("me", "uaenorth uaecentral qatarcentral israelcentral il-central-1");
        put("af", "africa-south1 southafricanorth southafricawest");
    }

    private Areas() {}

    private static void put(String area, String regions) {
        for (String each : regions.split(" ")) {
            BY_REGION.put(each, area);
        }
    }

    /** The area of a cloud's region; empty where the name is none of these. */
    static Optional<String> of(String region) {
        return Optional.ofNullable(BY_REGION.get(region));
    }
}
