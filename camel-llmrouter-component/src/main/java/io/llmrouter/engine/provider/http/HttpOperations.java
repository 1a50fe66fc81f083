package io.llmrouter.engine.provider.http;

import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModelResponse;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.CallNotes;
import io.llmrouter.engine.provider.ChatDialect;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.OperationDialect;
import io.llmrouter.engine.provider.ProviderCall;
import io.llmrouter.engine.provider.ReceivedBody;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operations beside chat of a provider over HTTP. A request that is larger than the provider takes at once is sent in
 * parts, one after the other; it is answered when all of them are.
 */
final class HttpOperations {

    /** Sends a request and waits for the body of its success. */
    @FunctionalInterface
    interface Sender {
        Outcome<ReceivedBody> send(DialectRequest request);
    }

    private final ChatDialect dialect;
    private final Quirks quirks;

    HttpOperations(ChatDialect dialect, Quirks quirks) {
        this.dialect = dialect;
        this.quirks = quirks;
    }

    /** What the provider offers and its protocol has a form for. */
    Set<Operation> offered() {
        EnumSet<Operation> offered = EnumSet.noneOf(Operation.class);
        for (Operation each : quirks.operations().keySet()) {
            if (each == Operation.CHAT || dialect.operation(each).isPresent()) {
                offered.add(each);
            }
        }
        return offered;
    }

    /**
     * Asks and waits for the whole answer.
     *
     * @param known the quirks for the call's model
     */
    <R extends ModelResponse> Outcome<R> perform(
            ProviderCall<? extends ModelRequest<R>> call, Quirks known, Sender sender) {
        ModelRequest<R> request = call.request();
        OperationDialect<?, ?> form = form(request.operation());
        return form == null
                ? Outcome.failed(
                        FailureKind.UNSUPPORTED,
                        "the provider does not " + request.operation().verb())
                : whole(form, call, known, sender).map(request.answerType()::cast);
    }

    /** What would be sent for a request, in its order; nothing for one that the provider does not offer. */
    List<Outcome<DialectRequest>> written(ModelRequest<?> request, String model, Quirks known) {
        OperationDialect<?, ?> form = form(request.operation());
        return form == null ? List.of() : written(form, request, model, known);
    }

    private @Nullable OperationDialect<?, ?> form(Operation operation) {
        return quirks.operations().containsKey(operation)
                ? dialect.operation(operation).orElse(null)
                : null;
    }

    private <Q extends ModelRequest<R>, R extends ModelResponse> List<Outcome<DialectRequest>> written(
            OperationDialect<Q, R> form, ModelRequest<?> request, String model, Quirks known) {
        return form.parts(form.requestType().cast(request), model, known).stream()
                .map(part -> form.encode(part, model, known))
                .toList();
    }

    private <Q extends ModelRequest<R>, R extends ModelResponse> Outcome<R> whole(
            OperationDialect<Q, R> form, ProviderCall<?> call, Quirks known, Sender sender) {
        List<R> answers = new ArrayList<>();
        Sender noting = request -> {
            call.notes().adjusted(request.adjustments());
            return sender.send(request);
        };
        for (Q part : form.parts(form.requestType().cast(call.request()), call.model(), known)) {
            Outcome<R> outcome = form.encode(part, call.model(), known)
                    .fold(noting::send, Outcome::<ReceivedBody>failed)
                    .fold(body -> form.decode(part, body), Outcome::<R>failed);
            if (!outcome.isAnswered()) {
                noteUsed(answers, call.notes());
                return outcome;
            }
            outcome.map(answers::add);
        }
        return Outcome.answered(answers.size() == 1 ? answers.get(0) : form.joined(answers));
    }

    private static void noteUsed(List<? extends ModelResponse> answers, CallNotes notes) {
        answers.stream().map(ModelResponse::usage).reduce(Usage::plus).ifPresent(notes::used);
    }
}
