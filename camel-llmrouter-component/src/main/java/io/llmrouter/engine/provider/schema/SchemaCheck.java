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

/** Answers whose schema no provider holds them to: what strays from it is a failed attempt. Thread-safe. */
public record SchemaCheck(String schema, FormCheck check) {

    /** Where nothing is to be checked. */
    static final SchemaCheck NONE = new SchemaCheck("", (schema, text) -> Optional.empty());

    private static final Failure NO_CHECK = Failure.of(
            FailureKind.UNSUPPORTED,
            "this model can be told the answer's schema, but not be held to it, and nothing is there to check it:"
                    + " add com.networknt:json-schema-validator to the application");

    /**
     * How the answers to a request are held. What an instruction asks for fails where there is nothing to hold it with;
     * what a tool takes has the form that models write tools' input in, and goes unchecked there.
     */
    public static Outcome<SchemaCheck> of(AnswerForm form, Optional<FormCheck> check) {
        String schema = form.unheld();
        if (schema == null || (check.isEmpty() && form.is(AnswerForm.Kind.TOOL))) {
            return Outcome.answered(NONE);
        }
        return check.map(found -> Outcome.answered(new SchemaCheck(schema, found)))
                .orElseGet(() -> Outcome.failed(NO_CHECK));
    }

    /** How answers to a request that was made in words are held; not at all where there is nothing to hold them with. */
    public static SchemaCheck whereThereIsOne(AnswerForm form) {
        String schema = form.unheld();
        return schema == null
                ? NONE
                : FormCheck.installed()
                        .map(check -> new SchemaCheck(schema, check))
                        .orElse(NONE);
    }

    /** The answer, if it keeps to the schema or is no final one. */
    public Outcome<ChatResponse> held(ChatResponse answer) {
        boolean last = answer.message().toolCalls().isEmpty();
        return last
                ? strays(answer.text()).map(Outcome::<ChatResponse>failed).orElseGet(() -> Outcome.answered(answer))
                : Outcome.answered(answer);
    }

    /** The same events; but one that strayed ends as failed. */
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
