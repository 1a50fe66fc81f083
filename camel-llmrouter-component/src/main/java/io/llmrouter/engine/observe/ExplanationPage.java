package io.llmrouter.engine.observe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Explanations as HTML pages that stand by themselves: no script, nothing loaded from elsewhere, every value escaped. The
 * look is in {@code explanation.html} beside this class. Thread-safe.
 */
public final class ExplanationPage {

    private static final String TITLE = "{{title}}";
    private static final String CONTENT = "{{content}}";

    private final StringBuilder out = new StringBuilder();

    private ExplanationPage() {}

    /** An explanation of {@link Explanation}. */
    public static String of(Map<String, Object> explanation) {
        ExplanationTables tables = ExplanationTables.of(explanation);
        ExplanationPage page = new ExplanationPage();
        page.facts(tables.facts());
        tables.tables().forEach(page::table);
        // cut before anything is put in: a value that looks like a mark must stay what it is
        String template = Template.TEXT;
        int content = template.indexOf(CONTENT);
        String head = template.substring(0, content).replace(TITLE, escaped(tables.title()));
        return head + page.out + template.substring(content + CONTENT.length());
    }

    private void facts(Map<String, String> facts) {
        out.append("<table class=\"facts\">\n");
        facts.forEach((name, value) -> out.append("<tr><th scope=\"row\">")
                .append(escaped(name))
                .append("</th><td>")
                .append(escaped(value))
                .append("</td></tr>\n"));
        out.append("</table>\n");
    }

    private void table(ExplanationTables.Table table) {
        out.append("<h2>").append(escaped(table.title())).append("</h2>\n<table>\n");
        row("th", table.columns());
        table.rows().forEach(row -> row("td", row));
        out.append("</table>\n");
    }

    private void row(String cell, List<String> values) {
        out.append("<tr>");
        values.forEach(value -> out.append('<')
                .append(cell)
                .append('>')
                .append(escaped(value))
                .append("</")
                .append(cell)
                .append('>'));
        out.append("</tr>\n");
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            switch (each) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(each);
            }
        }
        return escaped.toString();
    }

    /** Read once, when first asked for. */
    private static final class Template {

        private static final String TEXT = read();

        private static String read() {
            try (InputStream in = ExplanationPage.class.getResourceAsStream("explanation.html")) {
                if (in == null) {
                    throw new IllegalStateException("explanation.html is missing from the jar");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read explanation.html", e);
            }
        }
    }
}
