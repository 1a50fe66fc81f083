package io.llmrouter.engine.feature.onnx;

import io.llmrouter.engine.feature.TextEmbedder;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.provider.EmbedderProvider;
import io.llmrouter.engine.provider.ProviderFactory;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The models of {@code onnx} accounts. Each is loaded when it is first asked for, once for all accounts, and kept until
 * this is closed. Thread-safe. It is there without the optional dependencies: a model that is not names the one to add.
 */
public final class OnnxModels implements AutoCloseable {

    /** The dialect of presets whose accounts are served from here. */
    public static final String DIALECT = "onnx";

    private final Map<BundledModel, TextEmbedder> loaded = new ConcurrentHashMap<>();
    private boolean closed;

    /** Makes providers; their accounts need no settings and no key. */
    public ProviderFactory providers() {
        return account -> new EmbedderProvider(this::find);
    }

    /** The model of that name, loaded. */
    public Outcome<TextEmbedder> find(String name) {
        return BundledModel.named(name)
                .map(this::ready)
                .orElseGet(() -> Outcome.failed(
                        FailureKind.NOT_FOUND,
                        "there is no model '" + name + "' in process, but "
                                + String.join(" and ", BundledModel.words())));
    }

    private Outcome<TextEmbedder> ready(BundledModel model) {
        TextEmbedder known = loaded.get(model);
        return known == null ? load(model) : Outcome.answered(known);
    }

    private synchronized Outcome<TextEmbedder> load(BundledModel model) {
        TextEmbedder known = loaded.get(model);
        if (known != null) {
            return Outcome.answered(known);
        }
        if (closed) {
            return Outcome.failed(FailureKind.CANCELLED, "the router is closed");
        }
        if (!model.isThere()) {
            return Outcome.failed(
                    FailureKind.UNSUPPORTED,
                    "the model " + model.word() + " is in " + model.artifact()
                            + ", which is not on the class path: add it as a dependency");
        }
        try {
            TextEmbedder fresh = OnnxEmbedder.load(model);
            loaded.put(model, fresh);
            return Outcome.answered(fresh);
        } catch (IOException | LinkageError e) {
            return Outcome.failed(FailureKind.UNSUPPORTED, "the model " + model.word() + " cannot be loaded: " + e);
        }
    }

    /** Frees the models; calls that are under way end at their next window. */
    @Override
    public synchronized void close() {
        closed = true;
        loaded.values().forEach(TextEmbedder::close);
        loaded.clear();
    }
}
