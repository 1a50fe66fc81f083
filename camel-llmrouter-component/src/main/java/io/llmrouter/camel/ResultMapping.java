package io.llmrouter.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmrouter.engine.Answer;
import io.llmrouter.engine.LlmRouterException;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;

/** Makes the form of a result that an endpoint asks for. */
final class ResultMapping {

    private static final Pattern FENCED =
            Pattern.compile("\\A\\s*```[a-zA-Z]*\\s*\\n(.*?)\\n?```\\s*\\z", Pattern.DOTALL);

    private final ResponseType type;
    private final OutputClass outputClass;
    private final ObjectMapper mapper;

    /**
     * Reads the options once.
     *
     * @throws IllegalArgumentException if there is no such output class
     */
    ResultMapping(CamelContext context, LlmRouterConfiguration options) {
        type = options.getResponseType();
        outputClass = new OutputClass(context, options.getOutputClass());
        mapper = RegistryMapper.of(context);
    }

    /** The answer in the form that is asked for. */
    Object result(Answer answer, Headers headers) {
        Class<?> into = outputClass.of(headers);
        if (into != null) {
            return parse(answer, into);
        }
        return switch (type) {
            case text -> answer.response().text();
            case json -> parse(answer, Object.class);
            case response -> answer.response();
        };
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
