package io.llmrouter.camel;

import java.nio.charset.CharsetEncoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * XML as text, changed at one place only: every other character stays as it was, the declaration, comments, quotes and
 * white space included. The text must have been parsed before: it is well-formed and has no document type.
 */
final class XmlText {

    /** What begins with a less-than sign; the group is there only for tags. */
    private static final Pattern MARKUP = Pattern.compile(
            "<!--.*?-->|<!\\[CDATA\\[.*?\\]\\]>|<\\?.*?\\?>|<([^!?](?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>",
            Pattern.DOTALL);

    private static final Pattern ATTRIBUTE = Pattern.compile("\\s([^\\s=/>]+)\\s*=\\s*(\"[^\"]*\"|'[^']*')");

    private final String xml;
    private final CharsetEncoder encoder;

    /** The text, with what it will be encoded in: characters that cannot be are written as references. */
    XmlText(String xml, CharsetEncoder encoder) {
        this.xml = xml;
        this.encoder = encoder;
    }

    /** The text with the value at that spot. */
    String with(XmlSpot spot, String value) {
        Extent extent = extent(spot.index());
        return switch (spot.kind()) {
            case TEXT -> inside(extent, extent.open, escaped(value, false));
            case CHILD -> child(extent, spot, escaped(value, false));
            case ATTRIBUTE -> attribute(extent, spot, "\"" + escaped(value, true) + "\"");
        };
    }

    /**
     * Where an element is.
     *
     * @param start before its start tag
     * @param open behind its start tag
     * @param close before its end tag; equal to open when it is an empty-element tag
     * @param lastChild before the last element directly in it; -1 when there is none
     * @param empty whether it is an empty-element tag
     */
    private record Extent(int start, int open, int close, int lastChild, boolean empty) {}

    private Extent extent(int index) {
        Matcher markup = MARKUP.matcher(xml);
        int seen = -1;
        int depth = 0;
        int start = 0;
        int open = 0;
        int lastChild = -1;
        while (markup.find()) {
            String tag = markup.group(1);
            boolean inside = seen >= index;
            if (tag == null) {
                continue;
            }
            if (tag.charAt(0) == '/') {
                depth -= inside ? 1 : 0;
                if (inside && depth == 0) {
                    return new Extent(start, open, markup.start(), lastChild, false);
                }
                continue;
            }
            seen++;
            boolean empty = tag.endsWith("/");
            if (seen == index) {
                start = markup.start();
                open = markup.end();
                if (empty) {
                    return new Extent(start, open, open, -1, true);
                }
            } else if (inside && depth == 1) {
                lastChild = markup.start();
            }
            depth += seen >= index && !empty ? 1 : 0;
        }
        throw new IllegalStateException("the XML has no element " + index);
    }

    /** The content from some place to the end tag replaced; an empty-element tag is opened for it. */
    private String inside(Extent extent, int from, String content) {
        if (!extent.empty) {
            return xml.substring(0, from) + content + xml.substring(extent.close);
        }
        String tag = xml.substring(extent.start, extent.open);
        String name = tag.substring(1).split("[\\s/>]", 2)[0];
        String opened = tag.substring(0, tag.length() - 2).stripTrailing() + ">";
        return xml.substring(0, extent.start) + opened + content + "</" + name + ">" + xml.substring(extent.open);
    }

    private String child(Extent extent, XmlSpot spot, String content) {
        String element = "<" + spot.name() + declaration(spot) + ">" + content + "</" + spot.name() + ">";
        String indent = extent.lastChild < 0 ? null : lineBefore(extent.lastChild);
        String end = lineBefore(extent.close);
        if (indent == null || end == null) {
            return inside(extent, extent.close, element);
        }
        int from = extent.close - end.length();
        return xml.substring(0, from) + indent + element + xml.substring(from);
    }

    /** The line break and the indentation right before a place; null when there is something else. */
    private @Nullable String lineBefore(int place) {
        int from = place;
        while (from > 0 && (xml.charAt(from - 1) == ' ' || xml.charAt(from - 1) == '\t')) {
            from--;
        }
        if (from == 0 || xml.charAt(from - 1) != '\n') {
            return null;
        }
        from -= from > 1 && xml.charAt(from - 2) == '\r' ? 2 : 1;
        return xml.substring(from, place);
    }

    private String attribute(Extent extent, XmlSpot spot, String quoted) {
        String tag = xml.substring(extent.start, extent.open);
        Matcher attribute = ATTRIBUTE.matcher(tag);
        while (attribute.find()) {
            if (attribute.group(1).equals(spot.name())) {
                return xml.substring(0, extent.start + attribute.start(2))
                        + quoted
                        + xml.substring(extent.start + attribute.end(2));
            }
        }
        int end = extent.open - (extent.empty ? 2 : 1);
        String before = xml.substring(0, end).stripTrailing();
        return before + declaration(spot) + " " + spot.name() + "=" + quoted + xml.substring(before.length());
    }

    private String declaration(XmlSpot spot) {
        String prefix = spot.declared();
        if (prefix == null) {
            return "";
        }
        String uri = spot.uri() == null ? "" : spot.uri();
        return " xmlns" + (prefix.isEmpty() ? "" : ":" + prefix) + "=\"" + escaped(uri, true) + "\"";
    }

    private String escaped(String value, boolean attribute) {
        StringBuilder text = new StringBuilder(value.length() + 16);
        value.codePoints().forEach(point -> append(text, point, attribute));
        return text.toString();
    }

    private void append(StringBuilder text, int point, boolean attribute) {
        switch (point) {
            case '&' -> text.append("&amp;");
            case '<' -> text.append("&lt;");
            case '>' -> text.append("&gt;");
            case '"' -> text.append(attribute ? "&quot;" : "\"");
            case '\n', '\t' -> text.append(attribute ? "&#" + point + ";" : Character.toString(point));
            default -> text.append(character(point));
        }
    }

    /** XML cannot carry most control characters and no lone surrogates, not even as references. */
    private String character(int point) {
        boolean carried = point >= 0x20 && !(point >= 0xD800 && point <= 0xDFFF) && point != 0xFFFE && point != 0xFFFF;
        if (!carried && point != '\r') {
            return character(0xFFFD);
        }
        String character = Character.toString(point);
        return point == '\r' || !encoder.canEncode(character) ? "&#" + point + ";" : character;
    }
}
