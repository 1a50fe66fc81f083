package io.llmrouter.engine;

import io.llmrouter.engine.exec.Accounts;
import io.llmrouter.engine.feature.TextEmbedder;
import io.llmrouter.engine.feature.onnx.OnnxModels;
import io.llmrouter.engine.learn.Examples;
import io.llmrouter.engine.learn.IntentModel;
import io.llmrouter.engine.learn.Labelled;
import io.llmrouter.engine.learn.ModelFile;
import io.llmrouter.engine.learn.ModelShelf;
import io.llmrouter.engine.learn.QualityModel;
import io.llmrouter.engine.learn.QualityTraining;
import io.llmrouter.engine.learn.ScoredPrompt;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.strategy.Knowledge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the strategies of one configuration know: models that come in jars, those of its accounts, and what files teach. Each
 * file is read once for a configuration, however many policies name it, and anew when the configuration is. Used by the one
 * thread that makes the wiring, and by those that ask for strategies later.
 */
final class WiredKnowledge implements Knowledge {

    /** So many texts are embedded at once, so that no list of vectors is kept twice. */
    private static final int BATCH = 64;

    private final OnnxModels own;
    private final Accounts accounts;
    private final Map<List<String>, Object> read = new HashMap<>();

    WiredKnowledge(OnnxModels own, Accounts accounts) {
        this.own = own;
        this.accounts = accounts;
    }

    @Override
    public TextEmbedder embedder(String name) {
        Outcome<TextEmbedder> found = name.indexOf('/') < 0 ? own.find(name) : accounts.embedder(Target.parse(name));
        return found.fold(embedder -> embedder, failure -> {
            throw new IllegalArgumentException("the embedder '" + name + "' cannot be had: " + failure.message());
        });
    }

    @Override
    public synchronized QualityModel qualities(String location, String embedder) {
        return once(QualityModel.class, location, embedder, () -> {
            Path place = Path.of(location);
            if (Files.isDirectory(place)) {
                return new ModelShelf(place).read();
            }
            boolean examples = location.endsWith(".jsonl") || location.endsWith(".csv");
            return examples ? learned(place, embedder) : ModelFile.read(place);
        });
    }

    @Override
    public synchronized IntentModel intents(String location, String embedder) {
        return once(IntentModel.class, location, embedder, () -> {
            List<Labelled> examples = Examples.labelled(Path.of(location));
            return IntentModel.fit(
                    examples, embedded(examples.stream().map(Labelled::text).toList(), embedder));
        });
    }

    private QualityModel learned(Path file, String embedder) throws IOException {
        List<ScoredPrompt> prompts = Examples.scored(file);
        List<float[]> embeddings =
                embedded(prompts.stream().map(ScoredPrompt::prompt).toList(), embedder);
        return QualityTraining.fit(
                prompts, embeddings, embedder, file.getFileName().toString());
    }

    private List<float[]> embedded(List<String> texts, String name) {
        TextEmbedder embedder = embedder(name);
        List<float[]> vectors = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += BATCH) {
            List<String> some = texts.subList(from, Math.min(texts.size(), from + BATCH));
            vectors.addAll(embedder.embed(EmbedRequest.of(some)).fold(answer -> answer.vectors(), failure -> {
                throw new IllegalArgumentException(
                        "examples cannot be embedded by '" + name + "': " + failure.message());
            }));
        }
        return vectors;
    }

    private interface Reading {
        Object read() throws IOException;
    }

    private <T> T once(Class<T> type, String location, String embedder, Reading reading) {
        List<String> key = List.of(type.getName(), location, embedder);
        Object known = read.get(key);
        if (known == null) {
            try {
                known = reading.read();
            } catch (IOException | IllegalArgumentException e) {
                throw new IllegalArgumentException("'" + location + "' cannot be learned from: " + e.getMessage(), e);
            }
            read.put(key, known);
        }
        return type.cast(known);
    }
}
