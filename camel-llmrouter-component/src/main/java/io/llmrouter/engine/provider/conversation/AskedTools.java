package io.llmrouter.engine.provider.conversation;

import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.provider.UnmappedContent;
import java.util.List;
import java.util.regex.Pattern;

/** What is asked of tools, as far as no protocol or not this one can ask it. Stateless. */
public final class AskedTools {

    /** The extra fields in which providers' own tools stand. */
    private static final List<String> OTHERS = List.of("tools", "toolConfig");

    private static final String NAMES = "tools.name";

    private AskedTools() {}

    /** Refuses the demand for a tool that nobody has; notes that some call is demanded where there are no tools. */
    static void check(ChatRequest request, List<String> notes) {
        ToolChoice choice = request.toolChoice();
        if (OTHERS.stream().anyMatch(request.extra()::containsKey)) {
            return;
        }
        if (choice.mode() == ToolChoice.Mode.NAMED
                && request.tools().stream().noneMatch(tool -> tool.name().equals(choice.name()))) {
            throw UnmappedContent.invalid("toolChoice: there is no tool '" + choice.name() + "'" + others(request));
        }
        if (choice.mode() == ToolChoice.Mode.REQUIRED && request.tools().isEmpty()) {
            notes.add("drops toolChoice, as there are no tools");
        }
    }

    private static String others(ChatRequest request) {
        List<String> names = request.tools().stream().map(ToolSpec::name).toList();
        return names.isEmpty() ? "" : ", but " + String.join(", ", names);
    }

    /** The same of a form that quirks rename {@value #NAMES} to; any name where they do not. */
    public static ChatRequest named(ChatRequest request, Quirks quirks) {
        String form = quirks.rename().get(NAMES);
        return form == null || request.tools().isEmpty() ? request : named(request, Pattern.compile(form));
    }

    /** The chat, if its tools have names that the protocol can write; another protocol may write them. */
    public static ChatRequest named(ChatRequest request, Pattern form) {
        for (ToolSpec tool : request.tools()) {
            if (!form.matcher(tool.name()).matches()) {
                throw UnmappedContent.unsupported(
                        "tool '" + tool.name() + "': this protocol takes names of the form " + form.pattern());
            }
        }
        return request;
    }
}
