package io.llmrouter.engine.feature;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.model.ToolSpec;

/**
 * How long a whole request is: its texts as {@link TextTokens} counts them, its media by figures, and what the form of a
 * conversation adds.
 *
 * @param text tokens of text, tools, schema and form
 * @param media tokens of images and other media
 */
record RequestTokens(long text, long media) {

    /** What a message adds to its text: role and separators. */
    static final long PER_MESSAGE = 4;

    /** What a tool adds to its name, description and schema. */
    static final long PER_TOOL = 8;

    /** An image of usual size; providers count from 250 to 1,600 by their own rules. */
    static final long PER_IMAGE = 1_000;

    /** An image that the model is to look at only roughly. */
    static final long PER_ROUGH_IMAGE = 85;

    /** A sound, film or document whose size is not known. */
    static final long PER_REMOTE_MEDIA = 2_000;

    /** The bytes that make a token of audio, at 128 kbit/s and 25 tokens a second. */
    static final long AUDIO_BYTES = 640;

    /** The bytes that make a token of video, at 1 Mbit/s and 300 tokens a second. */
    static final long VIDEO_BYTES = 400;

    /** The bytes that make a token of a document, at 50 kB and 1,000 tokens a page. */
    static final long DOCUMENT_BYTES = 50;

    /** How far off the figures for media may be, as a share. */
    static final double MEDIA_ERROR = 0.6;

    static RequestTokens of(ChatRequest request) {
        TextTokens text = new TextTokens();
        long form = 0;
        long media = 0;
        for (Message message : request.messages()) {
            form += PER_MESSAGE;
            for (Content part : message.content()) {
                media += part.fold(text::add, RequestTokens::media, text::add);
            }
            for (ToolCall call : message.toolCalls()) {
                form += PER_TOOL;
                text.add(call.name());
                text.add(call.arguments());
            }
        }
        for (ToolSpec tool : request.tools()) {
            form += PER_TOOL;
            text.add(tool.name());
            text.add(tool.description());
            text.add(tool.parameters());
        }
        String schema = request.output().schema();
        if (schema != null) {
            form += PER_TOOL;
            text.add(schema);
        }
        return new RequestTokens(form + text.total(), media);
    }

    long total() {
        return text + media;
    }

    /** The share by which the total may be off. */
    double error() {
        return (text * TextTokens.ERROR + media * MEDIA_ERROR) / Math.max(1, total());
    }

    private static long media(Content.Media media) {
        if (media.modality() == Modality.IMAGE) {
            return "low".equals(media.detail()) ? PER_ROUGH_IMAGE : PER_IMAGE;
        }
        if (!media.source().isInline()) {
            return PER_REMOTE_MEDIA;
        }
        long bytes = media.source().value().length() * 3L / 4;
        return 1
                + bytes
                        / switch (media.modality()) {
                            case AUDIO -> AUDIO_BYTES;
                            case VIDEO -> VIDEO_BYTES;
                            default -> DOCUMENT_BYTES;
                        };
    }
}
