package io.llmrouter.engine.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How urgent a call is, the least urgent first. What each class gets of a target's places is the configuration's to say. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH;

    /** The class of that name, in any case; empty when there is none. */
    public static Optional<Priority> of(String word) {
        String plain = word.strip().toLowerCase(Locale.ROOT);
        return Stream.of(values()).filter(each -> each.word().equals(plain)).findFirst();
    }

    /** The names of all classes. */
    public static List<String> words() {
        return Stream.of(values()).map(Priority::word).toList();
    }

    /** The class as it is written: {@code high}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
