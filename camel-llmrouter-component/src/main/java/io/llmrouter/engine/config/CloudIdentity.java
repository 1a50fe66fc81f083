package io.llmrouter.engine.config;

import io.llmrouter.engine.catalog.Preset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The clouds that open an account without a key, by what a machine, a workload or a user is there. The cloud's own
 * library finds it out, where the application has the library, and not before the first request is signed: the roles of
 * machines are asked for over the network, and leave no trace on the machine that could be looked at instead.
 */
enum CloudIdentity {
    AWS(
            new Library(
                    "software.amazon.awssdk:auth", "software.amazon.awssdk.auth.credentials.AwsCredentialsProvider"),
            new Named("sigv4", "profile"),
            List.of(
                    "AWS_PROFILE",
                    "AWS_SHARED_CREDENTIALS_FILE",
                    "AWS_CONFIG_FILE",
                    "AWS_WEB_IDENTITY_TOKEN_FILE",
                    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
                    "AWS_CONTAINER_CREDENTIALS_FULL_URI"),
            List.of(".aws/credentials", ".aws/config")),
    GOOGLE(
            new Library("com.google.auth:google-auth-library-oauth2-http", "com.google.auth.oauth2.GoogleCredentials"),
            new Named("google", "credentials"),
            List.of("GOOGLE_APPLICATION_CREDENTIALS", "CLOUDSDK_CONFIG", "K_SERVICE", "GAE_SERVICE"),
            List.of(
                    ".config/gcloud/application_default_credentials.json",
                    "AppData/Roaming/gcloud/application_default_credentials.json")),
    AZURE(
            new Library("com.azure:azure-identity", "com.azure.identity.DefaultAzureCredentialBuilder"),
            new Named("entra", null),
            List.of("AZURE_CLIENT_ID", "AZURE_FEDERATED_TOKEN_FILE", "IDENTITY_ENDPOINT", "MSI_ENDPOINT"),
            List.of(".azure/azureProfile.json"));

    private final Library library;
    private final Named named;
    private final List<String> variables;
    private final List<String> files;

    /** What an application adds, and a class by which it is known to be there. */
    private record Library(String artifact, String type) {}

    /** The way to sign in presets, and the setting of an account that says which identity it is, if there is one. */
    private record Named(String scheme, @Nullable String setting) {}

    CloudIdentity(Library library, Named named, List<String> variables, List<String> files) {
        this.library = library;
        this.named = named;
        this.variables = variables;
        this.files = files;
    }

    /** The one that opens accounts of a preset; null when they need a key, or nothing. */
    static @Nullable CloudIdentity of(Preset preset) {
        String scheme = preset.quirks().auth().scheme();
        return Arrays.stream(values())
                .filter(each -> each.named.scheme.equals(scheme))
                .findFirst()
                .orElse(null);
    }

    /** Where an account says which identity it is; null where it does not. */
    @Nullable
    Node named(Fields account) {
        return named.setting == null ? null : account.node(named.setting);
    }

    /** What is missing where an account says which identity it is, for messages. */
    String missing() {
        return "needs " + library.artifact + " in the application";
    }

    /** What an application adds to have the account opened by what the machine has. */
    String artifact() {
        return library.artifact;
    }

    /** Whether the application has the cloud's library. */
    boolean isThere() {
        try {
            Class.forName(library.type, false, CloudIdentity.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException notThere) {
            return false;
        }
    }

    /** Whether something that can be seen without asking the network tells that there is an identity. */
    boolean leavesTraces(UnaryOperator<@Nullable String> environment) {
        return variables.stream().anyMatch(variable -> isSet(environment.apply(variable)))
                || isUnder(environment.apply("HOME"))
                || isUnder(environment.apply("USERPROFILE"));
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    private boolean isUnder(@Nullable String home) {
        try {
            return home != null
                    && !home.isBlank()
                    && files.stream().anyMatch(file -> Files.isReadable(Path.of(home, file)));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
