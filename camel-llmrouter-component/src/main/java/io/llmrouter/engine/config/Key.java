package io.llmrouter.engine.config;

import java.util.Locale;

/**
 * One key of the configuration, as the reference describes it and the reader accepts it.
 *
 * @param name its name
 * @param type what its value is, in words
 * @param byDefault what holds without it, in words
 * @param meaning what it does
 */
record Key(String name, String type, String byDefault, String meaning) {

    static final String NONE = "–";
    static final String REQUIRED = "required";

    /** The same key under names that differ only in case, dashes and underscores. */
    static String relaxed(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }
}
