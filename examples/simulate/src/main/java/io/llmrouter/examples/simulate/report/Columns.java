package io.llmrouter.examples.simulate.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * What a table says of each of its rows, column by column. Used by one thread at a time.
 *
 * @param <T> what a row is about
 */
final class Columns<T> {

    private final List<String> heads = new ArrayList<>();
    private final List<Function<T, String>> cells = new ArrayList<>();

    Columns<T> with(String head, Function<T, String> cell) {
        heads.add(head);
        cells.add(cell);
        return this;
    }

    Columns<T> number(String head, ToDoubleFunction<T> value, int decimals) {
        return with(head, row -> Rounded.text(value.applyAsDouble(row), decimals));
    }

    Columns<T> percent(String head, ToDoubleFunction<T> share, int decimals) {
        return with(head, row -> Rounded.percent(share.applyAsDouble(row), decimals));
    }

    /** The last column only says something of some rows. */
    Columns<T> where(Predicate<T> some) {
        int last = cells.size() - 1;
        Function<T, String> cell = cells.get(last);
        cells.set(last, row -> some.test(row) ? cell.apply(row) : "–");
        return this;
    }

    Table of(List<T> rows) {
        return new Table(
                List.copyOf(heads),
                rows.stream()
                        .map(row -> cells.stream().map(cell -> cell.apply(row)).toList())
                        .toList());
    }
}
