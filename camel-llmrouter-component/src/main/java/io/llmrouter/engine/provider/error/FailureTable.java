package io.llmrouter.engine.provider.error;

import io.llmrouter.engine.model.FailureKind;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What kinds of failure a protocol's errors are, as rows that are looked at in their order: the first that fits decides,
 * and what none fits is the server's fault. Patterns do not look at case; those of codes, types and statuses must match
 * the whole, those of texts a part. Immutable and thread-safe.
 *
 * <p>A status that refuses what was asked (400, 412, 422) must not take a key or a target from others: there, words tell of
 * a key only where the server begins with them, because the rest may be words of the request.
 */
public final class FailureTable {

    /**
     * What an error tells. Of long texts the beginning and the end are kept.
     *
     * @param code the word for what went wrong; empty when there is none
     * @param type the word for the sort of error; empty when there is none
     * @param text what it says to people
     * @param status the HTTP status
     */
    public record Signs(String code, String type, String text, int status) {

        /** Keeps what tells, whatever the length of an error. */
        public Signs {
            code = ErrorBody.telling(code);
            type = ErrorBody.telling(type);
            text = ErrorBody.telling(text);
        }
    }

    /** One row; what is null fits everything. */
    public record Row(
            @Nullable Pattern code,
            @Nullable Pattern type,
            @Nullable Pattern text,
            @Nullable Pattern status,
            FailureKind kind) {

        boolean fits(Signs error, String status) {
            return matches(code, error.code)
                    && matches(type, error.type)
                    && (text == null || text.matcher(error.text).find())
                    && matches(this.status, status);
        }

        private static boolean matches(@Nullable Pattern pattern, String value) {
            return pattern == null || pattern.matcher(value).matches();
        }
    }

    private static final List<Row> STATUSES = List.of(
            status("401", FailureKind.AUTHENTICATION),
            status("402", FailureKind.BILLING),
            status("403", FailureKind.PERMISSION),
            status("404", FailureKind.NOT_FOUND),
            status("408|504|524", FailureKind.TIMEOUT),
            status("413", FailureKind.TOO_LARGE),
            status("429", FailureKind.RATE_LIMITED),
            status("503|529", FailureKind.OVERLOADED),
            status("4\\d\\d", FailureKind.INVALID_REQUEST));

    private final List<Row> rows;

    private FailureTable(List<Row> rows) {
        this.rows = rows;
    }

    /** A table of these rows. */
    public static FailureTable of(Row... rows) {
        return new FailureTable(List.of(rows));
    }

    /** This table, with the words by which every protocol's servers refuse a request for what it asks behind its rows. */
    public FailureTable thenRefusedRequests() {
        return then(RefusedRequests.rows());
    }

    /** This table, with what an HTTP status means by itself behind its rows. */
    public FailureTable thenByStatus() {
        return then(STATUSES);
    }

    /** This table, with more rows behind its own. */
    public FailureTable then(Row... more) {
        return then(List.of(more));
    }

    private FailureTable then(List<Row> more) {
        return new FailureTable(Stream.concat(rows.stream(), more.stream()).toList());
    }

    /** The kind of an error. */
    public FailureKind kind(Signs error) {
        String status = Integer.toString(error.status());
        for (Row row : rows) {
            if (row.fits(error, status)) {
                return row.kind();
            }
        }
        return FailureKind.SERVER_ERROR;
    }

    /** For errors with such a code. */
    public static Row code(String code, FailureKind kind) {
        return new Row(pattern(code), null, null, null, kind);
    }

    /** For errors of such a type. */
    public static Row type(String type, FailureKind kind) {
        return new Row(null, pattern(type), null, null, kind);
    }

    /** For errors of such a type that say such a thing. */
    public static Row type(String type, String text, FailureKind kind) {
        return new Row(null, pattern(type), pattern(text), null, kind);
    }

    /** For errors that say such a thing. */
    public static Row text(String text, FailureKind kind) {
        return new Row(null, null, pattern(text), null, kind);
    }

    /** For errors with such a status that say such a thing. */
    public static Row text(String text, String status, FailureKind kind) {
        return new Row(null, null, pattern(text), pattern(status), kind);
    }

    /** For errors with such a status. */
    public static Row status(String status, FailureKind kind) {
        return new Row(null, null, null, pattern(status), kind);
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}
