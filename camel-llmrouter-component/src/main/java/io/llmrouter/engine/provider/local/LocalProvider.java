package io.llmrouter.engine.provider.local;

import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.EventStream;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderCall;
import io.llmrouter.engine.provider.ProviderFactory;
import io.llmrouter.engine.wire.Cancellation;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The provider of {@code local} accounts: one in-process model, {@value #MODEL}, that extracts and never invents. It
 * summarizes, names keywords, chooses labels, quotes the sentences that answer a question, and fills schemas with those;
 * what it cannot do fails as {@code unsupported}. Thread-safe and without state; token counts are estimates.
 */
public final class LocalProvider implements Provider {

    /** The one model's name on the wire. */
    public static final String MODEL = "extractive";

    static final LocalProvider ONLY = new LocalProvider();

    private LocalProvider() {}

    /** Makes the provider; the account needs no settings and no key. */
    public static ProviderFactory factory() {
        return account -> ONLY;
    }

    @Override
    public Outcome<ChatResponse> chat(ProviderCall<ChatRequest> call) {
        return reply(call)
                .map(reply -> new ChatResponse(
                        "",
                        MODEL,
                        Message.assistant(reply.text()),
                        reply.reason(),
                        null,
                        usage(call.request(), reply),
                        Map.of()));
    }

    @Override
    public Outcome<EventStream> stream(ProviderCall<ChatRequest> call) {
        return reply(call).map(reply -> new ReplyStream(reply, usage(call.request(), reply), call.cancellation()));
    }

    private static Outcome<Reply> reply(ProviderCall<ChatRequest> call) {
        Optional<Failure> refusal = refusal(call);
        if (refusal.isPresent()) {
            return Outcome.failed(refusal.get());
        }
        Assignment assignment = Assignment.of(call.request());
        if (assignment.text().isBlank()) {
            return Answering.unsupported("the request has no text to take an answer from");
        }
        return uncancelled(call.cancellation(), () -> Digest.of(assignment.text()))
                .fold(digest -> answer(call, assignment, digest), Outcome::failed);
    }

    private static Outcome<Reply> answer(ProviderCall<ChatRequest> call, Assignment assignment, Digest digest) {
        Answering answering = new Answering(call.request(), assignment, digest);
        return uncancelled(call.cancellation(), answering::reply)
                .fold(
                        reply -> uncancelled(call.cancellation(), () -> reply).fold(same -> same, Outcome::failed),
                        Outcome::failed);
    }

    private static <T> Outcome<T> uncancelled(Cancellation cancellation, Supplier<T> step) {
        return cancellation.reason().map(Outcome::<T>failed).orElseGet(() -> Outcome.answered(step.get()));
    }

    private static Optional<Failure> refusal(ProviderCall<ChatRequest> call) {
        ChatRequest request = call.request();
        if (!call.model().equals(MODEL)) {
            return Optional.of(Failure.of(
                    FailureKind.NOT_FOUND,
                    "the local account has one model, '" + MODEL + "', not '" + call.model() + "'"));
        }
        ToolChoice.Mode tools = request.toolChoice().mode();
        if (tools == ToolChoice.Mode.REQUIRED || tools == ToolChoice.Mode.NAMED) {
            return Optional.of(Failure.of(FailureKind.UNSUPPORTED, "the extractive model cannot call tools"));
        }
        boolean media = request.messages().stream()
                .flatMap(message -> message.content().stream())
                .anyMatch(LocalProvider::media);
        return media
                ? Optional.of(Failure.of(FailureKind.UNSUPPORTED, "the extractive model reads text only"))
                : Optional.empty();
    }

    private static boolean media(Content part) {
        return part.<Boolean>fold(text -> false, media -> true, reasoning -> false);
    }

    private static Usage usage(ChatRequest request, Reply reply) {
        long input = RequestFeatures.of(request, false).inputTokens();
        return Usage.estimated(input, Tokens.count(reply.text()));
    }
}
