package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.policy.Label;
import io.llmrouter.engine.wire.Cancellation;
import io.llmrouter.engine.wire.Pause;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Asks models for labels. Calls that may share answers also share the label when they ask the same at the same time:
 * the first one asks, and the others wait for it; one that gets nothing from it asks by itself, so that the end of one
 * call never ends another. Thread-safe; holds one entry for each shared question under way.
 */
final class Labels {

    private record Shared(LabelQuestion question, @Nullable String tenant, Set<String> tags) {}

    private static final Outcome<Label> NOTHING =
            Outcome.failed(FailureKind.CANCELLED, "there is no label that could be shared");

    private final Map<Shared, CompletableFuture<Outcome<Label>>> underWay = new ConcurrentHashMap<>();
    private final ModelCall model;
    private final Pause pause;

    Labels(ModelCall model, Pause pause) {
        this.model = model;
        this.pause = pause;
    }

    /** The label, or why there is none. */
    Label label(LabelQuestion question, Call call, boolean shared) {
        if (question.text().isBlank()) {
            return Label.none("there is no text to label");
        }
        return (shared ? joined(question, call) : ask(question, call))
                .fold(label -> label, failure -> Label.none("the labeller failed: " + failure));
    }

    private Outcome<Label> ask(LabelQuestion question, Call call) {
        return model.ask(question.request(), question.labelling().policy(), call)
                .map(said -> question.read(said.answer().text(), said.by()));
    }

    private Outcome<Label> joined(LabelQuestion question, Call call) {
        Shared key =
                new Shared(question, call.options().tenant(), call.options().tags());
        CompletableFuture<Outcome<Label>> mine = new CompletableFuture<>();
        CompletableFuture<Outcome<Label>> first = underWay.putIfAbsent(key, mine);
        if (first != null) {
            Outcome<Label> label = await(first.copy(), call);
            return label.isAnswered() ? label : ask(question, call);
        }
        Outcome<Label> label = NOTHING;
        try {
            label = ask(question, call);
            return label;
        } finally {
            underWay.remove(key, mine);
            mine.complete(label);
        }
    }

    private Outcome<Label> await(CompletableFuture<Outcome<Label>> label, Call call) {
        Cancellation cancellation = call.cancellation();
        Runnable cancelled = () -> label.complete(NOTHING);
        cancellation.onCancel(cancelled);
        try {
            return pause.until(label, call.deadline().remaining()) ? label.getNow(NOTHING) : NOTHING;
        } finally {
            cancellation.forget(cancelled);
        }
    }
}
