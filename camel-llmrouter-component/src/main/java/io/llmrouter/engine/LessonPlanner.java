package io.llmrouter.engine;

import io.llmrouter.engine.config.LearningSettings;
import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.feature.TextEmbedder;
import io.llmrouter.engine.learn.LessonBook;
import io.llmrouter.engine.learn.ScoredSketch;
import io.llmrouter.engine.learn.Sketch;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Lesson;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.Proposal;
import io.llmrouter.engine.policy.plan.Planner;
import io.llmrouter.engine.policy.plan.Planning;
import io.llmrouter.engine.policy.strategy.Knowledge;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps of chats that were answered what can be learned from, once their answers are scored. When an answer is whole, its
 * prompt is embedded, in the caller's thread, unless routing did so already, and let go; when a score comes, it is written
 * down with the embedding. Thread-safe.
 */
final class LessonPlanner implements Planner {

    private static final Logger LOG = System.getLogger(LessonPlanner.class.getName());

    private final Planner plain;
    private final LearningSettings settings;
    private final TextEmbedder embedder;
    private final LessonBook book;

    private LessonPlanner(Planner plain, LearningSettings settings, TextEmbedder embedder, LessonBook book) {
        this.plain = plain;
        this.settings = settings;
        this.embedder = embedder;
        this.book = book;
    }

    /**
     * A planner that keeps what the settings say, or the plain one if that is nothing.
     *
     * @throws IllegalArgumentException if the embedding model is not there
     */
    static Planner of(Planner plain, LearningSettings settings, Knowledge knowledge) {
        String file = settings.lessons();
        return file == null
                ? plain
                : new LessonPlanner(
                        plain, settings, knowledge.embedder(settings.embedder()), new LessonBook(Path.of(file)));
    }

    @Override
    public Policy policy(CallOptions options) {
        return plain.policy(options);
    }

    @Override
    public Planning begin(PlanRequest request) {
        Planning planning = plain.begin(request);
        return request.request().chat().isEmpty()
                ? planning
                : planning.proposing(now -> kept(planning.propose(now), now.features()));
    }

    private Proposal kept(Proposal proposal, RequestFeatures features) {
        if (!settings.keeps(proposal.plan().policy())) {
            return proposal;
        }
        Keeping keeping = new Keeping(features);
        return proposal.telling(keeping::answered, keeping::learned);
    }

    /** What is kept of one call: the request until it is answered, its sketch from then on. */
    private final class Keeping {

        private final String id = UUID.randomUUID().toString();
        private @Nullable RequestFeatures features;
        private @Nullable Sketch sketch;

        Keeping(RequestFeatures features) {
            this.features = features;
        }

        private synchronized void answered(Target target) {
            RequestFeatures asked = features;
            features = null;
            if (asked != null) {
                sketch = asked.embedding(embedder).fold(vector -> Sketch.of(asked.prompt(), vector), failure -> {
                    LOG.log(Level.DEBUG, "an answer is not kept to learn from: {0}", failure.message());
                    return null;
                });
            }
        }

        private void learned(Lesson lesson) {
            lesson.fold(answered -> false, failed -> false, scored -> write(scored.target(), scored.score()));
        }

        private synchronized boolean write(Target target, double score) {
            Sketch kept = sketch;
            if (kept == null) {
                return false;
            }
            try {
                book.add(new ScoredSketch(id, settings.embedder(), Map.of(target.toString(), score), kept));
            } catch (IOException e) {
                LOG.log(Level.WARNING, "a score cannot be kept to learn from in " + book, e);
            }
            return true;
        }
    }
}
