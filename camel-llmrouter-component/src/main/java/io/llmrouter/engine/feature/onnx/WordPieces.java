package io.llmrouter.engine.feature.onnx;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A model's own tokenizer: the longest pieces of each word that its vocabulary has, from the left. Done here, because
 * the usual library unpacks native code into the user's home and reports its use over the network. What looks like a mark
 * of the model, such as {@code [SEP]}, is plain text. Immutable and thread-safe.
 */
final class WordPieces {

    /** A longer word is unknown, by the tokenizer's definition. */
    private static final int LONGEST_WORD = 100;

    /** The form of a {@code tokenizer.json}, as far as it is read. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Definition(Vocabulary model) {}

    /** The pieces; those within a word begin with {@code ##}. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Vocabulary(Map<String, Integer> vocab) {}

    private final Map<String, Integer> ids;
    private final long unknown;
    private final long first;
    private final long last;

    WordPieces(Map<String, Integer> ids) {
        this.ids = ids;
        unknown = mark("[UNK]");
        first = mark("[CLS]");
        last = mark("[SEP]");
    }

    static WordPieces read(InputStream definition) throws IOException {
        return new WordPieces(
                Json.mapper().readValue(definition, Definition.class).model().vocab());
    }

    private int mark(String name) {
        return Objects.requireNonNull(ids.get(name), () -> "the vocabulary has no " + name);
    }

    /** The tokens of a text, without the marks around it. */
    long[] tokens(String text) {
        LongStream.Builder tokens = LongStream.builder();
        for (String word : Spelling.words(text)) {
            for (long piece : pieces(word)) {
                tokens.add(piece);
            }
        }
        return tokens.build().toArray();
    }

    /** Tokens between the marks that the model knows a text by. */
    long[] marked(long[] tokens) {
        long[] marked = new long[tokens.length + 2];
        marked[0] = first;
        System.arraycopy(tokens, 0, marked, 1, tokens.length);
        marked[marked.length - 1] = last;
        return marked;
    }

    private long[] pieces(String word) {
        LongStream.Builder pieces = LongStream.builder();
        int length = word.length();
        if (word.codePointCount(0, length) > LONGEST_WORD) {
            return new long[] {unknown};
        }
        int from = 0;
        while (from < length) {
            int to = length;
            Integer id = piece(word, from, to);
            while (id == null && to > from + 1) {
                to--;
                id = piece(word, from, to);
            }
            if (id == null) {
                return new long[] {unknown};
            }
            pieces.add(id);
            from = to;
        }
        return pieces.build().toArray();
    }

    private @Nullable Integer piece(String word, int from, int to) {
        String piece = word.substring(from, to);
        return ids.get(from == 0 ? piece : "##" + piece);
    }
}
