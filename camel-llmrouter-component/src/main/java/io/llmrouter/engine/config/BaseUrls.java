package io.llmrouter.engine.config;

import io.llmrouter.engine.catalog.Preset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Fills in what stands in braces in a preset's base URL, and among the parameters it sends with every request: from the
 * account's {@code address}, else from the environment variables that usually say it; {@code {region}} in the base URL is
 * the account's region.
 */
final class BaseUrls {

    private static final Pattern IN_BRACES = Pattern.compile("\\{(\\w+)}");
    private static final Pattern PLAIN = Pattern.compile("[\\w.-]+(:\\d+)?");

    private final UnaryOperator<@Nullable String> environment;

    BaseUrls(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    /** The preset's base URL at an account; null when something is missing, which is reported. */
    @Nullable
    String filled(Preset preset, Map<String, String> given, Fields account, @Nullable String region) {
        Missing missing = new Missing();
        String url = fill(preset, given, region, missing);
        if (missing.name == null) {
            return url;
        }
        account.problems().add(account.spot(), missing.text(preset));
        return null;
    }

    /** The base URL of an account that needs no entry; null when something is missing. */
    @Nullable
    String filled(Preset preset) {
        Missing missing = new Missing();
        String url = fill(preset, Map.of(), region(preset), missing);
        return missing.name == null ? url : null;
    }

    /** The region of an account that names none: the preset's, or the environment's. */
    @Nullable
    String region(Preset preset) {
        return preset.region() == null ? variable(preset, "region") : preset.region();
    }

    /** Whether what an account's {@code address} says goes into parameters alone, so that it may stand beside a base URL. */
    static boolean areParameters(Preset preset) {
        String url = String.valueOf(preset.baseUrl());
        return !preset.address().isEmpty()
                && preset.address().keySet().stream().noneMatch(name -> url.contains("{" + name + "}"));
    }

    /** The names of the parameters that stand in braces. */
    static Set<String> inBraces(Map<String, Object> parameters) {
        return parameters.keySet().stream()
                .filter(name ->
                        IN_BRACES.matcher(String.valueOf(parameters.get(name))).matches())
                .collect(Collectors.toSet());
    }

    /** The parameters with what stands in braces filled in; those that nobody says are left out. */
    Map<String, Object> filled(Map<String, Object> parameters, Preset preset, Map<String, String> given) {
        Map<String, Object> filled = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            Matcher braces = IN_BRACES.matcher(String.valueOf(value));
            if (!braces.matches()) {
                filled.put(name, value);
                return;
            }
            String said = value(braces.toMatchResult(), preset, given, null);
            if (said != null) {
                filled.put(name, said);
            }
        });
        return filled;
    }

    /** What is to say where none of the parameters is said of which one must be, for messages. */
    static String missingParameters(Preset preset) {
        List<String> names = new ArrayList<>();
        List<String> variables = new ArrayList<>();
        preset.address().forEach((name, usual) -> {
            names.add("address." + name);
            variables.addAll(usual);
        });
        return "has none of " + String.join(" and ", names) + ", and type " + preset.name()
                + " needs one: set it, or the environment variable " + String.join(" or ", variables);
    }

    /** What the account says in {@code address}; what it cannot say is reported. */
    Map<String, String> given(Preset preset, Fields account) {
        Map<String, String> given = new LinkedHashMap<>();
        account.entries("address").forEach((name, node) -> {
            String value = account.values().text(node);
            if (!preset.address().containsKey(name)) {
                account.problems()
                        .unknown(
                                node.spot(),
                                "part of the address",
                                name,
                                preset.address().keySet());
            } else if (value != null && !PLAIN.matcher(value).matches()) {
                account.problems().add(node.spot(), "is not a name or a host, such as my-account");
                given.put(name, "");
            } else if (value != null) {
                given.put(name, value);
            }
        });
        return given;
    }

    private String fill(Preset preset, Map<String, String> given, @Nullable String region, Missing missing) {
        String filled = IN_BRACES
                .matcher(Objects.requireNonNull(preset.baseUrl()))
                .replaceAll(part -> {
                    String value = value(part, preset, given, region);
                    if (value == null) {
                        missing.name = part.group(1);
                    }
                    return Matcher.quoteReplacement(value == null ? "" : value);
                });
        return filled.replace("://global-", "://"); // Google's global addresses have no place before the host
    }

    private @Nullable String value(
            MatchResult part, Preset preset, Map<String, String> given, @Nullable String region) {
        String name = part.group(1);
        if (given.containsKey(name)) {
            return given.get(name);
        }
        if (name.equals("region")) {
            return region;
        }
        return variable(preset, name);
    }

    private @Nullable String variable(Preset preset, String name) {
        for (String variable : preset.address().getOrDefault(name, List.of())) {
            String value = environment.apply(variable);
            if (value != null && !value.isBlank()) {
                return value.strip();
            }
        }
        return null;
    }

    /** The last part that nobody said. */
    private static final class Missing {
        private @Nullable String name;

        String text(Preset preset) {
            if ("region".equals(name)) {
                return "has no region, and the address of type " + preset.name() + " needs one; or set baseUrl";
            }
            return "has no address." + name + ", and the address of type " + preset.name() + " needs it: set it, or "
                    + "the environment variable "
                    + String.join(" or ", preset.address().getOrDefault(String.valueOf(name), List.of()))
                    + ", or baseUrl";
        }
    }
}
