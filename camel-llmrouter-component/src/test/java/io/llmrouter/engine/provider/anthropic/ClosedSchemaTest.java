package io.llmrouter.engine.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.provider.ExactJson;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClosedSchemaTest {

    @Test
    void closesEveryObjectThatWasLeftOpenAndNothingElse() {
        JsonNode given = schema("{'type':'object','properties':{'minimum':{'type':'number'},'list':{'type':'array',"
                + "'items':{'type':'object','properties':{'a':{'$ref':'#/$defs/x'}}}}},"
                + "'$defs':{'x':{'anyOf':[{'type':'null'},{'properties':{'b':{'type':'string'}}}]}}}");

        assertThat(ClosedSchema.of(given))
                .contains(schema("{'type':'object','properties':{'minimum':{'type':'number'},'list':{'type':'array',"
                        + "'items':{'type':'object','properties':{'a':{'$ref':'#/$defs/x'}},"
                        + "'additionalProperties':false}}},'$defs':{'x':{'anyOf':[{'type':'null'},"
                        + "{'properties':{'b':{'type':'string'}},'additionalProperties':false}]}},"
                        + "'additionalProperties':false}"));
        assertThat(given.has("additionalProperties")).as("the schema given").isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'object'}",
                "{'type':'object','properties':{'n':{'type':'integer','minimum':1}}}",
                "{'type':'object','properties':{'s':{'type':'string','maxLength':9}}}",
                "{'type':'object','properties':{},'additionalProperties':true}",
                "{'type':'object','properties':{},'additionalProperties':{'type':'string'}}",
                "{'type':'object','additionalProperties':false}",
                "{'type':'array','items':{'type':'object'}}",
                "{'type':'array','minItems':2,'items':{'type':'string'}}",
                "{'type':'object','properties':{'o':{'oneOf':[{'type':'string'}]}}}",
                "{'type':'object','properties':{'any':true}}",
                "true"
            })
    void cannotHoldAModelToSomeSchemas(String text) {
        assertThat(ClosedSchema.of(schema(text))).isEqualTo(Optional.empty());
    }

    private static JsonNode schema(String text) {
        return ExactJson.part("test", text.replace('\'', '"'));
    }
}
