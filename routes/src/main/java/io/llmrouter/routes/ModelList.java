package io.llmrouter.routes;

import io.llmrouter.engine.config.RouterConfig;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Answers {@code GET /v1/models}, and {@code GET /v1/models/NAME} where the name may have slashes, documented at
 * https://platform.openai.com/docs/api-reference/models. Thread-safe.
 */
public final class ModelList implements Processor {

    private static final String PATH = "/v1/models/";

    private ModelNames models = new ModelNames();

    /** Which models clients may name; only those that are listed, unless it is set. */
    public ModelNames getModels() {
        return models;
    }

    /** To be set before the first request. */
    public void setModels(ModelNames models) {
        this.models = models;
    }

    @Override
    public void process(Exchange exchange) {
        RouterConfig config = Router.of(exchange).config();
        String name = name(exchange);
        Response response = new Response(exchange);
        if (name.isEmpty()) {
            response.send(200, models.list(config));
            return;
        }
        try {
            response.send(200, models.one(name, config));
        } catch (UnknownModelException e) {
            response.fail(e.failure());
        }
    }

    private static String name(Exchange exchange) {
        String path = exchange.getMessage().getHeader(Exchange.HTTP_PATH, "", String.class);
        int at = path.indexOf(PATH);
        return at < 0 ? "" : decoded(path.substring(at + PATH.length()));
    }

    /** In a path a plus is a plus. */
    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
