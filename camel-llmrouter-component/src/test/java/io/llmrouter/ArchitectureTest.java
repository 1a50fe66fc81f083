package io.llmrouter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;

/** Holds the packages to the order of the architecture page. */
@AnalyzeClasses(packages = "io.llmrouter", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ENGINE = "io.llmrouter.engine";

    @ArchTest
    static final ArchRule theEngineNeverSeesCamelOrSpring = noClasses()
            .that()
            .resideInAPackage(ENGINE + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "org.springframework..", "io.llmrouter.camel..");

    @ArchTest
    static final ArchRule policyNeverSeesWireOrProvider = noClasses()
            .that()
            .resideInAPackage(ENGINE + ".policy..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ENGINE + ".wire..", ENGINE + ".provider..", ENGINE + ".exec..");

    @ArchTest
    static final ArchRule theWordsOfDecidingSeeNoneThatDecides = noClasses()
            .that()
            .resideInAPackage(ENGINE + ".policy")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ENGINE + ".policy.*..");

    @ArchTest
    static final ArchRule conditionsConstraintsAndStrategiesDoNotSeeEachOther = slices().matching(
                    ENGINE + ".policy.(condition|constraint|strategy)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule noneThatDecidesSeesThePlanner = noClasses()
            .that()
            .resideInAnyPackage(
                    ENGINE + ".policy.condition..", ENGINE + ".policy.constraint..", ENGINE + ".policy.strategy..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ENGINE + ".policy.plan..");

    @ArchTest
    static final ArchRule modelSeesNothingButTheJdk = classes()
            .that()
            .resideInAPackage(ENGINE + ".model")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", ENGINE + ".model", "org.jspecify..");

    @ArchTest
    static final ArchRule jsonTreesStayWhereJsonIsRead = noClasses()
            .that()
            .resideInAPackage(ENGINE + "..")
            .and()
            .resideOutsideOfPackages(
                    ENGINE + ".wire..", ENGINE + ".provider..", ENGINE + ".catalog..", ENGINE + ".config..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("com.fasterxml.jackson.databind.JsonNode");

    @ArchTest
    static final ArchRule micrometerStaysInItsLeaf = noClasses()
            .that()
            .resideOutsideOfPackage(ENGINE + ".observe.micrometer..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.micrometer..");

    @ArchTest
    static final ArchRule onnxStaysInItsLeaf = noClasses()
            .that()
            .resideOutsideOfPackage(ENGINE + ".feature.onnx..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.onnxruntime..", "ai.djl..");

    @ArchTest
    static final ArchRule redisStaysInItsLeaf = noClasses()
            .that()
            .resideOutsideOfPackage(ENGINE + ".state.redis..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("redis.clients..", "io.lettuce..", "org.redisson..");

    @ArchTest
    static final ArchRule whatIsLearnedIsThereWithoutRedis = noClasses()
            .that()
            .resideInAPackage(ENGINE + ".state.redis")
            .and()
            .haveNameNotMatching(".*\\.Redis[^.]*")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("redis.clients..");

    @ArchTest
    static final ArchRule commonsCsvStaysInItsLeaf = noClasses()
            .that()
            .resideOutsideOfPackage(ENGINE + ".learn.csv..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.commons.csv..");

    @ArchTest
    static final ArchRule openNlpStaysInItsLeaf = noClasses()
            .that()
            .resideOutsideOfPackage(ENGINE + ".feature.opennlp..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("opennlp..");

    @ArchTest
    static final ArchRule statisticsStayInTheirClass = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ENGINE + ".experiment.Distributions")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.commons.statistics..");

    @ArchTest
    static final ArchRule embeddingBeansStayInTheirLeaf = noClasses()
            .that()
            .resideOutsideOfPackage("io.llmrouter.camel.embedding..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.langchain4j..", "org.springframework.ai..");

    @ArchTest
    static final ArchRule amazonsLibraryStaysInItsLeaf = noClasses()
            .that()
            .resideOutsideOfPackage(ENGINE + ".provider.bedrock..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk..");

    @ArchTest
    static final ArchRule whatFindsIdentitiesAtAwsStaysInItsClass = noClasses()
            .that()
            .haveNameNotMatching(".*\\.AwsIdentity")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk.auth..");

    @ArchTest
    static final ArchRule googlesLibraryStaysInItsLeaf = noClasses()
            .that()
            .resideOutsideOfPackage(ENGINE + ".provider.google..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.auth..");

    @ArchTest
    static final ArchRule microsoftsLibraryStaysInItsLeaf = noClasses()
            .that()
            .resideOutsideOfPackage(ENGINE + ".provider.azure..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.azure..", "com.microsoft.aad..", "reactor..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.llmrouter.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theModelIsValues = classes()
            .that()
            .resideInAPackage(ENGINE + ".model")
            .and()
            .areTopLevelClasses()
            .should(ArchConditions.be(com.tngtech.archunit.base.DescribedPredicate.describe(
                    "records, enums or sealed choices",
                    (JavaClass type) -> type.isRecord() || type.isEnum() || type.isInterface())));
}
