package io.llmrouter.engine.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Content to be judged.
 *
 * @param parts texts and images, at least one
 * @param each whether each part is judged by itself; else all of them as one
 * @param extra fields this record has no name for, by their name on the wire
 */
public record ModerateRequest(List<Content> parts, boolean each, Map<String, Object> extra)
        implements ModelRequest<ModerateResponse> {

    public ModerateRequest {
        parts = List.copyOf(parts);
        extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("to moderate, give at least one text or image");
        }
    }

    /** Parts that are judged as one. */
    public ModerateRequest(List<Content> parts, Map<String, Object> extra) {
        this(parts, false, extra);
    }

    /** The same for one part alone. */
    public ModerateRequest withPart(Content part) {
        return new ModerateRequest(List.of(part), each, extra);
    }

    /** One text. */
    public static ModerateRequest of(String text) {
        return new ModerateRequest(List.of(Content.text(text)), Map.of());
    }

    @Override
    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        parts.forEach(part ->
                part.fold(text -> texts.add(text.text()), media -> false, thought -> texts.add(thought.text())));
        return texts;
    }

    @Override
    public Set<Modality> modalities() {
        EnumSet<Modality> found = EnumSet.noneOf(Modality.class);
        parts.forEach(part -> found.add(part.fold(text -> Modality.TEXT, Content.Media::modality, t -> Modality.TEXT)));
        return found;
    }

    @Override
    public Operation operation() {
        return Operation.MODERATE;
    }

    @Override
    public Class<ModerateResponse> answerType() {
        return ModerateResponse.class;
    }
}
