package io.llmrouter.engine.config;

import io.llmrouter.engine.state.BreakerSettings;
import io.llmrouter.engine.state.CallWindow;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code breaker} of an account. */
final class BreakerReader {

    private static final Pattern CALLS = Pattern.compile("\\d{1,9}");

    private BreakerReader() {}

    /** The settings; null when there are none, or when they are broken and reported. */
    static @Nullable BreakerSettings read(Fields account) {
        Fields fields = account.section("breaker", Sections.BREAKER);
        if (fields == null) {
            return null;
        }
        int before = fields.problems().count();
        try {
            BreakerSettings settings = settings(fields);
            return fields.problems().count() == before ? settings : null;
        } catch (IllegalArgumentException e) {
            fields.problems().add(fields.spot(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static BreakerSettings settings(Fields fields) {
        BreakerSettings usual = BreakerSettings.DEFAULT;
        CallWindow window = window(fields, usual.window());
        Long minimum = fields.whole("minimumCalls", 1);
        Long probes = fields.whole("probes", 1);
        Duration openFor = fields.duration("openFor", usual.openFor());
        Duration longest = openFor.compareTo(usual.maxOpenFor()) > 0 ? openFor : usual.maxOpenFor();
        return new BreakerSettings(
                window,
                fields.number("failureRate", 1, usual.failureRate()),
                fields.number("slowCallRate", 1, usual.slowCallRate()),
                fields.has("slowCall") ? fields.duration("slowCall", Duration.ofDays(1)) : null,
                minimum == null ? Math.min(usual.minimumCalls(), window.calls()) : capped(minimum),
                openFor,
                fields.duration("maxOpenFor", longest),
                fields.number("jitter", 1, usual.jitter()),
                probes == null ? usual.probes() : capped(probes));
    }

    private static CallWindow window(Fields fields, CallWindow usual) {
        Node node = fields.node("window");
        String text = node == null ? null : fields.text("window");
        if (text == null) {
            return usual;
        }
        return CALLS.matcher(text.strip()).matches()
                ? CallWindow.ofCalls(Integer.parseInt(text.strip()))
                : CallWindow.ofTime(fields.duration("window", Duration.ofMinutes(1)));
    }

    private static int capped(long number) {
        return (int) Math.min(number, Integer.MAX_VALUE);
    }
}
