package io.llmrouter.engine.provider.schema;

import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.StreamEvent.Kind;
import io.llmrouter.engine.provider.AnswerForm;
import io.llmrouter.engine.provider.EventStream;
import java.util.Optional;

/**
 * Checks answers against a schema that the provider does not enforce: an answer that violates it is a failed attempt.
 * Immutable and thread-safe.
 */
public record SchemaCheck(String schema, FormCheck check) {

    /** Checks nothing. */
    static final SchemaCheck NONE = new SchemaCheck("", (schema, text) -> Optional.empty());

    private static final Failure NO_CHECK = Failure.of(
            FailureKind.UNSUPPORTED,
            "this model can be told the answer's schema, but not be held to it, and nothing is there to check it:"
                    + " add com.networknt:json-schema-validator to the application");

    /**
     * The check for the answers to a request. Where the optional library is missing, a schema that was asked for by an
     * instruction is a failure; one that was asked for through a tool goes unchecked, because models write a tool's
     * input to its schema.
     */
    public static Outcome<SchemaCheck> of(AnswerForm form, Optional<FormCheck> check) {
        String schema = form.unheld();
        if (schema == null || (check.isEmpty() && form.is(AnswerForm.Kind.TOOL))) {
            return Outcome.answered(NONE);
        }
        return check.map(found -> Outcome.answered(new SchemaCheck(schema, found)))
                .orElseGet(() -> Outcome.failed(NO_CHECK));
    }

    /**
     * The check for the answers to a request that asks by an instruction; none where the optional library is missing.
     */
    public static SchemaCheck whereThereIsOne(AnswerForm form) {
        String schema = form.unheld();
        return schema == null
                ? NONE
                : FormCheck.installed()
                        .map(check -> new SchemaCheck(schema, check))
                        .orElse(NONE);
    }

    /** The answer, if it conforms to the schema or is not a final one; else a failure. */
    public Outcome<ChatResponse> held(ChatResponse answer) {
        boolean last = answer.message().toolCalls().isEmpty();
        return last
                ? strays(answer.text()).map(Outcome::<ChatResponse>failed).orElseGet(() -> Outcome.answered(answer))
                : Outcome.answered(answer);
    }

    /** The same events; a stream whose text violates the schema ends as failed. */
    public Outcome<EventStream> held(EventStream events) {
        return Outcome.answered(this == NONE ? events : new HeldStream(events, this));
    }

    private Optional<Failure> strays(String text) {
        return check.strays(schema, text)
                .map(how -> Failure.of(
                        FailureKind.MALFORMED_RESPONSE, "the answer does not keep to the schema asked for: " + how));
    }

    private static final class HeldStream implements EventStream {

        private final EventStream events;
        private final SchemaCheck held;
        private final StringBuilder text = new StringBuilder();
        private boolean calls;

        HeldStream(EventStream events, SchemaCheck held) {
            this.events = events;
            this.held = held;
        }

        @Override
        public boolean hasNext() {
            return events.hasNext();
        }

        @Override
        public StreamEvent next() {
            StreamEvent event = events.next();
            if (event instanceof StreamEvent.TextDelta delta) {
                text.append(delta.text());
            }
            calls |= event.kind() == Kind.TOOL_CALL;
            return event.kind() == Kind.FINISHED && !calls
                    ? held.strays(text.toString())
                            .<StreamEvent>map(StreamEvent.Failed::new)
                            .orElse(event)
                    : event;
        }

        @Override
        public void close() {
            events.close();
        }
    }
}
