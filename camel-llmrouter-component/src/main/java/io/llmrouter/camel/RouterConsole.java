package io.llmrouter.camel;

import java.util.List;
import java.util.Map;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;

/** Shows Camel's developer console what an operator sees of the router. */
@DevConsole(name = "llmrouter", displayName = "LLM Router", description = "Policies, targets, breakers and keys")
public final class RouterConsole extends AbstractDevConsole {

    public RouterConsole() {
        super("camel", "llmrouter", "LLM Router", "Policies, targets, breakers and keys");
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        LlmRouterComponent component = (LlmRouterComponent) getCamelContext().hasComponent("llmrouter");
        return component == null || component.getRouter() == null ? Map.of() : component.snapshot();
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        doCallJson(options).forEach((heading, content) -> {
            text.append(heading).append(":\n");
            for (Object row : content instanceof List<?> rows ? rows : List.of(content)) {
                text.append("  ").append(row).append('\n');
            }
        });
        return text.toString();
    }
}
