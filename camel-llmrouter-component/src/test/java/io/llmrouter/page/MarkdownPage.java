package io.llmrouter.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation: its links, its headings and its fenced blocks. */
record MarkdownPage(Path path, String text) {

    static final Path ROOT = Path.of("..");

    private static final Pattern FENCED =
            Pattern.compile("^```(\\w*)[^\\n]*\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

    /** A fenced block, and where it stands. */
    record Block(Path page, long line, String language, String text) {
        @Override
        public String toString() {
            return page.getFileName() + " line " + line + " " + language;
        }
    }

    static MarkdownPage read(Path path) {
        try {
            return new MarkdownPage(path.normalize(), Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that a reader of the repository may come by. */
    static List<MarkdownPage> all() throws IOException {
        List<Path> paths = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> examples = Files.list(ROOT.resolve("examples"))) {
            docs.filter(each -> each.toString().endsWith(".md")).sorted().forEach(paths::add);
            examples.map(each -> each.resolve("README.md"))
                    .filter(Files::exists)
                    .sorted()
                    .forEach(paths::add);
        }
        return paths.stream().map(MarkdownPage::read).toList();
    }

    String name() {
        return path.getFileName().toString();
    }

    /** Where its links lead that do not leave the repository. */
    List<String> links() {
        return LINK.matcher(withoutBlocks())
                .results()
                .map(found -> found.group(1))
                .filter(target -> !target.contains("://"))
                .toList();
    }

    /** The anchors that a Git host makes of headings. */
    Set<String> anchors() {
        Set<String> anchors = new HashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        for (MatchResult heading : HEADING.matcher(withoutBlocks()).results().toList()) {
            String words = heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_ -]", "");
            String anchor = words.strip().replace(' ', '-');
            int earlier = seen.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(earlier == 0 ? anchor : anchor + "-" + earlier);
        }
        return anchors;
    }

    List<Block> blocks() {
        return FENCED.matcher(text)
                .results()
                .map(found -> new Block(path, line(found), found.group(1), found.group(2)))
                .toList();
    }

    private long line(MatchResult found) {
        return text.substring(0, found.start()).lines().count() + 1;
    }

    private String withoutBlocks() {
        return FENCED.matcher(text).replaceAll("");
    }
}
