package io.llmrouter.test;

import java.util.List;
import java.util.Map;

/**
 * Anthropic Messages at Vertex AI, as documented at
 * https://docs.cloud.google.com/vertex-ai/generative-ai/docs/partner-models/claude/use-claude: answers, events and the
 * errors among them are Anthropic's, what is refused before is Google's.
 */
final class VertexClaudeForm implements WireForm {

    private final AnthropicForm claude = new AnthropicForm();
    private final VertexForm google = new VertexForm();

    @Override
    public int status(ScriptedError error) {
        return google.status(error);
    }

    @Override
    public Map<String, Object> error(ScriptedError error) {
        return google.error(error);
    }

    @Override
    public Event event(Map<String, Object> error) {
        Map<?, ?> body = (Map<?, ?>) error.get("error");
        int status = (Integer) body.get("code");
        String message = String.valueOf(body.get("message"));
        return claude.event(claude.error(new ScriptedError(status, "server_error", null, message)));
    }

    @Override
    public Map<String, Object> whole(Completion answer, ReceivedRequest request) {
        return claude.whole(answer, request);
    }

    @Override
    public List<Event> events(Completion answer, ReceivedRequest request) {
        return claude.events(answer, request);
    }
}
