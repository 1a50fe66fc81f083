package io.llmrouter.engine.provider.error;

import io.llmrouter.engine.model.FailureKind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds in the error of a server how long an answer may be: its limit on answers, or what the prompt leaves of its
 * window. In tokens. Stateless.
 */
public final class AnswerRoom {

    private static final String NUMBER = "(\\d{1,9})";

    /** The groups of each: the limit, what is to be taken off it, and what is to be added again. */
    private static final List<Pattern> FORMS = Stream.of(
                    // vLLM: 64000 > 64001 - 24235
                    "> N - N\\)",
                    // Anthropic: 190000 + 20000 > 200000
                    "exceed context limit: (?=\\d+ \\+ \\d+ > N)N",
                    // OpenAI: you requested 8256 tokens (64 in the messages, 8192 in the completion)
                    "context length is N tokens.{0,80}requested (?:about )?N tokens.{0,200}?N in the (?:completion|output)",
                    // vLLM
                    "context length is N tokens.{0,120}prompt contains (?:at least )?N input tokens",
                    // Text generation inference
                    "must be <= N\\. Given: N .?inputs",
                    // Vertex AI: from 1 (inclusive) to 8193 (exclusive)
                    "from (?=1 \\(inclusive\\) to N \\(exclusive\\))(1) ",
                    "at most N (?:completion|output) tokens",
                    "> N,? which is the maximum",
                    // Within the same sentence, because another may be about another parameter
                    "max\\w* ?\\w*tokens\\W(?:(?!\\.\\s).){0,120}?(?:less than or equal to|<=|model limit of) N",
                    "max\\w* ?\\w*tokens\\W{1,3}integer above maximum value\\. expected a value <= N",
                    // watsonx.ai
                    "number of input tokens (?=\\d+ cannot exceed the total tokens limit N)N",
                    "max_tokens (?:is|should be) \\[\\d+, ?N\\]",
                    "max_tokens must be between \\d+ and N")
            .map(form -> Pattern.compile(form.replace("N", NUMBER), Pattern.CASE_INSENSITIVE | Pattern.DOTALL))
            .toList();

    private AnswerRoom() {}

    /**
     * The longest answer that an error would allow; null when it is of another kind or does not say. May be negative.
     */
    public static @Nullable Long told(FailureKind kind, String message) {
        return kind == FailureKind.CONTEXT_LENGTH ? told(ErrorBody.telling(message)) : null;
    }

    private static @Nullable Long told(String message) {
        for (Pattern form : FORMS) {
            Matcher found = form.matcher(message);
            if (found.find()) {
                return number(found, 1) - number(found, 2) + number(found, 3);
            }
        }
        return null;
    }

    private static long number(Matcher found, int group) {
        return group > found.groupCount() ? 0 : Long.parseLong(found.group(group));
    }
}
