package io.llmrouter.examples.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** Reads HTML: the text a person would see, a line for each block. */
final class HtmlPage implements DocumentReader {

    private static final int LINKS_SHOWN = 20;

    private final long limit;

    HtmlPage(long limit) {
        this.limit = limit;
    }

    @Override
    public Map<String, Object> read(Path file, TextMeter text) throws IOException {
        if (Files.size(file) > limit) {
            throw Unprocessable.tooLarge(Files.size(file), limit);
        }
        TextFile source = TextFile.of(file);
        org.jsoup.nodes.Document page =
                parse(file, source.skip() > 0 ? source.charset().name() : null);
        if (page.charset().equals(StandardCharsets.UTF_8) && !source.charset().equals(StandardCharsets.UTF_8)) {
            page = parse(file, source.charset().name());
        }
        text.add(text(page));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("charset", page.charset().name());
        facts.put("html", facts(page));
        return facts;
    }

    /** The visible text of a page that came in a string. */
    static String text(String html) {
        return text(Jsoup.parse(html));
    }

    private static org.jsoup.nodes.Document parse(Path file, @Nullable String charset) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return Jsoup.parse(bytes, charset, "");
        }
    }

    private static Map<String, Object> facts(org.jsoup.nodes.Document page) {
        List<String> links = page.select("a[href]").eachAttr("href");
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("title", page.title());
        facts.put("links", links.stream().distinct().limit(LINKS_SHOWN).toList());
        facts.put("linkCount", links.size());
        return facts;
    }

    private static String text(org.jsoup.nodes.Document page) {
        StringBuilder text = new StringBuilder();
        page.body().traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    text.append(startsLine(text) ? words.text().stripLeading() : words.text());
                } else {
                    breakLine(node, text);
                }
            }

            @Override
            public void tail(Node node, int depth) {
                breakLine(node, text);
            }
        });
        return text.toString().strip();
    }

    private static void breakLine(Node node, StringBuilder text) {
        if (node instanceof Element element && (element.isBlock() || element.nameIs("br")) && !startsLine(text)) {
            text.append('\n');
        }
    }

    private static boolean startsLine(StringBuilder text) {
        return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
    }
}
