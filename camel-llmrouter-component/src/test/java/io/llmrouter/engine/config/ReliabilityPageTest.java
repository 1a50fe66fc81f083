package io.llmrouter.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.observe.TargetEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The page on reliability says what the engine does. */
class ReliabilityPageTest {

    private static final Pattern SAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");
    private static final Pattern SETTING = Pattern.compile("(?m)^\\| `(\\w+)` \\| `?([^|`]+)`? \\| [^|]+ \\|$");

    private final String page;

    ReliabilityPageTest() throws IOException {
        page = Files.readString(Path.of("..", "docs", "reliability.md"));
    }

    @Test
    void hasARowForEveryFailureKindInOrder() {
        List<String> rows = page.lines()
                .dropWhile(line -> !line.startsWith("| kind |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(FailureKind.values())
                        .map(ReliabilityPageTest::row)
                        .toList());
    }

    @Test
    void itsSamplesAreRead() {
        Matcher samples = SAMPLE.matcher(page);
        ConfigReader reader = new Surroundings()
                .with("OPENAI_API_KEY", "sk-1")
                .with("CLAUDE_KEY_1", "sk-2")
                .with("CLAUDE_KEY_2", "sk-3")
                .makeWithBuiltIns();
        int read = 0;
        while (samples.find()) {
            RouterConfig config = reader.read(samples.group(1), "sample " + ++read);
            assertThat(config.policies()).containsKey("default");
        }
        assertThat(read).isEqualTo(5);
    }

    @Test
    void namesEveryBreakerSettingWithItsDefault() {
        List<String> settings = SETTING.matcher(page.substring(page.indexOf("## Breakers")))
                .results()
                .map(found -> found.group(1) + " " + found.group(2).strip())
                .toList();

        assertThat(settings)
                .containsExactlyInAnyOrderElementsOf(
                        StreamSupport.stream(Sections.BREAKER.keys().spliterator(), false)
                                .map(ReliabilityPageTest::setting)
                                .toList());
    }

    @Test
    void namesEveryEvent() {
        for (Class<?> event : TargetEvent.class.getPermittedSubclasses()) {
            assertThat(page).contains("`" + event.getSimpleName() + "`");
        }
    }

    private static String setting(Key key) {
        String byDefault =
                key.name().equals("slowCall") ? "none" : key.byDefault().replace("`", "");
        return key.name() + " " + byDefault;
    }

    private static String row(FailureKind kind) {
        return "| `" + kind.word() + "` | " + repeat(kind) + " | " + (kind.otherKey() ? "yes" : "–") + " | "
                + onward(kind) + " | " + feeds(kind) + " |";
    }

    private static String repeat(FailureKind kind) {
        return switch (kind.repeat()) {
            case NO -> "no";
            case AT_ONCE -> "at once";
            case ONCE -> "once, at once";
            case BACKOFF -> "after backoff";
            case AFTER_SEND -> "after backoff, unless `afterSend: false`";
            case LAST_CHOICE -> "last choice: after Retry-After or backoff";
            case CLAMPED -> "once, with a shorter answer";
        };
    }

    private static String onward(FailureKind kind) {
        return switch (kind.onward()) {
            case NO -> "no";
            case ANY -> "yes";
            case LARGER_WINDOW -> "with a larger window";
            case LARGER_LIMIT -> "with a larger limit";
            case IF_ALLOWED -> "if the policy allows";
        };
    }

    private static String feeds(FailureKind kind) {
        return switch (kind.feeds()) {
            case NOTHING -> "–";
            case BREAKER -> "breaker";
            case KEY_COOLS -> "key cools";
            case KEY_REJECTED -> "key rejected";
            case TARGET_OFF -> "key off for the target";
        };
    }
}
