package io.llmrouter.engine.config;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Under which ids the catalogue may know a model as Bedrock names it:
 * {@code us.anthropic.claude-sonnet-4-5-20250929-v1:0} is {@code anthropic/claude-sonnet-4-5}, whichever regions an
 * inference profile spans, and also at the end of an ARN.
 */
final class BedrockCards {

    private static final Pattern SPAN = Pattern.compile("^(us-gov|us|eu|apac|jp|au|ca|sa|me|af|global)\\.");
    private static final Pattern VERSION = Pattern.compile("-v\\d+(:\\d+)*(:\\w+)?$");
    private static final Pattern DATE = Pattern.compile("-\\d{8}$");

    private BedrockCards() {}

    /**
     * Where a model computes: an inference profile in the part of the world before its name; an application's profile
     * nobody knows where, so null; any other in the account's region.
     */
    static @Nullable String region(String wireModel, @Nullable String accounts) {
        Matcher span = SPAN.matcher(wireModel.substring(wireModel.lastIndexOf('/') + 1));
        if (span.find()) {
            return span.group(1);
        }
        return wireModel.contains("application-inference-profile/") ? null : accounts;
    }

    /** The ids, the most exact first. */
    static List<String> ids(String wireModel) {
        String name = wireModel.substring(wireModel.lastIndexOf('/') + 1);
        String plain = SPAN.matcher(name).replaceFirst("");
        String unversioned = VERSION.matcher(plain).replaceFirst("");
        String card = unversioned.replaceFirst("\\.", "/");
        return List.of(
                "bedrock/" + name, "bedrock/" + plain, card, DATE.matcher(card).replaceFirst(""));
    }
}
