package io.llmrouter.engine.model;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Media whose address holds its bytes, as RFC 2397 has it.
 *
 * @param mediaType its type without parameters; empty where the address tells none
 * @param source the bytes
 */
record DataUrl(String mediaType, MediaSource source) {

    private static final Pattern FORM = Pattern.compile("data:([^,;]*)((?:;[^,;]*)*),(.*)", Pattern.DOTALL);
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** The parts of such an address; empty for any other. */
    static Optional<DataUrl> of(MediaSource source) {
        if (source.kind() != MediaSource.Kind.REMOTE || !source.value().regionMatches(true, 0, "data:", 0, 5)) {
            return Optional.empty();
        }
        Matcher url = FORM.matcher("data:" + source.value().substring(5));
        return url.matches() ? Optional.of(new DataUrl(url.group(1).strip(), bytes(url))) : Optional.empty();
    }

    /** Plus signs stand for themselves in such addresses. */
    private static MediaSource bytes(Matcher url) {
        String data = url.group(3);
        String plain = data.contains("%") ? URLDecoder.decode(data.replace("+", "%2B"), StandardCharsets.UTF_8) : data;
        return url.group(2).contains(";base64")
                ? new MediaSource(MediaSource.Kind.INLINE, SPACE.matcher(plain).replaceAll(""))
                : MediaSource.inline(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Its type; the other where the address tells none. */
    String typeOr(String other) {
        return mediaType.isEmpty() ? other : mediaType;
    }
}
