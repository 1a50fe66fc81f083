package io.llmrouter.engine.feature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts of many kinds by name: those in the folder {@code texts}, and some drawn from a seed. */
final class Texts {

    private static final String[] NAMES = {"Anna", "Bertrand", "Chloe", "Jürgen", "Eve Miller", "Hans Peter"};
    private static final String[] STATES = {"open", "closed", "pending", "shipped"};

    private Texts() {}

    static Map<String, String> all() throws IOException {
        Map<String, String> all = new TreeMap<>(written());
        Random random = new Random(42);
        all.put("csv", lines(40, at -> row(random)));
        all.put("log", lines(25, at -> logged(random)));
        all.put("integers", lines(120, at -> Integer.toString(random.nextInt(1_000_000))));
        all.put("decimals", lines(120, at -> String.format(Locale.ROOT, "%.3f", random.nextDouble() * 1_000)));
        all.put(
                "table",
                lines(40, at -> random.nextInt(100) + "\t" + random.nextInt(10_000) + "\t" + random.nextInt(9)));
        all.put("uuids", lines(30, at -> new UUID(random.nextLong(), random.nextLong()).toString()));
        all.put("base64", Base64.getEncoder().encodeToString(bytes(random, 900)));
        all.put("hex", HexFormat.of().formatHex(bytes(random, 600)));
        return all;
    }

    private static Map<String, String> written() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/texts"))) {
            return files.collect(
                    Collectors.toMap(file -> file.getFileName().toString().replace(".txt", ""), Texts::read));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String row(Random random) {
        return String.format(
                Locale.ROOT,
                "%d,%s,%s,2025-%02d-%02d,%.2f",
                random.nextInt(100_000),
                NAMES[random.nextInt(NAMES.length)],
                STATES[random.nextInt(STATES.length)],
                1 + random.nextInt(12),
                1 + random.nextInt(28),
                random.nextDouble() * 500);
    }

    private static String logged(Random random) {
        return "2025-05-14T09:%02d:%02d.%03dZ INFO [worker-%d] com.acme.shop.OrderService - order %d took %d ms"
                .formatted(
                        random.nextInt(60),
                        random.nextInt(60),
                        random.nextInt(1_000),
                        random.nextInt(16),
                        random.nextInt(1_000_000),
                        random.nextInt(2_000));
    }

    private static String lines(int count, Function<Integer, String> line) {
        return IntStream.range(0, count).boxed().map(line).collect(Collectors.joining("\n"));
    }

    private static byte[] bytes(Random random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
