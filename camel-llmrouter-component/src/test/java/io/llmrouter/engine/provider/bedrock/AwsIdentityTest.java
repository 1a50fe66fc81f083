package io.llmrouter.engine.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.Credential;
import io.llmrouter.engine.provider.identity.RequestSigner;
import io.llmrouter.engine.wire.Cancellation;
import io.llmrouter.engine.wire.WireRequest;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** Accounts at AWS without a key, opened by files and by servers such as containers and machines at AWS have. */
class AwsIdentityTest {

    private static final String PROFILES =
            """
            [default]
            aws_access_key_id = AKIDDEFAULT
            aws_secret_access_key = the-secret-of-default
            [work]
            aws_access_key_id = AKIDWORK
            aws_secret_access_key = the-secret-of-work
            aws_session_token = the-token-of-work
            """;

    @TempDir
    Path folder;

    private final Properties before = (Properties) System.getProperties().clone();
    private final AwsKeyServer server = new AwsKeyServer();

    /** Nothing of the machine that runs the test. */
    @BeforeEach
    void lookNowhere() {
        set("aws.sharedCredentialsFile", folder.resolve("credentials").toString());
        set("aws.configFile", folder.resolve("config").toString());
        set("aws.disableEc2Metadata", "true");
    }

    @AfterEach
    void restore() {
        System.setProperties(before);
        server.close();
    }

    @Test
    void signsWithTheProfileThatIsNamed() throws IOException {
        Files.writeString(folder.resolve("credentials"), PROFILES);

        assertThat(headers(signer(Map.of("profile", "work"))))
                .containsEntry("X-Amz-Security-Token", "the-token-of-work")
                .hasEntrySatisfying(
                        "Authorization", signed -> assertThat(signed).contains("Credential=AKIDWORK/"));
        assertThat(headers(signer(Map.of())).get("Authorization")).contains("Credential=AKIDDEFAULT/");
    }

    /** The property stands for the environment variable AWS_PROFILE, which a test cannot set. */
    @Test
    void signsWithTheProfileOfTheSurroundings() throws IOException {
        Files.writeString(folder.resolve("credentials"), PROFILES);
        set("aws.profile", "work");

        assertThat(headers(signer(Map.of())).get("Authorization")).contains("Credential=AKIDWORK/");
    }

    @Test
    void fetchesKeysOfAContainerAgainBeforeTheyEnd() {
        set("aws.containerCredentialsFullUri", server.address("/role"));
        set("aws.containerAuthorizationToken", "let-me-in");
        // the library fetches others at some time before the last two minutes
        server.lifetime(Duration.ofSeconds(90));
        RequestSigner signer = signer(Map.of());
        assertThat(server.asked()).as("asked before anything is signed").isZero();

        Map<String, String> first = headers(signer);
        server.lifetime(Duration.ofHours(6));
        Map<String, String> second = headers(signer);
        Map<String, String> third = headers(signer);

        assertThat(first).containsEntry("X-Amz-Security-Token", "token-1");
        assertThat(first.get("Authorization")).contains("Credential=ASIA1/");
        assertThat(second).containsEntry("X-Amz-Security-Token", "token-2");
        assertThat(third).containsEntry("X-Amz-Security-Token", "token-2");
        assertThat(server.asked()).isEqualTo(2);
        assertThat(server.authorizations()).containsOnly("let-me-in");
    }

    @Test
    void letsACallGoWhenItIsCancelledWhileKeysAreFetched() {
        set("aws.containerCredentialsFullUri", server.address("/role"));
        Cancellation cancellation = new Cancellation();
        CountDownLatch over = new CountDownLatch(1);
        server.whenAsked(() -> {
            cancellation.cancel(Failure.of(FailureKind.TIMEOUT, "the deadline is over"));
            assertThatCode(over::await).doesNotThrowAnyException();
        });

        Outcome<Map<String, String>> signed = signer(Map.of()).sign(request(), Credential.NONE, cancellation);
        over.countDown();

        assertThat(signed.fold(headers -> "signed", Failure::message)).isEqualTo("the deadline is over");
    }

    @Test
    void doesNotTakeAServerThatIsAwayForABadIdentity() {
        Outcome<?> away = AwsIdentity.look(() -> {
            throw SdkClientException.create("the secret is 1234", new SocketTimeoutException("Read timed out"));
        });
        Outcome<?> inTrouble = AwsIdentity.look(() -> {
            throw SdkServiceException.builder().statusCode(503).message("1234").build();
        });

        assertThat(away.fold(keys -> "found", Failure::toString))
                .startsWith("connection")
                .doesNotContain("1234");
        assertThat(inTrouble.fold(keys -> "found", Failure::toString))
                .startsWith("server_error")
                .doesNotContain("1234");
    }

    @Test
    void signsWithTheRoleOfAMachine() {
        set("aws.disableEc2Metadata", "false");
        set("aws.ec2MetadataServiceEndpoint", server.address(""));

        assertThat(headers(signer(Map.of())))
                .containsEntry("X-Amz-Security-Token", "token-1")
                .hasEntrySatisfying(
                        "Authorization", signed -> assertThat(signed).contains("Credential=ASIA1/"));
    }

    @Test
    void saysWhatWasLookedForWhereThereIsNothing() {
        Failure failure = failure(signer(Map.of()));

        assertThat(failure.kind()).isEqualTo(FailureKind.AUTHENTICATION);
        assertThat(failure.message())
                .contains("no AWS credentials could be had", "profile", "role", "software.amazon.awssdk:sts");
    }

    @Test
    void keepsWhatFilesSayToItself() throws IOException {
        Files.writeString(folder.resolve("credentials"), "[work]\naws_access_key_id = AKIDWORK\nthe-secret-of-work\n");

        Failure failure = failure(signer(Map.of("profile", "work")));

        assertThat(failure.kind()).isEqualTo(FailureKind.AUTHENTICATION);
        assertThat(failure.toString()).doesNotContain("AKIDWORK", "the-secret-of-work");
    }

    /** For as long as the test. */
    private static void set(String property, String value) {
        System.setProperty(property, value);
    }

    private static RequestSigner signer(Map<String, Object> settings) {
        Account account = new Account(
                "aws",
                Presets.builtIn().find("bedrock").orElseThrow(),
                "https://a.example",
                List.of(Credential.NONE),
                "eu-west-1",
                Set.of(),
                settings,
                null);
        return SigV4.factory(InstantSource.system()).create(account);
    }

    private static WireRequest request() {
        URI uri = URI.create("https://bedrock-runtime.eu-west-1.amazonaws.com/model/m/converse");
        return new WireRequest("POST", uri, Map.of("Content-Type", "application/json"), new byte[] {'{', '}'});
    }

    private static Map<String, String> headers(RequestSigner signer) {
        return signer.sign(request()).fold(HashMap::new, failure -> {
            throw new AssertionError(failure.toString());
        });
    }

    private static Failure failure(RequestSigner signer) {
        return signer.sign(request())
                .fold(
                        headers -> {
                            throw new AssertionError("signed by " + headers.keySet());
                        },
                        failure -> failure);
    }
}
