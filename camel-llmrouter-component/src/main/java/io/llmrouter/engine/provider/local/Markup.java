package io.llmrouter.engine.provider.local;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the tags out of HTML and the marks out of Markdown; leaves every word. Other text passes unchanged. */
final class Markup {

    private static final Pattern LOOKS_LIKE_HTML = Pattern.compile("(?i)<(html|body|p|div|br|table|h[1-6]|ul|span)\\b");
    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]{0,200}>([^<]{1,500})</title>");
    private static final Pattern UNSEEN =
            Pattern.compile("(?is)<(script|style|head|noscript|template)\\b[^>]*>.*?</\\1\\s*>|<!--.*?-->");
    private static final Pattern HEADING = Pattern.compile("(?i)<h[1-6]\\b[^>]*>");
    private static final Pattern ITEM = Pattern.compile("(?i)<li\\b[^>]*>");
    private static final Pattern CELL = Pattern.compile("(?i)</t[dh]\\s*>");
    private static final Pattern BLOCK =
            Pattern.compile("(?i)</?(p|div|br|h[1-6]|ul|ol|li|table|tr|section|article|header|footer|hr)\\b[^>]*>");
    private static final Pattern TAG = Pattern.compile("<[/!a-zA-Z][^<>]{0,2000}>");
    private static final Pattern LINK = Pattern.compile("!?\\[([^\\]\\n]{0,500})\\]\\([^)\\s]{0,2000}\\)");
    private static final Pattern EMPHASIS = Pattern.compile("(\\*\\*|__|``?`?)(?=\\S)|(?<=\\S)(\\*\\*|__|``?`?)");

    private Markup() {}

    static boolean html(String text) {
        return LOOKS_LIKE_HTML.matcher(text).find();
    }

    /** The text of an HTML page's {@code title}. */
    static Optional<String> title(String text) {
        Matcher found = TITLE.matcher(text);
        return found.find() ? Optional.of(entities(found.group(1)).strip()) : Optional.empty();
    }

    /** HTML as lines of plain text, headings and items marked as Markdown marks them. */
    static String plain(String html) {
        String text = UNSEEN.matcher(html).replaceAll(" ");
        text = text.replaceAll("\\s+", " ");
        text = HEADING.matcher(text).replaceAll("\n\n# ");
        text = ITEM.matcher(text).replaceAll("\n- ");
        text = CELL.matcher(text).replaceAll(" | ");
        text = BLOCK.matcher(text).replaceAll("\n\n");
        return entities(TAG.matcher(text).replaceAll(""));
    }

    /** A line without Markdown's links and emphasis. */
    static String unmarked(String line) {
        if (line.indexOf('[') >= 0) {
            line = LINK.matcher(line).replaceAll("$1");
        }
        boolean marks = line.contains("**") || line.contains("__") || line.indexOf('`') >= 0;
        return marks ? EMPHASIS.matcher(line).replaceAll("") : line;
    }

    private static String entities(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        return text.replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }
}
