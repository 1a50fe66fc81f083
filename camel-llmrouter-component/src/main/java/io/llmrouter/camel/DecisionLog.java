package io.llmrouter.camel;

import io.llmrouter.engine.observe.CallEvent;
import io.llmrouter.engine.observe.CallListener;
import io.llmrouter.engine.observe.EventValues;
import io.llmrouter.engine.wire.Json;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes each explained decision as one line of JSON to the logger {@code io.llmrouter.decisions}, at the level DEBUG. No
 * text of a request or an answer is in it; what providers said of failures is left out, since they may quote the request.
 */
final class DecisionLog implements CallListener {

    private static final Logger LOG = LoggerFactory.getLogger("io.llmrouter.decisions");

    private final InstantSource clock;

    DecisionLog(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void on(CallEvent event) {
        if (LOG.isDebugEnabled()) {
            String line = event.fold(attempted -> "", this::line);
            if (!line.isEmpty()) {
                LOG.debug("{}", line);
            }
        }
    }

    private String line(CallEvent.Ended ended) {
        return Json.write(withoutMessages(EventValues.of(ended, clock.instant())));
    }

    private static Map<String, Object> withoutMessages(Map<?, ?> values) {
        Map<String, Object> rest = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (!"message".equals(name)) {
                rest.put(String.valueOf(name), quiet(value));
            }
        });
        return rest;
    }

    private static Object quiet(Object value) {
        if (value instanceof Map<?, ?> map) {
            return withoutMessages(map);
        }
        if (value instanceof List<?> list) {
            List<Object> rest = new ArrayList<>();
            list.forEach(each -> rest.add(quiet(each)));
            return rest;
        }
        return value;
    }
}
