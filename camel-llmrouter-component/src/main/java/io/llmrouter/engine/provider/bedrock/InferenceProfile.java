package io.llmrouter.engine.provider.bedrock;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of inference profiles: the model's own behind the part of the world that may answer, as in
 * {@code eu.anthropic.claude-haiku-4-5-20251001-v1:0}, alone or at the end of an ARN, as documented at
 * https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html.
 */
final class InferenceProfile {

    private static final Pattern NAME =
            Pattern.compile("(?:arn:.*/)?(?:global|us-gov|us|eu|apac|au|ca|jp|sa|me|af)\\.(\\w[\\w-]*\\..+)");

    private static final String CARD = "bedrock/";

    private InferenceProfile() {}

    /**
     * The model's own name; any other is given back.
     *
     * @param known what the model is known as: tells for an application's profile, if it is a card of Bedrock's
     */
    static String model(String name, String known) {
        boolean told = name.contains("application-inference-profile/") && known.startsWith(CARD);
        return told ? own(known.substring(CARD.length())) : own(name);
    }

    private static String own(String name) {
        Matcher profile = NAME.matcher(name);
        return profile.matches() ? profile.group(1) : name;
    }
}
