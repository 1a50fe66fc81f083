package io.llmrouter.engine.provider.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Content.Media;
import io.llmrouter.engine.model.MediaSource;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.AnswerForm;
import io.llmrouter.engine.provider.AnswerPieces;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.provider.conversation.Seal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Collects the parts of an answer. A signature becomes reasoning of its own: before the calls where it belongs to a
 * call, else right behind the part that it belongs to. For one answer and one thread.
 */
final class Parts {

    /** The dialect's name in seals. */
    static final String DIALECT = "gemini";

    /** The place of a signature at a thought. */
    static final String THOUGHT = "thought";

    /** The place of a signature at the part before. */
    static final String PART = "part";

    /** The place of a signature at a call, before the call's index. */
    static final String CALL = "call";

    /** Begins the ids of calls that had none. */
    static final String OWN_ID = "gemini_";

    private final String responseId;
    private final List<Content> content = new ArrayList<>();
    private final List<ToolCall> calls = new ArrayList<>();
    private final List<Object> others = new ArrayList<>();

    Parts(String responseId) {
        this.responseId = responseId;
    }

    List<Content> content() {
        return content;
    }

    List<ToolCall> calls() {
        return calls;
    }

    List<Object> others() {
        return others;
    }

    boolean saysNothing() {
        return AnswerPieces.areSilent(content, calls);
    }

    void add(JsonNode part) {
        if (isAnswer(part)) {
            content.add(Content.text(arguments(part.path("functionCall"))));
        } else if (part.path("functionCall").isObject()) {
            seal(part, CALL + calls.size());
            calls.add(call(part.path("functionCall"), responseId, calls.size()));
        } else if (part.path("thought").asBoolean(false)) {
            thought(part);
        } else {
            said(part);
            seal(part, PART);
        }
    }

    private void thought(JsonNode part) {
        String text = part.path("text").asText("");
        String signature = signature(part, THOUGHT);
        if (!text.isEmpty() || signature != null) {
            content.add(new Content.Reasoning(text, signature));
        }
    }

    private void said(JsonNode part) {
        JsonNode data = part.path("inlineData");
        if (data.isObject()) {
            content.add(media(data));
        } else if (part.path("text").isTextual()) {
            if (!part.path("text").textValue().isEmpty()) {
                content.add(Content.text(part.path("text").textValue()));
            }
        } else {
            others.add(ExactJson.plain(part));
        }
    }

    private void seal(JsonNode part, String place) {
        String signature = signature(part, place);
        if (signature != null) {
            content.add(new Content.Reasoning("", signature));
        }
    }

    /** The signature at a part, ready to be carried; null if there is none. */
    static @Nullable String signature(JsonNode part, String place) {
        String value = part.path("thoughtSignature").asText("");
        return value.isEmpty() ? null : new Seal(DIALECT, place, value).signature();
    }

    /** Whether a part is the answer by the tool that takes it; what is signed there was a call, and goes nowhere back. */
    static boolean isAnswer(JsonNode part) {
        return AnswerForm.isAnswer(part.path("functionCall").path("name").asText(""));
    }

    static String arguments(JsonNode call) {
        JsonNode arguments = call.path("args");
        return arguments.isObject() ? arguments.toString() : "{}";
    }

    /** A call; models before Gemini 3 give no id, so that it gets one that says which answer it stands in. */
    static ToolCall call(JsonNode call, String responseId, int index) {
        String id = call.path("id").asText("");
        return new ToolCall(
                id.isEmpty() ? OWN_ID + responseId + "_" + index : id,
                call.path("name").asText(""),
                arguments(call));
    }

    /** The media that a part holds as {@code inlineData}. */
    static Media media(JsonNode data) {
        String type = data.path("mimeType").asText("application/octet-stream");
        MediaSource source = new MediaSource(
                MediaSource.Kind.INLINE, base64(data.path("data").asText("")));
        return new Media(modality(type), type, source, null, null);
    }

    /** Clients, and the API itself, may use the alphabet for addresses, and leave out the padding. */
    static String base64(String data) {
        String usual = data.replace('-', '+').replace('_', '/');
        int over = usual.length() % 4;
        return over == 0 || usual.endsWith("=") ? usual : usual + "=".repeat(4 - over);
    }

    /** What a media type is to a model. */
    static Modality modality(String mediaType) {
        String type = mediaType.toLowerCase(Locale.ROOT);
        for (Modality modality : List.of(Modality.IMAGE, Modality.AUDIO, Modality.VIDEO)) {
            if (type.startsWith(modality.name().toLowerCase(Locale.ROOT) + "/")) {
                return modality;
            }
        }
        return Modality.DOCUMENT;
    }
}
