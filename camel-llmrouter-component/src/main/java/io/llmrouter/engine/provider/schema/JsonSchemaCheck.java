package io.llmrouter.engine.provider.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.resource.DisallowSchemaLoader;
import io.llmrouter.engine.wire.Json;
import java.util.Optional;
import java.util.Set;

/** By the draft 2020-12 of JSON Schema. Schemas that point elsewhere are not fetched. */
final class JsonSchemaCheck implements FormCheck {

    private static final ObjectReader READER =
            Json.mapper().readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonSchemaFactory schemas =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012, builder -> builder.enableSchemaCache(false)
                    .schemaLoaders(loaders -> loaders.add(DisallowSchemaLoader.getInstance())));

    @Override
    public Optional<String> strays(String schema, String text) {
        try {
            JsonNode answer = READER.readValue(text);
            if (answer.isMissingNode()) {
                return Optional.of("it is empty");
            }
            Set<ValidationMessage> found =
                    schemas.getSchema(Json.mapper().readTree(schema)).validate(answer);
            return found.stream().map(ValidationMessage::getMessage).findFirst();
        } catch (JsonProcessingException notJson) {
            return Optional.of("it is not one JSON value");
        } catch (JsonSchemaException unusable) {
            return Optional.of("its schema cannot be used: " + unusable.getMessage());
        }
    }
}
