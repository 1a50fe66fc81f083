package io.llmrouter.engine.provider.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text without what is not prose: tags, mail headers, quoted mail, signatures, code blocks and rules. Lines that
 * belong together are joined. If nothing is left, every line counts.
 *
 * @param title the subject, page title or first heading; null when there is none
 * @param blocks paragraphs, list items and rows, in order
 */
record Prose(@Nullable String title, List<String> blocks) {

    /** Longer texts are read up to here. */
    static final int READ = 1_000_000;

    private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.+?)\\s*#*");
    private static final Pattern ITEM = Pattern.compile("(?:[-*+•–]|\\d{1,3}[.)])\\s+(.+)");
    private static final Pattern RULE = Pattern.compile("[-=_*~#\\s|:+]{3,}");
    private static final Pattern MAIL_HEADER = Pattern.compile(
            "(From|To|Cc|Bcc|Date|Sent|Subject|Reply-To|Message-ID|MIME-Version|Content-[A-Za-z-]+|Received|X-[A-Za-z-]+"
                    + "|Von|An|Gesendet|Betreff|De|À|Objet|Para|Asunto|Oggetto|Da|Assunto|Onderwerp):\\s*(.*)");
    private static final List<String> SUBJECTS =
            List.of("subject", "betreff", "objet", "asunto", "oggetto", "assunto", "onderwerp");
    private static final Pattern QUOTE_INTRODUCTION = Pattern.compile(
            "(?i)(on .{4,200} wrote:|am .{4,200} schrieb.{0,200}:|le .{4,200} a écrit\\s?:|el .{4,200} escribió:"
                    + "|il .{4,200} ha scritto:|em .{4,200} escreveu:|op .{4,200} schreef.{0,200}:"
                    + "|-{3,}\\s?(original message|forwarded message|ursprüngliche nachricht|message d'origine).*)");

    Prose {
        blocks = List.copyOf(blocks);
    }

    static Prose of(String whole) {
        String text = whole.length() <= READ ? whole : whole.substring(0, READ);
        boolean html = Markup.html(text);
        Optional<String> title = html ? Markup.title(text) : Optional.empty();
        Reader reader = new Reader(title.orElse(null));
        (html ? Markup.plain(text) : text).lines().forEach(reader::line);
        Prose prose = reader.prose();
        return prose.blocks().isEmpty() ? everyLine(prose.title(), text) : prose;
    }

    private static Prose everyLine(@Nullable String title, String text) {
        String plain = Markup.html(text) ? Markup.plain(text) : text;
        List<String> lines = plain.lines()
                .map(String::strip)
                .filter(line -> line.codePoints().anyMatch(Character::isLetterOrDigit))
                .toList();
        return new Prose(title, lines);
    }

    /** Reads line by line. */
    private static final class Reader {
        private final List<String> blocks = new ArrayList<>();
        private final StringBuilder paragraph = new StringBuilder();
        private @Nullable String title;
        private boolean code;
        private boolean over;
        private boolean headers = true;

        Reader(@Nullable String title) {
            this.title = title;
        }

        void line(String raw) {
            String line = raw.strip();
            if (raw.equals("-- ") || line.equals("--")) {
                over = true;
            }
            if (over || line.startsWith(">") || QUOTE_INTRODUCTION.matcher(line).matches()) {
                return;
            }
            if (line.startsWith("```") || line.startsWith("~~~")) {
                code = !code;
            } else if (line.isEmpty() || RULE.matcher(line).matches()) {
                flush();
            } else if (!code && !header(line)) {
                headers = false;
                body(Markup.unmarked(line));
            }
        }

        private boolean header(String line) {
            Matcher header = MAIL_HEADER.matcher(line);
            if (!headers || !header.matches()) {
                return false;
            }
            if (title == null && SUBJECTS.contains(header.group(1).toLowerCase(Locale.ROOT))) {
                title = header.group(2).isBlank() ? null : header.group(2).strip();
            }
            return true;
        }

        private void body(String line) {
            Matcher heading = HEADING.matcher(line);
            Matcher item = ITEM.matcher(line);
            if (heading.matches()) {
                flush();
                title = title == null ? heading.group(1) : title;
            } else if (item.matches()) {
                flush();
                paragraph.append(item.group(1));
            } else if (row(line)) {
                flush();
                blocks.add(line);
            } else {
                paragraph.append(paragraph.isEmpty() ? "" : " ").append(line);
            }
        }

        private static boolean row(String line) {
            long cells =
                    line.chars().filter(c -> c == '|' || c == ';' || c == '\t').count();
            long commas = line.chars().filter(c -> c == ',').count();
            return cells >= 2 || (commas >= 3 && !line.contains(", ")) || line.startsWith("\"");
        }

        private void flush() {
            if (paragraph.codePoints().anyMatch(Character::isLetterOrDigit)) {
                blocks.add(paragraph.toString());
            }
            paragraph.setLength(0);
        }

        Prose prose() {
            flush();
            return new Prose(title, blocks);
        }
    }
}
