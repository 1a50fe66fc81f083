package io.llmrouter.engine.evaluate;

import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.Result;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.EmbedResponse;
import io.llmrouter.engine.provider.schema.FormCheck;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Grades answers, asking models where a case wants that. Thread-safe. */
final class Grader {

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d[\\d,]*(?:\\.\\d+)?(?:[eE][-+]?\\d+)?");

    private final LlmRouter router;
    private final @Nullable String judge;
    private final @Nullable String similarity;

    /**
     * A grader.
     *
     * @param judge the policy by which a model judges; null where no case asks for it
     * @param similarity the policy by which texts are embedded; null to compare words
     */
    Grader(LlmRouter router, @Nullable String judge, @Nullable String similarity) {
        this.router = router;
        this.judge = judge;
        this.similarity = similarity;
    }

    /** Refuses a set that needs what is not there, before anything is paid for. */
    void check(GoldenSet set) {
        boolean judges = set.cases().stream().anyMatch(each -> each.grading() == Grading.JUDGE);
        if (judges && judge == null) {
            throw new IllegalArgumentException(
                    "the golden set " + set.name() + " has questions for a judge: name the policy it answers by");
        }
        boolean schemas = set.cases().stream().anyMatch(each -> each.grading() == Grading.SCHEMA);
        if (schemas && FormCheck.installed().isEmpty()) {
            throw new IllegalArgumentException("the golden set " + set.name()
                    + " has schemas: add com.networknt:json-schema-validator to check them");
        }
    }

    /**
     * The grade.
     *
     * @throws io.llmrouter.engine.LlmRouterException if a model that is needed for it does not answer
     * @throws UngradedException if it answers something that is no grade
     */
    Grade grade(GoldenCase golden, String answer) {
        String expected = golden.expected();
        return switch (golden.grading()) {
            case EXACT -> Grade.passed(answer.strip().equals(expected.strip()));
            case CONTAINS -> Grade.passed(folded(answer).contains(folded(expected)));
            case REGEX -> Grade.passed(Pattern.compile(expected).matcher(answer).find());
            case NUMBER -> Grade.passed(isNumber(answer, new BigDecimal(expected), golden.tolerance()));
            case SCHEMA -> Grade.passed(keepsTo(expected, answer));
            case SIMILARITY -> similarity(expected, answer);
            case JUDGE -> new Judge(router, judge).grade(golden, answer);
        };
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static boolean isNumber(String answer, BigDecimal expected, double tolerance) {
        Matcher matcher = NUMBER.matcher(answer);
        String last = null;
        while (matcher.find()) {
            last = matcher.group();
        }
        if (last == null) {
            return false;
        }
        BigDecimal off =
                new BigDecimal(last.replace(",", "")).subtract(expected).abs();
        return off.compareTo(BigDecimal.valueOf(tolerance)) <= 0;
    }

    private static boolean keepsTo(String schema, String answer) {
        FormCheck check = FormCheck.installed()
                .orElseThrow(() -> new IllegalStateException("the check of schemas was there at the start"));
        return check.strays(schema, answer.strip()).isEmpty();
    }

    private Grade similarity(String expected, String answer) {
        if (answer.isBlank()) {
            return Grade.free(0);
        }
        if (similarity == null) {
            return Grade.free(Likeness.ofWords(expected, answer));
        }
        Result<EmbedResponse> result =
                router.perform(EmbedRequest.of(List.of(expected, answer)), CallOptions.DEFAULT.withPolicy(similarity));
        List<float[]> vectors = result.response().vectors();
        return new Grade(
                Likeness.ofVectors(vectors.get(0), vectors.get(1)),
                result.decision().cost());
    }
}
