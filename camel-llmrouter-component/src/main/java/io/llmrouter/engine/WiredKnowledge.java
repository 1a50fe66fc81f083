package io.llmrouter.engine;

import io.llmrouter.engine.exec.Accounts;
import io.llmrouter.engine.feature.TextEmbedder;
import io.llmrouter.engine.feature.onnx.OnnxModels;
import io.llmrouter.engine.learn.Examples;
import io.llmrouter.engine.learn.IntentModel;
import io.llmrouter.engine.learn.Labelled;
import io.llmrouter.engine.learn.LiveModel;
import io.llmrouter.engine.learn.Material;
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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What the strategies of one configuration know: models that come in jars, those of its accounts, and what files teach. Each
 * file is read once for a configuration, however many policies name it, and anew when the configuration is; folders of
 * versions are looked at again while it is in force. Thread-safe.
 */
final class WiredKnowledge implements Knowledge {

    private static final Logger LOG = System.getLogger(WiredKnowledge.class.getName());

    /** So many texts are embedded at once, so that no list of vectors is kept twice. */
    private static final int BATCH = 64;

    private final OnnxModels own;
    private final Accounts accounts;
    private final Map<List<String>, Object> read = new HashMap<>();
    private final List<LiveModel> shelves = new CopyOnWriteArrayList<>();

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
    public synchronized LiveModel qualities(String location, String embedder) {
        return once(LiveModel.class, location, embedder, () -> {
            Path place = Path.of(location);
            if (isShelf(place)) {
                return shelf(place);
            }
            boolean examples = location.endsWith(".jsonl") || location.endsWith(".csv");
            return LiveModel.fixed(examples ? learned(place, embedder) : ModelFile.read(place));
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

    /** Whether that is a folder, or nothing yet, and no name of a file: then a folder that the first version will make. */
    private static boolean isShelf(Path place) {
        return Files.isDirectory(place)
                || !Files.exists(place) && place.getFileName().toString().indexOf('.') < 0;
    }

    private LiveModel shelf(Path folder) throws IOException {
        LiveModel live = LiveModel.of(new ModelShelf(folder), model -> embedder(model.embedder()));
        if (live.current() == null) {
            LOG.log(Level.WARNING, "{0} has no learned model yet: its policies keep to the safe order", folder);
        }
        shelves.add(live);
        return live;
    }

    /** Whether there are folders whose version may change. */
    boolean hasShelves() {
        return !shelves.isEmpty();
    }

    /** Goes by other versions where others are in force now. What cannot be read is told in the log, and left. */
    void look() {
        for (LiveModel each : shelves) {
            try {
                String version = each.look();
                if (version != null) {
                    LOG.log(Level.INFO, "The learned model {0} of {1} is in force", version, each);
                }
            } catch (IOException e) {
                LOG.log(Level.WARNING, "The learned model of " + each + " stays as it is: " + e.getMessage());
            }
        }
    }

    private QualityModel learned(Path file, String embedder) throws IOException {
        Material material = Examples.material(file);
        List<float[]> embeddings =
                embedded(material.prompts().stream().map(ScoredPrompt::prompt).toList(), embedder);
        String label = file.getFileName().toString();
        return QualityTraining.learn(material.examples(embeddings, embedder), embedder, label)
                .model();
    }

    /**
     * The vectors of texts.
     *
     * @throws IllegalArgumentException if there is no such model, or it cannot embed them
     */
    List<float[]> embedded(List<String> texts, String name) {
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
