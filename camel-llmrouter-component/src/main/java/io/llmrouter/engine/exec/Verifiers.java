package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.policy.Verification;
import io.llmrouter.engine.provider.schema.FormCheck;

/**
 * Makes verifiers.
 *
 * @param model asks judges
 * @param walk asks a candidate again
 */
record Verifiers(ModelCall model, Next<Planned> walk) {

    private static final Failure NO_CHECK = Failure.of(
            FailureKind.UNSUPPORTED,
            "answers are to be verified by a JSON schema, and nothing is there to check it:"
                    + " add com.networknt:json-schema-validator to the application");

    /** The verifier for the answers to a question; fails where there is nothing to verify them with. */
    Outcome<Verifier> of(Verification wanted, ChatRequest question) {
        return switch (wanted.by()) {
            case SCHEMA -> schema(wanted, question);
            case JUDGE -> Outcome.answered(new JudgeVerifier(wanted, model));
            case AGREEMENT -> Outcome.answered(new AgreementVerifier(wanted, model, walk));
            case CONFIDENCE -> Outcome.answered(new ConfidenceVerifier(wanted.threshold()));
        };
    }

    private static Outcome<Verifier> schema(Verification wanted, ChatRequest question) {
        String own = wanted.schema();
        String schema = own == null ? question.output().schema() : own;
        if (schema == null) {
            return Outcome.answered(FormVerifier.plain(question.output().kind()));
        }
        return FormCheck.installed()
                .<Outcome<Verifier>>map(check -> Outcome.answered(FormVerifier.of(schema, check)))
                .orElseGet(() -> Outcome.failed(NO_CHECK));
    }
}
