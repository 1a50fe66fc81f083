package io.llmrouter.engine.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Operation;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code presets.json}; {@code docs/catalogue.md} documents the form. */
final class PresetReader {

    private final Map<String, Preset> byName = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();

    private PresetReader() {}

    static Presets read(String file, InputStream in) {
        PresetReader reader = new PresetReader();
        new DataFile(file, Map.of("presets", reader::add)).read(in);
        return new PresetTable(reader.byName, reader.aliases);
    }

    private void add(Entry entry) {
        Preset preset = preset(entry);
        requireNew(entry, preset.name());
        byName.put(preset.name(), preset);
        for (String alias : entry.words("aliases")) {
            requireNew(entry, alias);
            aliases.put(alias, preset.name());
        }
        if (entry.text("verified").isBlank()) {
            throw entry.wrong("'verified' does not say how the preset was checked");
        }
        if (!entry.words("sources").stream().allMatch(source -> source.startsWith("https://"))) {
            throw entry.wrong("'sources' holds no addresses of where the provider documents its quirks");
        }
    }

    private void requireNew(Entry entry, String name) {
        if (byName.containsKey(name) || aliases.containsKey(name)) {
            throw entry.wrong("there are two presets named '" + name + "'");
        }
    }

    private static Preset preset(Entry entry) {
        return new Preset(
                entry.text("name"),
                entry.text("dialect"),
                entry.optionalText("baseUrl"),
                entry.words("keyVariables"),
                entry.flag("keyRequired"),
                entry.text("vendor"),
                entry.optionalText("region"),
                quirks(entry.object("quirks")),
                entry.map("address", PresetReader::variables));
    }

    private static List<String> variables(JsonNode names) {
        List<String> variables = new ArrayList<>();
        names.forEach(name -> variables.add(name.asText()));
        return variables;
    }

    private static Quirks quirks(Entry entry) {
        return new Quirks(
                entry.has("path") ? entry.text("path") : "",
                auth(entry),
                entry.map("headers", JsonNode::asText),
                entry.map("query", JsonNode::asText),
                Set.copyOf(entry.words("drop")),
                entry.map("rename", JsonNode::asText),
                entry.map("clamp", JsonNode::doubleValue),
                entry.values("extra"),
                operations(entry),
                CardFacts.NONE);
    }

    /** Chat goes without saying, unless {@code chat} says false. */
    private static Map<Operation, String> operations(Entry entry) {
        Map<Operation, String> operations = new EnumMap<>(Operation.class);
        entry.map("operations", JsonNode::asText).forEach((word, path) -> operations.put(operation(entry, word), path));
        if (!entry.has("chat") || entry.flag("chat")) {
            operations.put(Operation.CHAT, entry.has("path") ? entry.text("path") : "");
        }
        return operations;
    }

    private static Operation operation(Entry entry, String word) {
        int index = Words.of(Operation.class).indexOf(word);
        if (index < 0) {
            throw entry.wrong("unknown operation '" + word + "'; " + Nearest.hint(word, Words.of(Operation.class)));
        }
        return Operation.values()[index];
    }

    private static Quirks.Auth auth(Entry quirks) {
        boolean given = quirks.has("auth");
        Entry auth = quirks.object("auth");
        return given
                ? new Quirks.Auth(
                        auth.text("header"),
                        auth.text("prefix"),
                        auth.has("scheme") ? auth.text("scheme") : "",
                        auth.has("service") ? auth.text("service") : "")
                : Quirks.Auth.NONE;
    }
}
