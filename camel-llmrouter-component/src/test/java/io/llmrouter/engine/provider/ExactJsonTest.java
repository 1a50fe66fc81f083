package io.llmrouter.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.wire.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExactJsonTest {

    static List<String> texts() {
        return List.of(
                "{}",
                " {\"a\":{\"b\":[1,{\"c\":null}]},\"d\":[[],{}]} ",
                "{\"a\":1} and more",
                "{\"a\":1}}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1.50,\"b\":-1e400,\"c\":12345678901234567890}",
                "{\"a\":\"\\u00e4 \\\" }\"}",
                "{\"a\":\"" + "x".repeat(100_000) + "\"}",
                "",
                " ",
                "\"{}\"",
                "[{}]",
                "1",
                "null",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,}",
                "{\"a\" 1}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":[1}",
                "{\"a\":tru}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\n\"}",
                "{\"a\":1e99999999999}",
                "{\"a\":" + "9".repeat(1001) + "}",
                "{\"a\":0." + "9".repeat(1001) + "}",
                "{\"a\":".repeat(1001) + "1" + "}".repeat(1001),
                "look(5)");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void findsThoseToBeObjectsThatCanBeReadAsOne(String text) {
        assertThat(ExactJson.isObject(text)).isEqualTo(isReadAsObject(text));
    }

    private static boolean isReadAsObject(String text) {
        try {
            return ExactJson.tree(text).isObject();
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"b\":[1.50,-2,3000000000,12345678901234567890,1e30],\"c\":{\"d\":{},\"e\":[]}}",
                "[true,false,null,\"\",\"text\"]",
                "\"text\"",
                "5",
                "2.0",
                "true"
            })
    void makesOfTreesWhatTheMapperDoes(String json) throws JsonProcessingException {
        JsonNode tree = ExactJson.tree(json);
        assertThat(ExactJson.plain(tree)).isEqualTo(Json.mapper().convertValue(tree, Object.class));
    }

    @Test
    void keepsNumbersAsTheyAre() throws JsonProcessingException {
        Object plain = ExactJson.plain(ExactJson.tree("[1,3000000000,12345678901234567890,1.50,null]"));
        assertThat(plain)
                .isEqualTo(Arrays.asList(
                        1, 3_000_000_000L, new BigInteger("12345678901234567890"), new BigDecimal("1.50"), null));
    }

    @Test
    void makesExactNumbersOfThoseThatAreNot() {
        JsonNode tree = Json.mapper().createObjectNode().put("half", 0.5).put("float", 0.25f);
        assertThat(ExactJson.plain(tree))
                .isEqualTo(Map.of("half", new BigDecimal("0.5"), "float", new BigDecimal("0.25")))
                .isEqualTo(Json.mapper().convertValue(tree, Object.class));
    }
}
