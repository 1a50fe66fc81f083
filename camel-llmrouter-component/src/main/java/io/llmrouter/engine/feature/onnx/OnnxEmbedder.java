package io.llmrouter.engine.feature.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.llmrouter.engine.feature.TextEmbedder;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.EmbedRequest.Purpose;
import io.llmrouter.engine.model.EmbedResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Usage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * One loaded model. Thread-safe; computes in the caller's thread alone. The vector of a text that is longer than the
 * model's window is the mean of those of its windows. Closing waits for the windows that are being computed: the native
 * code would not survive it otherwise.
 */
final class OnnxEmbedder implements TextEmbedder {

    /** The part of a window that the next one repeats, so that what stands at a cut has its context once. */
    private static final int OVERLAP_SHARE = 8;

    private static final int MARKS = 2;

    /** Ends the work on a request. */
    private static final class Stopped extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Failure failure;

        Stopped(FailureKind kind, String message) {
            super(message, null, false, false);
            failure = Failure.of(kind, message);
        }
    }

    private final BundledModel model;
    private final WordPieces tokenizer;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final int dimensions;
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private boolean closed;

    private OnnxEmbedder(BundledModel model) throws IOException, OrtException {
        this.model = model;
        tokenizer = model.tokenizer();
        environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // Threads are the callers'; without the arena, memory for long windows is given back.
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setCPUArenaAllocator(false);
            session = environment.createSession(model.weights(), options);
        }
        dimensions = window(new long[0]).length;
    }

    /**
     * Loads a model: its weights are in this process's memory until it is closed.
     *
     * @throws IOException if its files cannot be read, or are not what they should be
     */
    static OnnxEmbedder load(BundledModel model) throws IOException {
        try {
            return new OnnxEmbedder(model);
        } catch (OrtException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public Outcome<EmbedResponse> embed(EmbedRequest request) {
        Integer asked = request.dimensions();
        if (asked != null && asked != dimensions) {
            return Outcome.failed(
                    FailureKind.UNSUPPORTED,
                    "vectors of " + model.word() + " have " + dimensions + " dimensions, not " + asked);
        }
        try {
            return Outcome.answered(embedded(request));
        } catch (Stopped e) {
            return Outcome.failed(e.failure);
        } catch (OrtException e) {
            return Outcome.failed(FailureKind.SERVER_ERROR, model.word() + ": " + e.getMessage());
        }
    }

    private EmbedResponse embedded(EmbedRequest request) throws OrtException, Stopped {
        List<float[]> vectors = new ArrayList<>(request.inputs().size());
        String prefix = request.purpose() == Purpose.QUERY ? model.queryPrefix() : "";
        long used = 0;
        for (String input : request.inputs()) {
            long[] tokens = tokenizer.tokens(input);
            if (tokens.length == 0) {
                throw new Stopped(
                        FailureKind.INVALID_REQUEST, "text " + (vectors.size() + 1) + " has nothing to embed");
            }
            long[] whole = prefix.isEmpty() ? tokens : tokenizer.tokens(prefix + input);
            vectors.add(vector(whole));
            used += whole.length + MARKS;
        }
        return new EmbedResponse(model.word(), vectors, Usage.of(used, 0));
    }

    private float[] vector(long[] tokens) throws OrtException, Stopped {
        int size = model.window() - MARKS;
        float[] sum = new float[dimensions];
        for (long[] window : Windows.of(tokens, size, size / OVERLAP_SHARE)) {
            Pooling.add(sum, uninterrupted(window));
        }
        return Pooling.normalised(sum);
    }

    private float[] uninterrupted(long[] window) throws OrtException, Stopped {
        use.readLock().lock();
        try {
            if (closed || Thread.currentThread().isInterrupted()) {
                throw new Stopped(FailureKind.CANCELLED, closed ? "the model is closed" : "interrupted");
            }
            return window(window);
        } finally {
            use.readLock().unlock();
        }
    }

    private float[] window(long[] tokens) throws OrtException {
        long[] marked = tokenizer.marked(tokens);
        long[] ones = new long[marked.length];
        Arrays.fill(ones, 1);
        try (OnnxTensor ids = tensor(marked);
                OnnxTensor attention = tensor(ones);
                OnnxTensor types = tensor(new long[marked.length]);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", ids, "attention_mask", attention, "token_type_ids", types))) {
            float[][][] states = (float[][][]) result.get(0).getValue();
            return model.pooling().pool(states[0]);
        }
    }

    private OnnxTensor tensor(long[] row) throws OrtException {
        return OnnxTensor.createTensor(environment, new long[][] {row});
    }

    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException(model.word() + " cannot be closed: " + e.getMessage(), e);
        } finally {
            use.writeLock().unlock();
        }
    }
}
