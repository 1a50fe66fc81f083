package io.llmrouter.engine.config;

import io.llmrouter.engine.policy.Condition;
import io.llmrouter.engine.policy.condition.When;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads {@code when.time}. */
final class TimeReader {

    private static final List<String> DAYS = Arrays.stream(DayOfWeek.values())
            .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ROOT).toLowerCase(Locale.ROOT))
            .toList();

    private final Fields fields;
    private final InstantSource clock;

    TimeReader(Fields fields, InstantSource clock) {
        this.fields = fields;
        this.clock = clock;
    }

    Condition read() {
        if (!fields.has("days") && !fields.has("from") && !fields.has("to")) {
            fields.problems().add(fields.spot(), "has neither days nor hours");
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (Node item : fields.items("days")) {
            String word = fields.values().text(item);
            int at = word == null ? -1 : DAYS.indexOf(word);
            if (at >= 0) {
                days.add(DayOfWeek.of(at + 1));
            } else if (word != null) {
                fields.problems().unknown(item.spot(), "day", item.text(), DAYS);
            }
        }
        return When.time(days, moment("from"), moment("to"), zone(), clock);
    }

    private LocalTime moment(String key) {
        String text = fields.text(key);
        if (text == null || text.equals("24:00")) {
            return LocalTime.MIDNIGHT;
        }
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            fields.problems().add(fields.spot(key), "'" + text + "' is not a time of day; write \"08:30\"");
            return LocalTime.MIDNIGHT;
        }
    }

    private ZoneId zone() {
        String text = fields.text("zone");
        try {
            return ZoneId.of(text == null ? "UTC" : text);
        } catch (DateTimeException e) {
            fields.problems()
                    .unknown(fields.spot("zone"), "time zone", String.valueOf(text), ZoneId.getAvailableZoneIds());
            return ZoneId.of("UTC");
        }
    }
}
