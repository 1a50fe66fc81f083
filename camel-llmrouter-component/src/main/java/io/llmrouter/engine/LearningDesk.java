package io.llmrouter.engine;

import io.llmrouter.engine.config.LearningSettings;
import io.llmrouter.engine.learn.Example;
import io.llmrouter.engine.learn.LessonBook;
import io.llmrouter.engine.learn.Material;
import io.llmrouter.engine.learn.ModelFile;
import io.llmrouter.engine.learn.ModelShelf;
import io.llmrouter.engine.learn.QualityModel;
import io.llmrouter.engine.learn.QualityTraining;
import io.llmrouter.engine.learn.ScoredPrompt;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Learns with what the configuration in force knows, which stays open as long as that takes. */
final class LearningDesk implements Learning {

    /** Lends the wiring in force for as long as something is done with it. */
    interface Lender {
        <T> T with(Function<Wiring, T> action);
    }

    private interface Work<T> {
        T done(Wiring wiring) throws IOException;
    }

    private final Lender lender;
    private final Object publishing = new Object();

    LearningDesk(Lender lender) {
        this.lender = lender;
    }

    @Override
    public TrainingReport train(TrainingOrder order) {
        return work(wiring -> {
            LearningSettings settings = wiring.config().learning();
            Material given = order.material();
            Material material = (given == null ? kept(settings) : given).latest(order.most());
            String embedder = order.embedder() == null ? settings.embedder() : order.embedder();
            List<String> texts =
                    material.prompts().stream().map(ScoredPrompt::prompt).toList();
            List<float[]> embeddings =
                    texts.isEmpty() ? List.of() : wiring.knowledge().embedded(texts, embedder);
            List<Example> examples = material.examples(embeddings, embedder);
            QualityTraining.Learned learned = QualityTraining.learn(examples, embedder, order.label());
            Path folder = order.folder();
            return folder == null
                    ? report(null, null, examples, learned)
                    : published(wiring, new ModelShelf(folder), examples, learned);
        });
    }

    private static Material kept(LearningSettings settings) throws IOException {
        String lessons = settings.lessons();
        if (lessons == null) {
            throw new IllegalArgumentException(
                    "the configuration keeps no scored answers to learn from: name a file as learning.lessons");
        }
        return new LessonBook(Path.of(lessons)).read();
    }

    private TrainingReport published(
            Wiring wiring, ModelShelf shelf, List<Example> examples, QualityTraining.Learned learned)
            throws IOException {
        synchronized (publishing) {
            String before = shelf.isFilled() ? shelf.current() : null;
            String version = shelf.publish(learned.model());
            wiring.knowledge().look();
            return report(version, before, examples, learned);
        }
    }

    private static TrainingReport report(
            @Nullable String version,
            @Nullable String before,
            List<Example> examples,
            QualityTraining.Learned learned) {
        QualityModel model = learned.model();
        List<TrainingReport.Scored> scored = new ArrayList<>();
        for (int at = 0; at < model.models().size(); at++) {
            String name = model.models().get(at);
            int count = (int) examples.stream()
                    .filter(each -> each.scores().containsKey(name))
                    .count();
            scored.add(new TrainingReport.Scored(name, count, model.mean()[at]));
        }
        return new TrainingReport(
                version, before, examples.size(), model.embedder(), scored, learned.heldOut(), ModelFile.bytes(model));
    }

    @Override
    public ModelVersions versions(Path folder) {
        return work(wiring -> versions(new ModelShelf(folder)));
    }

    @Override
    public ModelVersions rollBack(Path folder, @Nullable String version) {
        return work(wiring -> {
            ModelShelf shelf = new ModelShelf(folder);
            synchronized (publishing) {
                if (version == null) {
                    shelf.rollBack();
                } else {
                    shelf.use(version);
                }
                wiring.knowledge().look();
                return versions(shelf);
            }
        });
    }

    private static ModelVersions versions(ModelShelf shelf) throws IOException {
        return new ModelVersions(shelf.toString(), shelf.isFilled() ? shelf.current() : null, shelf.versions());
    }

    private <T> T work(Work<T> work) {
        return lender.with(wiring -> {
            try {
                return work.done(wiring);
            } catch (IOException | IllegalArgumentException e) {
                throw LlmRouterException.of(
                        Failure.of(FailureKind.INVALID_REQUEST, String.valueOf(e.getMessage())), null);
            }
        });
    }
}
