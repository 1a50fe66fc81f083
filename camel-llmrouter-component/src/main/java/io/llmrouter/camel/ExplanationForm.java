package io.llmrouter.camel;

import io.llmrouter.engine.observe.ExplanationPage;
import io.llmrouter.engine.observe.ExplanationText;
import io.llmrouter.engine.wire.Json;
import java.util.Map;
import java.util.function.Function;

/** How an explanation is written as text. */
public enum ExplanationForm {
    /** As JSON. */
    json(Json::write),
    /** As tables of plain ASCII. */
    ascii(ExplanationText::of),
    /** As an HTML page that stands by itself. */
    html(ExplanationPage::of);

    private final Function<Map<String, Object>, String> writer;

    ExplanationForm(Function<Map<String, Object>, String> writer) {
        this.writer = writer;
    }

    String write(Map<String, Object> explanation) {
        return writer.apply(explanation);
    }
}
