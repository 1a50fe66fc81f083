package io.llmrouter.engine.policy;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an answer must pass to be the answer of a plan; when it does not, the next candidate is asked. It only describes:
 * who carries plans out verifies.
 *
 * @param by how answers are verified
 * @param schema the JSON schema to hold them to, as JSON text; null for the one that the request asks for
 * @param judge the policy of the model that judges, or that gives the other samples; null for none
 * @param judgeMessage what the judge is asked, before question and answer
 * @param samples how many answers must agree, the first included
 * @param threshold the least agreement or confidence, 0 to 1
 * @param steps the most answers to verify before the best of them has to do
 * @param answersUnverified whether the best answer is given, marked, when none passed; else the call fails
 */
public record Verification(
        Check by,
        @Nullable String schema,
        @Nullable String judge,
        String judgeMessage,
        int samples,
        double threshold,
        int steps,
        boolean answersUnverified) {

    /** What a judge is asked without another message. */
    public static final String JUDGE_MESSAGE = "Is the answer correct and complete? Reply ACCEPT, or REJECT and why.";

    /** The ways to verify an answer. */
    public enum Check {
        /** It is JSON that keeps to a schema. */
        SCHEMA,
        /** Another model accepts it. */
        JUDGE,
        /** Other answers to the same question say the same. */
        AGREEMENT,
        /** The model was sure of its words. */
        CONFIDENCE;

        /** As it is written in configurations: {@code schema}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The threshold that holds without another one. */
        public double usualThreshold() {
            return this == AGREEMENT ? 0.6 : 0.8;
        }
    }

    public Verification {
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(judgeMessage, "judgeMessage");
        if (by == Check.JUDGE && judge == null) {
            throw new IllegalArgumentException("to verify by a judge, 'judge' must name the policy that judges");
        }
        if (by == Check.AGREEMENT && samples < 2) {
            throw new IllegalArgumentException("to verify by agreement takes 2 samples or more, not " + samples);
        }
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold must be from 0 to 1, not " + threshold);
        }
    }
}
