package io.llmrouter.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmrouter.engine.Answer;
import io.llmrouter.engine.LlmRouterException;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.wire.Json;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.support.CamelContextHelper;
import org.jspecify.annotations.Nullable;

/** Makes the form of a result that an endpoint asks for. */
final class ResultMapping {

    private static final Pattern FENCED =
            Pattern.compile("\\A\\s*```[a-zA-Z]*\\s*\\n(.*?)\\n?```\\s*\\z", Pattern.DOTALL);

    private final CamelContext context;
    private final ResponseType type;
    private final @Nullable Class<?> outputClass;
    private final ObjectMapper mapper;

    /**
     * Reads the options once.
     *
     * @throws IllegalArgumentException if there is no such output class
     */
    ResultMapping(CamelContext context, LlmRouterConfiguration options) {
        this.context = context;
        type = options.getResponseType();
        String name = options.getOutputClass();
        outputClass = name == null ? null : find(name);
        ObjectMapper registered = CamelContextHelper.findSingleByType(context, ObjectMapper.class);
        mapper = registered == null ? Json.mapper() : registered;
    }

    private Class<?> find(String name) {
        Class<?> found = context.getClassResolver().resolveClass(name);
        if (found == null) {
            throw new IllegalArgumentException("there is no class " + name + " for outputClass on the classpath");
        }
        return found;
    }

    /** The answer in the form that is asked for. */
    Object result(Answer answer, Headers headers) {
        Class<?> into = into(headers);
        if (into != null) {
            return parse(answer, into);
        }
        return switch (type) {
            case text -> answer.response().text();
            case json -> parse(answer, Object.class);
            case response -> answer.response();
        };
    }

    private @Nullable Class<?> into(Headers headers) {
        Object given = headers.value(LlmRouterConstants.OUTPUT_CLASS, Object.class);
        if (given == null || given instanceof Class<?>) {
            return given == null ? outputClass : (Class<?>) given;
        }
        try {
            return find(given.toString());
        } catch (IllegalArgumentException e) {
            throw Invalid.request("the header " + LlmRouterConstants.OUTPUT_CLASS + ": " + e.getMessage(), e);
        }
    }

    private Object parse(Answer answer, Class<?> into) {
        String text = answer.response().text();
        Matcher fenced = FENCED.matcher(text);
        try {
            Object value = mapper.readValue(fenced.matches() ? fenced.group(1) : text, into);
            if (value != null) {
                return value;
            }
        } catch (JsonProcessingException e) {
            LlmRouterException failed = unfit(answer, into);
            failed.initCause(e);
            throw failed;
        }
        throw unfit(answer, into);
    }

    private static LlmRouterException unfit(Answer answer, Class<?> into) {
        String form = into == Object.class ? "JSON" : "JSON of a " + into.getSimpleName();
        return LlmRouterException.of(
                Failure.of(FailureKind.MALFORMED_RESPONSE, answer.target() + " did not answer with " + form),
                answer.decision());
    }
}
