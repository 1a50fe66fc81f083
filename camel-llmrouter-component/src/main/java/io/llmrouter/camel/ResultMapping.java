package io.llmrouter.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmrouter.engine.Answer;
import io.llmrouter.engine.LlmRouterException;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import org.apache.camel.CamelContext;

/** Makes the form of a result that an endpoint asks for. */
final class ResultMapping {

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
        try {
            Object value = AnswerJson.read(mapper, text, into);
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
