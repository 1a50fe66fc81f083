package io.llmrouter.engine.exec;

import io.llmrouter.engine.experiment.Comparison;
import io.llmrouter.engine.experiment.Experiments;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.Priority;
import io.llmrouter.engine.policy.Trial.Shadow;
import io.llmrouter.engine.provider.schema.FormCheck;
import io.llmrouter.engine.wire.Cancellation;
import java.util.Optional;

/**
 * Sends a copy of a call elsewhere, where its plan says so: in the background, once the call is answered, so that
 * nobody waits for the copy or gets its answer. To whatever listens to calls, a copy is a call of its own with an id of
 * its own. The two answers are compared and then forgotten.
 */
final class ShadowStage implements Stage<Planned, Planned> {

    private final Next<Planned> aside;
    private final Experiments experiments;
    private final Occupancy occupancy;

    /**
     * For the copies of calls.
     *
     * @param aside the way of copies
     * @param experiments queue copies, and count
     * @param occupancy keeps accounts open while copies are asked
     */
    ShadowStage(Next<Planned> aside, Experiments experiments, Occupancy occupancy) {
        this.aside = aside;
        this.experiments = experiments;
        this.occupancy = occupancy;
    }

    @Override
    public Outcome<Reply> handle(Planned call, Next<Planned> next) {
        Outcome<Reply> outcome = next.proceed(call);
        Shadow shadow = call.plan().trial().shadow();
        return shadow == null ? outcome : outcome.map(reply -> followed(reply, call, shadow));
    }

    private Reply followed(Reply reply, Planned call, Shadow shadow) {
        return reply.fold(
                whole -> {
                    copy(call, shadow, text(whole));
                    return whole;
                },
                live -> new Reply.Live(live.target(), new Overheard(live.stream(), text -> copy(call, shadow, text))));
    }

    private void copy(Planned call, Shadow shadow, String live) {
        if (!occupancy.enter()) {
            return;
        }
        boolean taken = experiments.offer(shadow.experiment(), cancellation -> {
            try {
                if (cancellation.reason().isEmpty()) {
                    ask(call, shadow, live, cancellation);
                }
            } finally {
                occupancy.leave();
            }
        });
        if (!taken) {
            occupancy.leave();
        }
    }

    private void ask(Planned call, Shadow shadow, String live, Cancellation cancellation) {
        CallLog log = call.call().log().beside("-shadow");
        log.planned(shadow.plan());
        ModelRequest<?> request = call.call().request();
        CallOptions options = call.call()
                .options()
                .withTimeout(null)
                .withPriority(Priority.LOW)
                .withContext(null);
        Call copy = new Call(request, options, false, cancellation, log);
        Outcome<Reply> outcome = aside.proceed(new Planned(copy, call.features(), shadow.policy(), shadow.plan()));
        Optional<String> said = outcome.fold(
                reply -> {
                    log.over(null);
                    return Optional.of(reply.fold(ShadowStage::text, stream -> ""));
                },
                failure -> {
                    log.over(failure);
                    return Optional.empty();
                });
        said.ifPresent(text -> experiments.compared(shadow.experiment(), Comparison.of(live, text, form(request))));
    }

    private static String text(Reply.Whole reply) {
        return reply.response() instanceof ChatResponse chat ? chat.text() : "";
    }

    private static Comparison.Form form(ModelRequest<?> request) {
        OutputFormat format = request.chat().map(ChatRequest::output).orElse(OutputFormat.TEXT);
        Optional<FormCheck> check = FormCheck.installed();
        if (format.kind() == OutputFormat.Kind.TEXT || check.isEmpty()) {
            return Comparison.Form.ANY;
        }
        String schema = format.schema() == null ? "{\"type\": \"object\"}" : format.schema();
        return text -> check.get().strays(schema, text).isEmpty();
    }
}
