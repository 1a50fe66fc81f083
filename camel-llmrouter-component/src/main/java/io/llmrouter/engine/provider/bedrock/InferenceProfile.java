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

    private InferenceProfile() {}

    /** The model's own name; any other name, as that of an application's profile, is given back. */
    static String model(String name) {
        Matcher profile = NAME.matcher(name);
        return profile.matches() ? profile.group(1) : name;
    }
}
