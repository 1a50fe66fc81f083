package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A call of a tool, or a piece of one in a stream, in each of the forms that the protocol has: of a function, of a custom
 * tool, whose input is a text and no JSON, and the old one of a function that has no id.
 *
 * @param index the server's number of the call; {@link #NO_INDEX} if it gives none
 * @param id empty where it is not told, or told before
 * @param name empty where it is not told, or told before
 * @param arguments the arguments, or what there is of them; the input of a custom tool
 * @param custom whether a custom tool is called
 * @see <a href="https://platform.openai.com/docs/guides/function-calling#custom-tools">Custom tools at OpenAI</a>
 */
record CallPiece(int index, String id, String name, String arguments, boolean custom) {

    /** In place of an index. */
    static final int NO_INDEX = Integer.MIN_VALUE;

    private static final String CUSTOM = "custom";
    private static final String NAME = "name";

    /** One of a list {@code tool_calls}; servers that write both forms, one of them empty, mean the function. */
    static CallPiece of(JsonNode call) {
        int index = call.path("index").asInt(NO_INDEX);
        String id = call.path("id").asText("");
        JsonNode custom = call.path(CUSTOM);
        JsonNode function = call.path("function");
        return custom.isObject() && !function.isObject()
                ? new CallPiece(
                        index,
                        id,
                        custom.path(NAME).asText(""),
                        custom.path("input").asText(""),
                        true)
                : new CallPiece(index, id, function.path(NAME).asText(""), Choice.arguments(function), false);
    }

    /** The old form, a field {@code function_call}; says nothing where there is none. */
    static CallPiece old(JsonNode function) {
        String name = function.path(NAME).asText("");
        return new CallPiece(NO_INDEX, name.isEmpty() ? "" : "function_call", name, Choice.arguments(function), false);
    }

    boolean saysNothing() {
        return name.isEmpty() && arguments.isEmpty();
    }
}
