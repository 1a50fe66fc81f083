package io.llmrouter.engine.feature.onnx;

import io.llmrouter.engine.model.EmbedRequest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What it takes to embed a text in this process, and to load the model for the first. */
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class EmbedBenchmark {

    private static final String SENTENCE = "The committee met again to discuss the budget of the coming year. ";

    @Param({"all-minilm-l6-v2", "bge-small-en-v1.5"})
    public String model;

    private OnnxModels models = new OnnxModels();

    @Setup(Level.Trial)
    public void open() {
        models = new OnnxModels();
    }

    @TearDown(Level.Trial)
    public void close() {
        models.close();
    }

    private Object embed(String text) {
        return models.find(model).fold(found -> found.embed(EmbedRequest.of(List.of(text))), failure -> {
            throw new IllegalStateException(failure.toString());
        });
    }

    /** A sentence, in a process that has done nothing before. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(5)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public Object loadAndEmbed() {
        return embed(SENTENCE);
    }

    /** 15 tokens. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Fork(1)
    @Warmup(iterations = 2, time = 1)
    @Measurement(iterations = 3, time = 1)
    public Object sentence() {
        return embed(SENTENCE);
    }

    /** 1,302 tokens: more than either model's window. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Fork(1)
    @Warmup(iterations = 2, time = 1)
    @Measurement(iterations = 3, time = 1)
    public Object pages() {
        return embed(SENTENCE.repeat(100));
    }

    /** The same cut into tokens, and nothing more. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Fork(1)
    @Warmup(iterations = 2, time = 1)
    @Measurement(iterations = 3, time = 1)
    public Object tokensOfPages(Tokenizer tokenizer) {
        return tokenizer.pieces.tokens(SENTENCE.repeat(100));
    }

    /** The models' tokenizer, which both share. */
    @State(Scope.Benchmark)
    public static class Tokenizer {
        final WordPieces pieces;

        public Tokenizer() {
            try {
                pieces = BundledModel.ALL_MINILM_L6_V2.tokenizer();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
