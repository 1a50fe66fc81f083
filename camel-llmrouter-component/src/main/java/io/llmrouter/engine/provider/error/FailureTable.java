package io.llmrouter.engine.provider.error;

import io.llmrouter.engine.model.FailureKind;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Classifies a protocol's errors by a table of rows: the first row that matches decides, and an error that none matches
 * is a server error. Patterns ignore case; those for codes, types and statuses must match the whole value, those for
 * texts a part of it. Immutable and thread-safe.
 *
 * <p>An error whose status refuses the request itself (400, 412, 422) must not put a key or a target out of use for
 * other calls. There, a text counts against a key only where it begins with the words, because the rest may quote the
 * request.
 */
public final class FailureTable {

    /**
     * What is known of an error. Of long texts the beginning and the end are kept.
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

    /** One row; a pattern that is null matches everything. */
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

    /** This table followed by the rows for requests that are refused for what they ask, which all protocols share. */
    public FailureTable thenRefusedRequests() {
        return then(RefusedRequests.rows());
    }

    /** This table followed by what each HTTP status means by itself. */
    public FailureTable thenByStatus() {
        return then(STATUSES);
    }

    /** This table followed by more rows. */
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

    /** Matches errors with such a code. */
    public static Row code(String code, FailureKind kind) {
        return new Row(pattern(code), null, null, null, kind);
    }

    /** Matches errors of such a type. */
    public static Row type(String type, FailureKind kind) {
        return new Row(null, pattern(type), null, null, kind);
    }

    /** Matches errors of such a type with such a text. */
    public static Row type(String type, String text, FailureKind kind) {
        return new Row(null, pattern(type), pattern(text), null, kind);
    }

    /** Matches errors with such a text. */
    public static Row text(String text, FailureKind kind) {
        return new Row(null, null, pattern(text), null, kind);
    }

    /** Matches errors with such a text and status. */
    public static Row text(String text, String status, FailureKind kind) {
        return new Row(null, null, pattern(text), pattern(status), kind);
    }

    /** Matches errors with such a status. */
    public static Row status(String status, FailureKind kind) {
        return new Row(null, null, null, pattern(status), kind);
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}
