package io.llmrouter.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.wire.Json;

/** A JSON schema as the form of an answer. */
final class JsonSchema {

    private JsonSchema() {}

    /** The form of answers that can be read into a class. Every property is required, as providers want it. */
    static OutputFormat format(Class<?> type) {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        Json.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule(JacksonOption.RESPECT_JSONPROPERTY_ORDER))
                .with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT)
                .without(Option.SCHEMA_VERSION_INDICATOR);
        config.forFields().withRequiredCheck(field -> true);
        ObjectNode schema = new SchemaGenerator(config.build()).generateSchema(type);
        return format(schema.put("title", type.getSimpleName()).toString());
    }

    /**
     * The form that keeps to a schema. It is strict when the schema closes its object, because providers refuse to
     * guarantee an open one. Its name is the schema's title, as far as providers take it.
     *
     * @throws IllegalArgumentException if the text is not a JSON object
     */
    static OutputFormat format(String schema) {
        JsonNode tree;
        try {
            tree = Json.mapper().readTree(schema);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("jsonSchema is not JSON: " + e.getOriginalMessage(), e);
        }
        if (!tree.isObject()) {
            throw new IllegalArgumentException("jsonSchema is not a JSON object");
        }
        String name = tree.path("title").asText("answer").replaceAll("[^A-Za-z0-9_-]+", "_");
        JsonNode open = tree.path("additionalProperties");
        return new OutputFormat(
                OutputFormat.Kind.SCHEMA,
                name.isEmpty() ? "answer" : name.substring(0, Math.min(64, name.length())),
                tree.toString(),
                open.isBoolean() && !open.booleanValue());
    }
}
