package io.llmrouter.examples.simulate.report;

import java.util.List;

/**
 * How a policy is drawn.
 *
 * @param colour of its line
 * @param dashes how its line is broken, as SVG has it; {@code none} for a whole line
 */
record Ink(String colour, String dashes) {

    private static final List<String> COLOURS = List.of(
            "#4269d0", "#efb118", "#ff725c", "#6cc5b0", "#3ca951", "#ff8ab7", "#a463f2", "#97bbf5", "#9c6b4e",
            "#9498a0", "#1b4332", "#7f1d1d");
    private static final List<String> DASHES = List.of("none", "7 3", "2 3");

    /** Each of the first three dozen policies is drawn in another way. */
    static Ink of(int index) {
        return new Ink(COLOURS.get(index % COLOURS.size()), DASHES.get(index / COLOURS.size() % DASHES.size()));
    }
}
