package io.llmrouter.engine.provider;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Separates reasoning from a text that begins with it between {@code <think>} and {@code </think>}, as servers send it
 * that do not parse the models' own marks. A text that only speaks of the marks stays as it is, and one that is
 * complete without the second mark is the answer. Takes a whole text or its pieces, wherever they are cut; for one
 * answer and one thread.
 *
 * <p>Where the first mark stands in the model's template, only the second is told. Nobody can see this in a text, since
 * an answer may well speak of that mark, and so it must be said.
 *
 * @see <a href="https://console.groq.com/docs/reasoning">Groq's format {@code raw}, its default</a>
 */
public final class InlineThoughts {

    /** What quirks rename to the mark with which a model's template ends, so that its answers begin with thoughts. */
    public static final String BEGUN = "thoughts.begun";

    /** The most blanks before the first mark: what begins with more is no thought, and must not wait for one. */
    private static final int MOST_BLANKS = 64;

    /** What came of a piece. */
    public record Parted(String reasoning, String text) {}

    /** What stands before the thoughts, and what behind them. */
    private record Marks(String open, String close) {

        static Marks of(String open) {
            return new Marks(open, open.charAt(0) + "/" + open.substring(1));
        }
    }

    /** Of most models, and of Magistral. */
    private static final List<Marks> USUAL = List.of(Marks.of("<think>"), Marks.of("[THINK]"));

    private enum Place {
        /** Only blanks, and perhaps a part of the first mark, so far. */
        BEFORE,
        /** Behind the first mark, before any reasoning. */
        OPENED,
        INSIDE,
        /** Behind the second mark, before any text. */
        CLOSED,
        OUTSIDE
    }

    private final List<Marks> known;
    private final boolean begun;
    private final StringBuilder held = new StringBuilder();
    /** The text as it came, for as long as the second mark is missing. */
    private final StringBuilder unclosed = new StringBuilder();

    private Place place = Place.BEFORE;
    private Marks marks;

    /** With the mark that stands in the model's template; null where there is none. */
    public InlineThoughts(@Nullable String begun) {
        this.begun = begun != null && !begun.isBlank();
        this.known = begun == null || begun.isBlank()
                ? USUAL
                : Stream.concat(Stream.of(Marks.of(begun)), USUAL.stream()).toList();
        this.marks = known.get(0);
    }

    /**
     * Of a whole text.
     *
     * @param complete whether the model was done with it
     * @param begun the mark that stands in the model's template; null where there is none
     */
    public static Parted all(String text, boolean complete, @Nullable String begun) {
        InlineThoughts thoughts = new InlineThoughts(begun);
        Parted first = thoughts.read(text);
        if (complete && thoughts.place == Place.INSIDE) {
            return new Parted("", text);
        }
        Parted rest = thoughts.end(complete);
        return new Parted(first.reasoning + rest.reasoning, first.text + rest.text);
    }

    /** Of the next piece; what may yet be a part of a mark is held back. */
    public Parted read(String piece) {
        if (place == Place.OUTSIDE) {
            return new Parted("", piece);
        }
        held.append(piece);
        if (place == Place.BEFORE) {
            open();
        } else {
            unclosed.append(piece);
        }
        skipBlanks(Place.OPENED, Place.INSIDE);
        String thought = place == Place.INSIDE ? thought() : "";
        skipBlanks(Place.CLOSED, Place.OUTSIDE);
        return new Parted(thought, place == Place.OUTSIDE ? take(held.length()) : "");
    }

    /** The thoughts came apart from the text, so that it does not begin with them, whatever the template says. */
    public void cameApart() {
        if (begun && place == Place.BEFORE && held.isEmpty()) {
            place = Place.OUTSIDE;
        }
    }

    /**
     * What was held back. If the second mark is missing from a complete text, this is the whole text: nobody can tell
     * where in it the answer begins.
     */
    public Parted end(boolean complete) {
        if (complete && place == Place.INSIDE) {
            place = Place.OUTSIDE;
            return new Parted("", unclosed.toString());
        }
        String rest = take(held.length());
        return place == Place.INSIDE ? new Parted(rest, "") : new Parted("", rest);
    }

    private void open() {
        String first = held.toString().stripLeading();
        int blanks = held.length() - first.length();
        if (blanks <= MOST_BLANKS) {
            for (Marks pair : known) {
                if (first.startsWith(pair.open)) {
                    marks = pair;
                    opened(blanks + pair.open.length());
                    return;
                }
            }
            if (known.stream().anyMatch(pair -> pair.open.startsWith(first))) {
                return;
            }
        }
        if (begun) {
            opened(0);
        } else {
            place = Place.OUTSIDE;
        }
    }

    private void opened(int mark) {
        unclosed.append(held);
        take(mark);
        place = Place.OPENED;
    }

    private void skipBlanks(Place here, Place next) {
        if (place == here) {
            take(held.length() - held.toString().stripLeading().length());
            place = held.isEmpty() ? here : next;
        }
    }

    private String thought() {
        int end = held.indexOf(marks.close);
        if (end < 0) {
            return take(held.length() - begunMark());
        }
        String thought = take(end);
        take(marks.close.length());
        unclosed.setLength(0);
        place = Place.CLOSED;
        return thought;
    }

    /** How many letters at the end may be the beginning of the mark. */
    private int begunMark() {
        int most = Math.min(marks.close.length() - 1, held.length());
        for (int length = most; length > 0; length--) {
            if (marks.close.startsWith(held.substring(held.length() - length))) {
                return length;
            }
        }
        return 0;
    }

    private String take(int length) {
        String taken = held.substring(0, length);
        held.delete(0, length);
        return taken;
    }
}
