package io.llmrouter.routes;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

/**
 * The labels of {@code classify-and-branch} with their endpoints. Before the model is asked it writes the instructions
 * that name the labels; after, it finds the label in the answer and the endpoint to go to. Thread-safe.
 */
public final class LabelBranches extends FlowStep {

    /** The header with the label; {@value #OTHER} when the answer is none of them. */
    public static final String LABEL = "CamelLlmRouterLabel";

    private static final String OTHER = "other";
    private static final String INSTRUCTIONS = "llmrouterInstructions";
    private static final String ANSWER = "llmrouterLabel";
    private static final String BRANCH = "llmrouterBranch";

    private final Map<String, String> endpoints = new LinkedHashMap<>();
    private String other = "";
    private String instructions = "";

    @Override
    void configure(CamelContext camel, Parameters parameters) {
        other = parameters.text("other");
        for (String entry : parameters.text("labels").split("[;\\n]")) {
            if (!entry.isBlank()) {
                add(entry.strip(), parameters);
            }
        }
        if (endpoints.isEmpty()) {
            throw parameters.wrong("labels", "is empty: expected label=endpoint, separated by semicolons");
        }
        instructions = "Classify the message. Answer with exactly one of these labels and nothing else: "
                + String.join(", ", endpoints.keySet()) + ". Answer " + OTHER + " if none fits.";
        if (!parameters.text("instructions").isBlank()) {
            instructions += "\n" + parameters.text("instructions");
        }
    }

    private void add(String entry, Parameters parameters) {
        int equals = entry.indexOf('=');
        if (equals < 1 || equals == entry.length() - 1) {
            throw parameters.wrong("labels", "has '" + entry + "': expected label=endpoint");
        }
        String label = plain(entry.substring(0, equals));
        if (label.isEmpty() || label.equals(OTHER) || endpoints.containsKey(label)) {
            throw parameters.wrong(
                    "labels", "has '" + entry + "': a label is named once, and '" + OTHER + "' has its own parameter");
        }
        endpoints.put(label, entry.substring(equals + 1).strip());
    }

    @Override
    public void process(Exchange exchange) {
        String answer = exchange.getProperty(ANSWER, String.class);
        if (answer == null) {
            exchange.setProperty(INSTRUCTIONS, instructions);
            return;
        }
        exchange.removeProperty(ANSWER);
        exchange.removeProperty(INSTRUCTIONS);
        String label = plain(answer);
        exchange.getMessage().setHeader(LABEL, endpoints.containsKey(label) ? label : OTHER);
        exchange.setProperty(BRANCH, endpoints.getOrDefault(label, other));
    }

    /** A label as it may be written: case, quotes, and a full stop do not count. */
    private static String plain(String text) {
        return text.strip().replaceAll("^[\\s\"'`*]+|[\\s\"'`*.]+$", "").toLowerCase(Locale.ROOT);
    }
}
