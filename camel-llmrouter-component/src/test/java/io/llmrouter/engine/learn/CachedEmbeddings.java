package io.llmrouter.engine.learn;

import io.llmrouter.engine.feature.TextEmbedder;
import io.llmrouter.engine.feature.onnx.OnnxModels;
import io.llmrouter.engine.model.EmbedRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** Embeddings of an evaluation's texts, kept under {@code target}, because making them takes minutes. */
final class CachedEmbeddings {

    private CachedEmbeddings() {}

    static List<float[]> of(String model, List<String> texts) throws IOException {
        Path kept = Path.of("target", "eval", model + "-" + digest(texts) + ".f32");
        if (Files.exists(kept)) {
            return read(kept, texts.size());
        }
        try (OnnxModels models = new OnnxModels()) {
            TextEmbedder embedder = models.find(model).fold(found -> found, failure -> {
                throw new IllegalStateException(failure.message());
            });
            List<float[]> vectors = IntStream.range(0, texts.size())
                    .parallel()
                    .mapToObj(at -> vector(embedder, texts.get(at)))
                    .toList();
            write(kept, vectors);
            return vectors;
        }
    }

    private static float[] vector(TextEmbedder embedder, String text) {
        return embedder.embed(EmbedRequest.of(List.of(text)))
                .fold(answer -> answer.vectors().get(0), failure -> {
                    throw new IllegalStateException(failure.message());
                });
    }

    private static List<float[]> read(Path file, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = bytes.remaining() / Float.BYTES / count;
        List<float[]> vectors = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            float[] vector = new float[length];
            for (int at = 0; at < length; at++) {
                vector[at] = bytes.getFloat();
            }
            vectors.add(vector);
        }
        return vectors;
    }

    private static void write(Path file, List<float[]> vectors) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(vectors.size() * vectors.get(0).length * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (float[] vector : vectors) {
            for (float each : vector) {
                bytes.putFloat(each);
            }
        }
        Files.createDirectories(file.getParent());
        Files.write(file, bytes.array());
    }

    private static String digest(List<String> texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String text : texts) {
                digest.update(text.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
