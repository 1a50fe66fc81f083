package io.llmrouter.engine.provider.fuzz;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the fuzzer calls, with coverage as its guide: one reader of {@link Readers}, chosen by name. Not a test; {@link
 * ReadersTest} feeds every reader what the fuzzer once found.
 */
public final class Fuzz {

    private static @Nullable Consumer<byte[]> reader;

    private Fuzz() {}

    public static void fuzzerInitialize(String[] args) {
        Map<String, Consumer<byte[]>> readers = Readers.all();
        reader = args.length == 1 ? readers.get(args[0]) : null;
        if (reader == null) {
            throw new IllegalArgumentException("name one of " + readers.keySet());
        }
    }

    public static void fuzzerTestOneInput(byte[] input) {
        Consumer<byte[]> chosen = reader;
        if (chosen != null) {
            chosen.accept(input);
        }
    }
}
