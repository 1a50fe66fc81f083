package io.llmrouter.camel;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options that say how is told what was decided. A mutable bean, set up before its endpoint starts. */
@UriParams
public abstract class ReportOptions extends EvaluationOptions {

    @UriParam(
            label = "producer",
            description = "How explanations are written as text, in the header CamelLlmRouterDecision and as the result"
                    + " of plan: json, ascii (tables for terminals and logs) or html (a page that stands by itself)",
            defaultValue = "json")
    private ExplanationForm explanation = ExplanationForm.json;

    ReportOptions() {}

    public ExplanationForm getExplanation() {
        return explanation;
    }

    public void setExplanation(ExplanationForm explanation) {
        this.explanation = explanation;
    }
}
