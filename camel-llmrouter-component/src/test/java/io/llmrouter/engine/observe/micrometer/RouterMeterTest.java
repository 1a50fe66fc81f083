package io.llmrouter.engine.observe.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.observe.TargetEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the list of meters to the page, and their tags to a bounded number of values. */
class RouterMeterTest {

    private static final Path PAGE = Path.of("../docs/operations.md");
    private static final TargetEvent OPENED =
            new TargetEvent.BreakerOpened(Instant.EPOCH, new Target("one", "m"), null, "by hand");

    @Test
    void thePageListsEveryMeter() throws IOException {
        List<String> rows = Arrays.stream(RouterMeter.values())
                .map(meter -> "| `%s` | %s | %s | %s | %s |"
                        .formatted(
                                meter.meter(),
                                meter.type().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                meter.unit(),
                                meter.tags().stream()
                                        .map(tag -> "`" + tag.key() + "`")
                                        .collect(Collectors.joining(", ")),
                                meter.description()))
                .map(row -> row.replace("|  |", "| |").replace("|  |", "| |"))
                .toList();

        assertThat(table("Meter")).containsExactlyElementsOf(rows);
    }

    @Test
    void thePageListsEveryTag() throws IOException {
        Set<String> rows = new LinkedHashSet<>();
        for (MeterTag tag : MeterTag.values()) {
            rows.add("| `%s` | %s |".formatted(tag.key(), tag.domain()));
        }

        assertThat(table("Tag")).containsExactlyElementsOf(rows);
    }

    private static List<String> table(String heading) throws IOException {
        String page = Files.readString(PAGE);
        return page.substring(page.indexOf("| " + heading + " |"))
                .lines()
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .toList();
    }

    @Test
    void targetsBeyondTheFirstFiveHundredAreNamedTogether() {
        Names names = new Names();
        for (int i = 0; i < Names.MOST; i++) {
            assertThat(names.target(new Target("one", "m" + i))).isEqualTo("one/m" + i);
        }

        assertThat(names.target(new Target("one", "made up"))).isEqualTo("other");
        assertThat(names.model(new Target("one", "made up"))).isEqualTo("other");
        assertThat(names.target(new Target("one", "m7"))).isEqualTo("one/m7");
    }

    @Test
    void operationsHaveOpenTelemetrysNames() {
        assertThat(Names.operation(Operation.CHAT)).isEqualTo("chat");
        assertThat(Names.operation(Operation.EMBED)).isEqualTo("embeddings");
        assertThat(Names.operation(Operation.COUNT_TOKENS)).isEqualTo("count-tokens");
    }

    @Test
    void anApplicationWithSeveralRegistriesIsMeteredOnce() {
        MeterRegistry first = new SimpleMeterRegistry();
        CompositeMeterRegistry all = new CompositeMeterRegistry();
        all.add(first);

        assertThat(RouterMeters.in(lookup(Set.of()))).isEmpty();
        RouterMeters.in(lookup(Set.of(first, all))).orElseThrow().on(OPENED);

        assertThat(first.get(RouterMeter.EVENTS.meter()).counter().count()).isEqualTo(1);
    }

    @Test
    void registriesWithoutACompositeAreAllFed() {
        MeterRegistry first = new SimpleMeterRegistry();
        MeterRegistry second = new SimpleMeterRegistry();

        RouterMeters.in(lookup(Set.of(first, second))).orElseThrow().on(OPENED);

        assertThat(first.get(RouterMeter.EVENTS.meter()).counter().count()).isEqualTo(1);
        assertThat(second.get(RouterMeter.EVENTS.meter()).counter().count()).isEqualTo(1);
    }

    private static RouterMeters.Lookup lookup(Set<? extends MeterRegistry> registries) {
        return new RouterMeters.Lookup() {
            @Override
            public <T> Set<T> all(Class<T> type) {
                return registries.stream().map(type::cast).collect(Collectors.toSet());
            }
        };
    }
}
