package io.llmrouter.camel.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** The text a reader of an HTML page sees, with a line for each block. Scripts, styles and comments are no text. */
final class HtmlText implements NodeVisitor {

    private static final Set<String> INSIDE_LINES = Set.of("br", "td", "th");

    private final StringBuilder text = new StringBuilder();

    private HtmlText() {}

    /** @param charset what it is encoded in; null for what the page itself says, else UTF-8 */
    static String of(byte[] html, @Nullable String charset) {
        try {
            return of(Jsoup.parse(new ByteArrayInputStream(html), charset, ""));
        } catch (IOException e) {
            throw new UnreadableException("its HTML cannot be read: " + e.getMessage(), e);
        }
    }

    static String of(String html) {
        return of(Jsoup.parse(html));
    }

    private static String of(Document document) {
        HtmlText text = new HtmlText();
        document.body().traverse(text);
        return text.text.toString().strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            append(words.text());
        } else if (node instanceof Element element) {
            if (hasOwnLine(element)) {
                line();
            }
            switch (element.normalName()) {
                case "br" -> text.append('\n');
                case "li" -> text.append("- ");
                case "td", "th" -> append(" ");
                default -> {
                    // The others only hold text.
                }
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element && hasOwnLine(element)) {
            line();
        }
    }

    private static boolean hasOwnLine(Element element) {
        return element.isBlock() && !INSIDE_LINES.contains(element.normalName());
    }

    private void append(String words) {
        boolean begins = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
        text.append(begins ? words.stripLeading() : words);
    }

    private void line() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }
}
