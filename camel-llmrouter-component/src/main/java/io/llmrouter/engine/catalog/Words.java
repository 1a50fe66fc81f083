package io.llmrouter.engine.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The words of enumerations in configuration and data files: lower case, with dashes. */
public final class Words {

    private Words() {}

    /** The word for a constant: {@code json-schema} for {@code JSON_SCHEMA}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Every word of an enumeration, in its order. */
    public static List<String> of(Class<? extends Enum<?>> kind) {
        return Arrays.stream(kind.getEnumConstants()).map(Words::of).toList();
    }

    /**
     * The constant a word stands for.
     *
     * @param noun what the word names, for the message, such as {@code modality}
     * @throws IllegalArgumentException naming the nearest valid word, if it is none
     */
    public static <E extends Enum<E>> E parse(String noun, Class<E> kind, String word) {
        for (E constant : kind.getEnumConstants()) {
            if (of(constant).equals(word)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("unknown " + noun + " '" + word + "'; " + Nearest.hint(word, of(kind)));
    }
}
