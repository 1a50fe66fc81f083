package io.llmrouter.engine.policy.condition;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.policy.Condition;
import io.llmrouter.engine.policy.Samples;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DaytimeTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void holdsWithinItsHoursByTheClocksOfItsZone() {
        assertThat(office("2026-11-20T07:00:00Z")).isTrue();
        assertThat(office("2026-11-20T06:59:59Z")).isFalse();
        assertThat(office("2026-11-20T17:00:00Z")).isFalse();
        assertThat(office("2026-07-17T06:00:00Z")).as("summer time").isTrue();
    }

    @Test
    void holdsOnItsDaysAlone() {
        assertThat(office("2026-11-19T10:00:00Z")).as("a Thursday").isFalse();
        assertThat(office("2026-11-23T10:00:00Z")).as("a Monday").isTrue();
    }

    @Test
    void hoursOverMidnightBelongToTheDayOnWhichTheyBegin() {
        assertThat(night("2026-11-20T22:30:00Z")).as("Friday evening").isTrue();
        assertThat(night("2026-11-21T03:00:00Z")).as("Saturday morning").isTrue();
        assertThat(night("2026-11-20T03:00:00Z")).as("Friday morning").isFalse();
        assertThat(night("2026-11-20T12:00:00Z")).as("Friday noon").isFalse();
    }

    @Test
    void withoutHoursItHoldsAllDay() {
        Condition mondays = at("2026-11-23T00:00:00Z", Set.of(MONDAY), "00:00", "00:00", "UTC");

        assertThat(mondays.holds(Samples.ask("x"))).isTrue();
        assertThat(mondays.describe()).isEqualTo("Mon 00:00 to 00:00 in UTC");
    }

    @Test
    void shorterHoursImplyLongerOnesOfTheSameZone() {
        Condition day = at("2026-11-23T00:00:00Z", Set.of(), "08:00", "18:00", "UTC");
        Condition morning = at("2026-11-23T00:00:00Z", Set.of(MONDAY), "09:00", "12:00", "UTC");
        Condition elsewhere = at("2026-11-23T00:00:00Z", Set.of(MONDAY), "09:00", "12:00", "Europe/Berlin");

        assertThat(Condition.implies(morning, day)).isTrue();
        assertThat(Condition.implies(day, morning)).isFalse();
        assertThat(Condition.implies(elsewhere, day)).isFalse();
    }

    private static boolean office(String now) {
        return at(now, Set.of(MONDAY, FRIDAY), "08:00", "18:00", BERLIN.getId()).holds(Samples.ask("x"));
    }

    private static boolean night(String now) {
        return at(now, Set.of(FRIDAY), "22:00", "06:00", "UTC").holds(Samples.ask("x"));
    }

    private static Condition at(String now, Set<DayOfWeek> days, String from, String to, String zone) {
        return When.time(
                days,
                LocalTime.parse(from),
                LocalTime.parse(to),
                ZoneId.of(zone),
                InstantSource.fixed(Instant.parse(now)));
    }
}
