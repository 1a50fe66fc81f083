package io.llmrouter.engine.provider.openai;

import java.util.List;

/**
 * Takes the thoughts out of a text that begins with them between {@code <think>} and {@code </think>}, as servers tell them
 * that do not read the models' own marks. A text that only speaks of the marks stays as it is, and one that is complete
 * without the second mark is the answer. Takes a whole text or its pieces, wherever they are cut; for one answer and one
 * thread.
 *
 * @see <a href="https://console.groq.com/docs/reasoning">Groq's format {@code raw}, its default</a>
 */
final class InlineThoughts {

    /** What came of a piece. */
    record Parted(String reasoning, String text) {}

    /** What stands before the thoughts, and what behind them. */
    private record Marks(String open, String close) {}

    /** Of most models, and of Magistral. */
    private static final List<Marks> ALL = List.of(new Marks("<think>", "</think>"), new Marks("[THINK]", "[/THINK]"));

    /** The most blanks before the first mark: what begins with more is no thought, and must not wait for one. */
    private static final int MOST_BLANKS = 64;

    private enum Place {
        /** Nothing but blanks, and perhaps a part of the mark, so far. */
        BEFORE,
        /** Behind the first mark, where no thought has begun. */
        OPENED,
        INSIDE,
        /** Behind the second mark, where no text has begun. */
        CLOSED,
        OUTSIDE
    }

    private final StringBuilder held = new StringBuilder();
    /** The text as it came, as long as its thoughts have no end. */
    private final StringBuilder unclosed = new StringBuilder();

    private Place place = Place.BEFORE;
    private Marks marks = ALL.get(0);

    /**
     * Of a whole text.
     *
     * @param complete whether the model was done with it
     */
    static Parted all(String text, boolean complete) {
        String begins = text.stripLeading();
        if (ALL.stream().noneMatch(pair -> begins.startsWith(pair.open))) {
            return new Parted("", text);
        }
        InlineThoughts thoughts = new InlineThoughts();
        Parted begun = thoughts.read(text);
        if (complete && thoughts.place == Place.INSIDE) {
            return new Parted("", text);
        }
        Parted rest = thoughts.end(complete);
        return new Parted(begun.reasoning + rest.reasoning, begun.text + rest.text);
    }

    /** Of the next piece; what may yet be a part of a mark is held back. */
    Parted read(String piece) {
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

    /**
     * What was held back. If the thoughts of a text that is complete have no end, its whole text follows, for nobody can
     * tell where in it the answer begins.
     */
    Parted end(boolean complete) {
        if (complete && place == Place.INSIDE) {
            place = Place.OUTSIDE;
            return new Parted("", unclosed.toString());
        }
        String rest = take(held.length());
        return place == Place.INSIDE ? new Parted(rest, "") : new Parted("", rest);
    }

    private void open() {
        String begun = held.toString().stripLeading();
        int blanks = held.length() - begun.length();
        boolean mayBegin = blanks <= MOST_BLANKS && ALL.stream().anyMatch(pair -> pair.open.startsWith(begun));
        place = mayBegin ? Place.BEFORE : Place.OUTSIDE;
        for (Marks pair : ALL) {
            if (blanks <= MOST_BLANKS && begun.startsWith(pair.open)) {
                marks = pair;
                unclosed.append(held);
                take(blanks + pair.open.length());
                place = Place.OPENED;
            }
        }
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
