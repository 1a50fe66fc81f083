package io.llmrouter.engine.observe.micrometer;

import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.provider.Account;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How targets are named in tags: the first ones by their own name, all further ones as {@code other}, because a request may
 * name models that nobody configured. Thread-safe.
 */
final class Names {

    /** How many targets get series of their own. */
    static final int MOST = 500;

    static final String OTHER = "other";

    /** Where OpenTelemetry's name is not the preset's. */
    private static final Map<String, String> PROVIDERS = Map.of(
            "mistral", "mistral_ai",
            "xai", "x_ai",
            "bedrock", "aws.bedrock",
            "bedrock-anthropic", "aws.bedrock",
            "azure-openai", "azure.ai.openai",
            "gemini", "gcp.gemini",
            "vertex", "gcp.vertex_ai");

    private final Set<Target> known = ConcurrentHashMap.newKeySet();

    /** Whether that target has a name of its own; the first ones that ask get one. */
    boolean knows(Target target) {
        if (known.contains(target)) {
            return true;
        }
        synchronized (this) {
            return known.size() < MOST && (known.add(target) || known.contains(target));
        }
    }

    String target(Target target) {
        return knows(target) ? target.toString() : OTHER;
    }

    String account(Target target) {
        return knows(target) ? target.account() : OTHER;
    }

    String model(Target target) {
        return knows(target) ? target.model() : OTHER;
    }

    /** OpenTelemetry's word for an operation, where it has one, else ours. */
    static String operation(Operation operation) {
        return operation == Operation.EMBED ? "embeddings" : operation.word();
    }

    /** OpenTelemetry's word for who serves a target; {@code other} for one that is not configured, such as a last resort. */
    static String provider(Target target, Iterable<Account> accounts) {
        for (Account account : accounts) {
            if (account.name().equals(target.account())) {
                String preset = account.preset().name();
                return PROVIDERS.getOrDefault(preset, preset);
            }
        }
        return OTHER;
    }
}
