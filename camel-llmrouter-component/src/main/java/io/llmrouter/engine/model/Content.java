package io.llmrouter.engine.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One part of a {@link Message}. */
public sealed interface Content {

    /** Calls the function of this part's kind. */
    <T> T fold(Function<Text, T> text, Function<Media, T> media, Function<Reasoning, T> reasoning);

    /** Plain text. */
    record Text(String text) implements Content {
        public Text {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public <T> T fold(Function<Text, T> text, Function<Media, T> media, Function<Reasoning, T> reasoning) {
            return text.apply(this);
        }
    }

    /**
     * An image, a sound, a film or a document. One that is given by a {@code data:} URL has its bytes in the request.
     *
     * @param modality what it is to a model
     * @param mediaType its MIME type, such as {@code image/png}
     * @param source where its bytes are
     * @param name a file name, where one is known
     * @param detail how closely the model should look, in the provider's words, such as {@code low}
     * @param extra fields of the part this record has no name for, by their name on the wire, such as a document's
     *     {@code citations}; carried through to providers that take them
     */
    record Media(
            Modality modality,
            String mediaType,
            MediaSource source,
            @Nullable String name,
            @Nullable String detail,
            Map<String, Object> extra)
            implements Content {
        public Media {
            Objects.requireNonNull(modality, "modality");
            Objects.requireNonNull(mediaType, "mediaType");
            Objects.requireNonNull(source, "source");
            DataUrl data = DataUrl.of(source).orElse(null);
            if (data != null) {
                mediaType = data.typeOr(mediaType);
                source = data.source();
            }
            extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
        }

        /** Its address: where the provider fetches it, or a {@code data:} URL (RFC 2397) with the bytes themselves. */
        public String address() {
            return source.isInline() ? "data:" + mediaType + ";base64," + source.value() : source.value();
        }

        /** One that says nothing else. */
        public Media(
                Modality modality,
                String mediaType,
                MediaSource source,
                @Nullable String name,
                @Nullable String detail) {
            this(modality, mediaType, source, name, detail, Map.of());
        }

        @Override
        public <T> T fold(Function<Text, T> text, Function<Media, T> media, Function<Reasoning, T> reasoning) {
            return media.apply(this);
        }
    }

    /**
     * What a model thought before it answered.
     *
     * @param text the thoughts, or a summary of them
     * @param signature the provider's proof that they are its own; must go back unchanged in the next turn
     */
    record Reasoning(String text, @Nullable String signature) implements Content {
        public Reasoning {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public <T> T fold(Function<Text, T> text, Function<Media, T> media, Function<Reasoning, T> reasoning) {
            return reasoning.apply(this);
        }
    }

    /** A text part. */
    static Content text(String text) {
        return new Text(text);
    }

    /** An image part with its bytes in the request. */
    static Content image(String mediaType, byte[] bytes) {
        return new Media(Modality.IMAGE, mediaType, MediaSource.inline(bytes), null, null);
    }

    /** An image part that the provider fetches itself, or, by a {@code data:} URL, with its bytes in the request. */
    static Content image(String uri) {
        return new Media(Modality.IMAGE, "image/*", MediaSource.remote(uri), null, null);
    }
}
