package io.llmrouter.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Errors in the words of the servers that send them, each with where it stands, and what they are to us. */
class RealErrorsTest {

    private final Map<String, ChatDialect> dialects =
            Dialects.all(InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")));

    @ParameterizedTest(name = "{0} {1} {2}: {4}")
    @CsvFileSource(resources = "real-errors.csv", delimiter = '|', quoteCharacter = '\u0001')
    void areOfTheKindThatHelps(ArgumentsAccessor row) {
        String place = row.getString(4);
        byte[] body = row.getString(5).getBytes(StandardCharsets.UTF_8);
        int status = row.getInteger(1);

        Failure failure = dialects.get(row.getString(0)).error(status, new TreeMap<>(), body);

        assertThat(failure.kind()).as("%s: %s", place, failure).isEqualTo(row.get(2, FailureKind.class));
        assertThat(failure.room()).as("%s: %s", place, failure).isEqualTo(row.getLong(3));
        assertThat(failure.status()).isEqualTo(status);
    }
}
