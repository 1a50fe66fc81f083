package io.llmrouter.engine.config;

import io.llmrouter.engine.catalog.Nearest;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.limit.Capacity;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.Credential;
import io.llmrouter.engine.state.BreakerSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the entries of {@code providers}. */
final class ProviderReader {

    /** Called in the same process: they have neither an address nor a key. */
    static final Set<String> IN_PROCESS = Set.of("local", "simulated", "camel", "onnx", Settings.EMBEDDING_BEAN);

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]*");

    private final Presets presets;
    private final Keys keys;
    private final BaseUrls urls;
    private final Values values;

    ProviderReader(Presets presets, Keys keys, BaseUrls urls, Values values) {
        this.presets = presets;
        this.keys = keys;
        this.urls = urls;
        this.values = values;
    }

    void read(Map<String, Node> entries, Draft draft) {
        entries.forEach((name, node) -> {
            Account account = account(name, node, draft);
            if (account == null) {
                draft.broken.add(name);
            } else {
                draft.accounts.put(name, account);
            }
        });
    }

    private @Nullable Account account(String name, Node node, Draft draft) {
        int before = values.problems().count();
        checkName(name, node);
        Node map = node.is(Node.Kind.NOTHING) ? Node.map(node.spot(), Map.of()) : node;
        Preset preset = values.is(map, Node.Kind.MAP) ? preset(name, map) : null;
        if (preset == null) {
            return null;
        }
        Fields fields = Fields.open(map, Sections.provider(preset), values);
        if (fields == null) {
            return null;
        }
        Account account = account(name, preset, fields);
        BreakerSettings breaker = BreakerReader.read(fields);
        if (breaker != null) {
            draft.breakers.put(name, breaker);
        }
        Capacity capacity = CapacityReader.read(fields);
        if (capacity != null) {
            draft.accountCapacities.put(name, capacity);
        }
        Duration every = probe(fields, preset);
        if (every != null) {
            draft.probes.put(name, every);
        }
        return values.problems().count() == before ? account : null;
    }

    /** How often the account is asked whether it answers; null for never. */
    private static @Nullable Duration probe(Fields account, Preset preset) {
        Fields fields = account.section("probe", Sections.PROBE);
        if (fields == null) {
            return null;
        }
        if (IN_PROCESS.contains(preset.dialect())) {
            fields.problems().add(fields.spot(), "is for accounts that are called over HTTP");
        }
        if (!fields.has("every")) {
            fields.problems().add(fields.spot(), "has no every, such as 30s");
        }
        return fields.duration("every", Duration.ofDays(1));
    }

    private Account account(String name, Preset preset, Fields fields) {
        boolean optional = fields.flag("optional", false);
        Keys.Found found = keys.of(fields, preset, optional);
        boolean elsewhere = fields.has("baseUrl");
        boolean unread = elsewhere && !BaseUrls.areParameters(preset);
        Said said = unread ? new Said(Map.of(), fields.text("region"), false) : urls.said(preset, fields);
        return new Account(
                name,
                preset.withQuirks(quirks(fields, preset, said)),
                baseUrl(fields, preset, said),
                found.credentials(),
                urls.region(preset, said, elsewhere),
                fields.words("tags"),
                settings(fields, preset, found.signing()),
                found.off());
    }

    private Quirks quirks(Fields fields, Preset preset, Said said) {
        Quirks quirks = QuirksReader.read(fields, preset.quirks());
        Map<String, Object> parameters = urls.filled(quirks.extra(), preset, said);
        if (lacks(preset, parameters) && quirks.path().equals(preset.quirks().path())) {
            fields.problems().add(fields.spot(), BaseUrls.missingParameters(preset));
        }
        return quirks.withExtra(parameters);
    }

    /** Whether none is there of the parameters that the preset has in braces, of which a request needs one. */
    private static boolean lacks(Preset preset, Map<String, Object> parameters) {
        Set<String> needed = BaseUrls.inBraces(preset.quirks().extra());
        return !needed.isEmpty() && needed.stream().noneMatch(parameters::containsKey);
    }

    private static Map<String, Object> settings(Fields fields, Preset preset, Map<String, Object> signing) {
        Map<String, Object> settings = new HashMap<>(Settings.read(fields, Settings.kind(preset)));
        settings.putAll(signing);
        settings.putAll(SigningKeys.profile(fields, preset));
        if (fields.flag(Account.STRICT, false)) {
            settings.put(Account.STRICT, true);
        }
        return settings;
    }

    private void checkName(String name, Node node) {
        if (!NAME.matcher(name).matches()) {
            values.problems()
                    .add(
                            node.spot(),
                            "'" + name + "' cannot be an account's name: it takes letters, digits, dots, dashes and"
                                    + " underscores, and no slash");
        }
    }

    private @Nullable Preset preset(String name, Node map) {
        Node type = map.fields().get("type");
        String word = type == null ? name : values.text(type);
        if (word == null) {
            return null;
        }
        Preset preset = presets.find(word).orElse(null);
        if (preset == null && type == null) {
            String near = Nearest.to(name, names()).orElse(null);
            String hint = near == null ? "" : "; did you mean '" + near + "'?";
            values.problems().add(map.spot(), "has no type, and there is no preset of the account's name" + hint, near);
        } else if (preset == null && type != null) {
            values.problems().unknown(type.spot(), "type", type.text(), names());
        }
        return preset;
    }

    private List<String> names() {
        return presets.all().stream().map(Preset::name).sorted().toList();
    }

    private @Nullable String baseUrl(Fields fields, Preset preset, Said said) {
        String url = fields.text("baseUrl");
        boolean inProcess = IN_PROCESS.contains(preset.dialect());
        if (url != null && inProcess) {
            fields.problems().add(fields.spot("baseUrl"), "an account of type " + preset.name() + " has no address");
        } else if (url != null) {
            if (fields.has("address") && !BaseUrls.areParameters(preset)) {
                fields.problems().add(fields.spot("address"), "stands beside baseUrl; keep one of the two");
            }
            checkUrl(url.strip(), fields);
            return HttpAddress.withoutSlash(url.strip());
        } else if (!fields.has("baseUrl") && preset.baseUrl() == null && !inProcess) {
            fields.problems().add(fields.spot(), "has no baseUrl, and type " + preset.name() + " has none of its own");
        }
        String own = preset.baseUrl() == null ? null : urls.filled(preset, said, fields);
        return own == null ? null : HttpAddress.withoutSlash(own);
    }

    private static void checkUrl(String url, Fields fields) {
        if (!HttpAddress.is(url)) {
            // Not shown: an address may have a password in it.
            fields.problems()
                    .add(fields.spot("baseUrl"), "is not an address such as https://host:8000/v1, without ? and #");
        }
    }

    /** The account a preset makes by itself; nobody asked it for what the machine may be known by. */
    Account standing(Preset preset) {
        Keys.Found found = keys.ofEnvironment(preset);
        BaseUrls.Filled filled = preset.baseUrl() == null ? null : urls.filled(preset, Said.NOTHING);
        String url = filled == null ? null : filled.url();
        Map<String, Object> parameters = urls.filled(preset.quirks().extra(), preset, Said.NOTHING);
        return new Account(
                preset.name(),
                preset.withQuirks(preset.quirks().withExtra(parameters)),
                url == null ? null : HttpAddress.withoutSlash(url),
                found == null ? List.of(Credential.NONE) : found.credentials(),
                urls.region(preset, Said.NOTHING, false),
                Set.of(),
                found == null ? Map.of() : found.signing(),
                found == null ? Keys.missing(preset) : off(preset, filled, parameters, found.off()));
    }

    private static @Nullable String off(
            Preset preset, BaseUrls.@Nullable Filled filled, Map<String, Object> parameters, @Nullable String keyless) {
        String homeless = filled == null ? null : filled.off();
        if (homeless == null && lacks(preset, parameters)) {
            return "its address is not known";
        }
        return homeless == null ? keyless : homeless;
    }
}
