package io.llmrouter.engine.provider.responses;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.provider.conversation.Seal;
import java.io.IOException;
import java.util.Optional;

/**
 * Writes what an earlier answer carried along: reasoning, and items of the provider's own tools. Reasoning is left out
 * that is neither encrypted, nor stored by the provider, nor sent as its full text: it could not be restored.
 */
final class ThoughtWriter {

    private final JsonGenerator json;

    ThoughtWriter(JsonGenerator json) {
        this.json = json;
    }

    /** The reasoning, if it can be sent back to that model. */
    static Optional<Content.Reasoning> taken(Content.Reasoning thought, String model, boolean stored) {
        return Seal.of(Thoughts.DIALECT, thought.signature())
                .filter(seal -> seal.fits(model))
                .filter(seal -> seal.place().equals(Thoughts.ITEM) || isKnown(seal, stored))
                .map(seal -> thought);
    }

    private static boolean isKnown(Seal seal, boolean stored) {
        boolean asTheyWere = seal.place().startsWith(Thoughts.TEXT);
        return !seal.value().isEmpty() || asTheyWere || (stored && !id(seal).isEmpty());
    }

    private static String id(Seal seal) {
        return seal.place().substring(seal.place().indexOf('.') + 1);
    }

    void write(Content.Reasoning thought) throws IOException {
        Seal seal = Seal.of(Thoughts.DIALECT, thought.signature()).orElse(null);
        if (seal == null) {
            return;
        }
        if (seal.place().equals(Thoughts.ITEM)) {
            json.writeTree(ExactJson.part("a carried item", seal.value()));
        } else {
            write(thought.text(), seal, seal.place().startsWith(Thoughts.TEXT));
        }
    }

    private void write(String text, Seal seal, boolean asTheyWere) throws IOException {
        String id = id(seal);
        json.writeStartObject();
        json.writeStringField("type", "reasoning");
        if (!id.isEmpty()) {
            json.writeStringField("id", id);
        }
        json.writeArrayFieldStart("summary");
        if (!asTheyWere) {
            writeText("summary_text", text);
        }
        json.writeEndArray();
        if (asTheyWere) {
            json.writeArrayFieldStart("content");
            writeText("reasoning_text", text);
            json.writeEndArray();
        }
        if (!seal.value().isEmpty()) {
            json.writeStringField("encrypted_content", seal.value());
        }
        json.writeEndObject();
    }

    private void writeText(String type, String text) throws IOException {
        if (!text.isEmpty()) {
            json.writeStartObject();
            json.writeStringField("type", type);
            json.writeStringField("text", text);
            json.writeEndObject();
        }
    }
}
