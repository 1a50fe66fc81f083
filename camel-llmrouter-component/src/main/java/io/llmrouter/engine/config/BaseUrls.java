package io.llmrouter.engine.config;

import io.llmrouter.engine.catalog.Preset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Fills in what stands in braces in a preset's base URL, and among the parameters it sends with every request: from the
 * account's {@code address}, else from the environment variables that usually say it; {@code {region}} and
 * {@code {location}} are the account's region, too. Every value is tested here, so that an address that is none stops
 * nobody's start but that of the account which is written down.
 */
final class BaseUrls {

    /** The names in braces that tell where an account computes. */
    static final Set<String> PLACES = Set.of("region", "location");

    /** Not in braces: the variables that hold a whole address, in which the account is served instead. */
    private static final String ENDPOINT = "endpoint";

    private static final Pattern IN_BRACES = Pattern.compile("\\{(\\w+)}");
    private static final Pattern PLAIN = Pattern.compile("(?!\\.+$)[\\w.:-]+");

    /** Google's addresses of all its places have none before the host, and those of several places another host. */
    private static final Pattern MANY_PLACES = Pattern.compile("://(\\w+)-aiplatform\\.googleapis\\.com");

    private final UnaryOperator<@Nullable String> environment;

    BaseUrls(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    /**
     * A preset's base URL with its braces filled.
     *
     * @param url null where there is none
     * @param missing the names in braces that nobody says
     * @param wrong the environment variables of which no address can be made
     */
    record Filled(@Nullable String url, List<String> missing, List<String> wrong) {

        /** Why an account that no configuration names cannot be called; null when it can. */
        @Nullable
        String off() {
            if (!wrong.isEmpty()) {
                return "its address is not known: what is in " + String.join(" and ", wrong) + " makes none";
            }
            return missing.isEmpty() ? null : "its address is not known";
        }
    }

    /** The preset's base URL at an account; null when something is missing or wrong, which is reported. */
    @Nullable
    String filled(Preset preset, Said said, Fields account) {
        Filled filled = filled(preset, said);
        if (!filled.missing().isEmpty() && !said.broken()) {
            account.problems().add(account.spot(), missing(preset, filled.missing()));
        }
        for (String variable : filled.wrong()) {
            account.problems()
                    .add(
                            account.spot(),
                            "has its address from the environment variable " + variable
                                    + ", which holds nothing that makes one: say in the file what is right, or baseUrl");
        }
        return filled.url();
    }

    /** The preset's base URL, tested. */
    Filled filled(Preset preset, Said said) {
        String own = Objects.requireNonNull(preset.baseUrl());
        Variable endpoint = endpoint(preset, said);
        if (endpoint != null) {
            String url = HttpAddress.elsewhere(endpoint.value(), own);
            return HttpAddress.is(url)
                    ? new Filled(url, List.of(), List.of())
                    : new Filled(null, List.of(), List.of(endpoint.name()));
        }
        Map<String, String> parts = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (String name : inBraces(own)) {
            String written = said.part(name);
            Variable variable = written == null ? variable(preset, name) : null;
            String value = written != null ? written : variable == null ? regular(preset, name) : variable.value();
            if (value == null) {
                missing.add(name);
            } else if (variable != null && !fits(preset, name, value)) {
                wrong.add(variable.name());
            } else {
                parts.put(name, tidy(own, name, value));
            }
        }
        boolean whole = missing.isEmpty() && wrong.isEmpty();
        return new Filled(whole ? filled(own, name -> parts.getOrDefault(name, "")) : null, missing, wrong);
    }

    private static @Nullable String regular(Preset preset, String name) {
        return name.equals("region") ? preset.region() : null;
    }

    /** Where an account computes that says so much; null when nobody knows. */
    @Nullable
    String region(Preset preset, Said said, boolean elsewhere) {
        if (said.region() != null) {
            return said.region();
        }
        String own = String.valueOf(preset.baseUrl());
        Variable endpoint = elsewhere ? null : endpoint(preset, said);
        if (endpoint != null && own.contains("{region}")) {
            return regionOf(endpoint.value(), own);
        }
        for (String place : PLACES) {
            String part = said.parts().get(place);
            if (part != null) {
                return part;
            }
        }
        boolean located = own.contains("{location}") && !elsewhere;
        Variable variable = variable(preset, located ? "location" : "region");
        return preset.region() != null || variable == null ? preset.region() : variable.value();
    }

    private static @Nullable String regionOf(String endpoint, String own) {
        String[] around = HttpAddress.server(own).split("\\{region}", 2);
        String host = HttpAddress.host(endpoint);
        boolean alike = host.startsWith(around[0]) && host.endsWith(around[1]);
        return alike && host.length() > around[0].length() + around[1].length()
                ? host.substring(around[0].length(), host.length() - around[1].length())
                : null;
    }

    /**
     * The whole address that the environment tells, of an account that says nothing of what is in braces; null as well
     * where other variables tell all that is in braces.
     */
    private @Nullable Variable endpoint(Preset preset, Said said) {
        List<String> names = inBraces(String.valueOf(preset.baseUrl()));
        boolean saysIt = names.stream().anyMatch(name -> said.part(name) != null);
        boolean isTold = !names.isEmpty() && names.stream().allMatch(name -> variable(preset, name) != null);
        return saysIt || isTold ? null : variable(preset, ENDPOINT);
    }

    private static List<String> inBraces(String url) {
        return IN_BRACES
                .matcher(url)
                .results()
                .map(part -> part.group(1))
                .distinct()
                .toList();
    }

    /** Whether an address can be made of a value. */
    private static boolean fits(Preset preset, String name, String value) {
        String own = String.valueOf(preset.baseUrl());
        String tidy = tidy(own, name, value);
        return PLAIN.matcher(tidy).matches()
                && (preset.baseUrl() == null || HttpAddress.is(filled(own, each -> each.equals(name) ? tidy : "a")));
    }

    /** What is more than a host is left out, and no name of a host has an underscore, though an account's may. */
    private static String tidy(String own, String name, String value) {
        if (own.contains("://{" + name + "}/")) {
            return HttpAddress.host(value);
        }
        return own.contains("://{" + name + "}") && !PLACES.contains(name) ? value.replace('_', '-') : value;
    }

    private static String filled(String own, UnaryOperator<String> parts) {
        String filled = IN_BRACES.matcher(own).replaceAll(part -> Matcher.quoteReplacement(parts.apply(part.group(1))));
        return MANY_PLACES
                .matcher(filled.replace("://global-", "://"))
                .replaceFirst("://aiplatform.$1.rep.googleapis.com");
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
    Map<String, Object> filled(Map<String, Object> parameters, Preset preset, Said account) {
        Map<String, Object> filled = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            Matcher braces = IN_BRACES.matcher(String.valueOf(value));
            if (!braces.matches()) {
                filled.put(name, value);
                return;
            }
            String part = braces.group(1);
            String written = account.parts().get(part);
            Variable variable = variable(preset, part);
            if (written != null) {
                filled.put(name, written);
            } else if (variable != null) {
                filled.put(name, variable.value());
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

    /** What the account says of where it is served; what it cannot say is reported. */
    Said said(Preset preset, Fields account) {
        Set<String> known = new LinkedHashSet<>(preset.address().keySet());
        known.remove(ENDPOINT);
        Map<String, String> parts = new LinkedHashMap<>();
        boolean[] broken = new boolean[1];
        account.entries("address").forEach((name, node) -> {
            String value = account.values().text(node);
            if (!known.contains(name)) {
                account.problems().unknown(node.spot(), "part of the address", name, known);
                broken[0] = true;
            } else if (value != null) {
                test(preset, name, value, node.spot(), account);
                parts.put(name, value);
            }
        });
        String region = account.text("region");
        if (region != null && !account.has("baseUrl")) {
            inBraces(String.valueOf(preset.baseUrl())).stream()
                    .filter(name -> PLACES.contains(name) && !parts.containsKey(name))
                    .forEach(name -> test(preset, name, region, account.spot("region"), account));
        }
        return new Said(parts, region, broken[0]);
    }

    private static void test(Preset preset, String name, String value, Spot spot, Fields account) {
        if (!fits(preset, name, value)) {
            String more = value.contains("://")
                    ? ": leave out https:// and what follows the name"
                    : value.contains("/") ? ": leave out the path" : "";
            account.problems().add(spot, "is not a name or a host, such as my-account" + more);
        }
    }

    private @Nullable Variable variable(Preset preset, String part) {
        for (String name : preset.address().getOrDefault(part, List.of())) {
            String value = environment.apply(name);
            if (value != null && !value.isBlank()) {
                return new Variable(name, value.strip());
            }
        }
        return null;
    }

    private record Variable(String name, String value) {}

    private static String missing(Preset preset, List<String> names) {
        if (names.contains("region")) {
            return "has no region, and the address of type " + preset.name() + " needs one; or set baseUrl";
        }
        String it = names.size() == 1 ? "it" : "them";
        List<String> variables = names.stream()
                .map(name -> String.join(" or ", preset.address().getOrDefault(name, List.of())))
                .toList();
        return "has no address." + String.join(" and no address.", names) + ", and the address of type "
                + preset.name() + " needs " + it + ": set " + it + ", or the environment variable"
                + (names.size() == 1 ? " " : "s ") + String.join(" and ", variables) + ", or baseUrl";
    }
}
