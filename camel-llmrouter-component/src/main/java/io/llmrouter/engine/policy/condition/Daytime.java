package io.llmrouter.engine.policy.condition;

import io.llmrouter.engine.policy.Condition;
import io.llmrouter.engine.policy.PlanRequest;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Asks for hours of a day, and days of a week. Hours that end at or before they begin go on over midnight, and belong to
 * the day on which they began.
 *
 * @param days which days; all of them where none is named
 * @param from the first moment
 * @param to the first moment after
 * @param zone whose clocks are meant
 * @param clock tells the time
 */
record Daytime(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone, InstantSource clock)
        implements Condition {
    Daytime {
        days = days.isEmpty() ? Set.of(DayOfWeek.values()) : Set.copyOf(days);
    }

    @Override
    public boolean holds(PlanRequest request) {
        ZonedDateTime now = clock.instant().atZone(zone);
        LocalTime time = now.toLocalTime();
        if (from.isBefore(to)) {
            return days.contains(now.getDayOfWeek()) && !time.isBefore(from) && time.isBefore(to);
        }
        return time.isBefore(to)
                ? days.contains(now.getDayOfWeek().minus(1))
                : !time.isBefore(from) && days.contains(now.getDayOfWeek());
    }

    @Override
    public String describe() {
        String which = days.size() == 7
                ? ""
                : new TreeSet<>(days)
                                .stream()
                                        .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ROOT))
                                        .collect(Collectors.joining(", "))
                        + " ";
        return which + from + " to " + to + " in " + zone;
    }

    @Override
    public boolean isImpliedBy(Condition other) {
        return other instanceof Daytime given
                && given.zone.equals(zone)
                && days.containsAll(given.days)
                && (given.from.equals(from) && given.to.equals(to) || covers(given));
    }

    /** Only of hours within one day it is said. */
    private boolean covers(Daytime given) {
        return from.isBefore(to)
                && given.from.isBefore(given.to)
                && !given.from.isBefore(from)
                && !given.to.isAfter(to);
    }
}
