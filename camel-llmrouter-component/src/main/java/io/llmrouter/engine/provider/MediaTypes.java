package io.llmrouter.engine.provider;

import io.llmrouter.engine.model.Content.Media;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Media types as protocols want them: without parameters, and told from the address where only the kind is known. */
public final class MediaTypes {

    private static final Map<String, String> BY_ENDING = Map.ofEntries(
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("heic", "image/heic"),
            Map.entry("heif", "image/heif"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("txt", "text/plain"),
            Map.entry("md", "text/markdown"),
            Map.entry("csv", "text/csv"),
            Map.entry("html", "text/html"),
            Map.entry("json", "application/json"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("wav", "audio/wav"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("flac", "audio/flac"),
            Map.entry("aac", "audio/aac"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("mov", "video/quicktime"),
            Map.entry("webm", "video/webm"),
            Map.entry("mpeg", "video/mpeg"));

    private MediaTypes() {}

    /** The exact type of a piece of media; empty if it is known neither by itself nor by its address. */
    public static Optional<String> exact(Media media) {
        String type = plain(media.mediaType());
        boolean known = !type.endsWith("/*") && !type.equals("application/octet-stream");
        return known
                ? Optional.of(type)
                : Optional.ofNullable(BY_ENDING.get(ending(media.source().value())));
    }

    /** A type in lower case, without parameters, and {@code image/jpeg} for its wrong name {@code image/jpg}. */
    public static String plain(String mediaType) {
        int parameters = mediaType.indexOf(';');
        String type = parameters < 0 ? mediaType : mediaType.substring(0, parameters);
        String plain = type.strip().toLowerCase(Locale.ROOT);
        return plain.equals("image/jpg") ? "image/jpeg" : plain;
    }

    private static String ending(String address) {
        int end = address.indexOf('?');
        String path = end < 0 ? address : address.substring(0, end);
        return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
