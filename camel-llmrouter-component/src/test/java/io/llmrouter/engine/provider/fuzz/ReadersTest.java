package io.llmrouter.engine.provider.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No reader throws at anything; {@link Fuzz} looks for what would make one. */
class ReadersTest {

    private static final int VARIANTS = 300;
    private static final Map<String, Consumer<byte[]>> READERS = Readers.all();

    static Stream<String> readers() {
        return READERS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("readers")
    void takesWhatWasFoundBefore(String reader) throws IOException {
        for (Path found : Seeds.found(reader)) {
            assertTaken(reader, Files.readAllBytes(found), found.getFileName().toString());
        }
    }

    @ParameterizedTest
    @MethodSource("readers")
    void takesEverySeedAndDamagedOnes(String reader) throws IOException {
        Random random = new Random(7);
        for (Path seed : Seeds.golden(reader)) {
            byte[] bytes = Files.readAllBytes(seed);
            assertTaken(reader, bytes, seed.getFileName().toString());
            for (int variant = 0; variant < VARIANTS; variant++) {
                assertTaken(reader, damaged(bytes, random), seed.getFileName() + ", variant " + variant);
            }
        }
    }

    private static void assertTaken(String reader, byte[] input, String what) {
        assertThatCode(() -> READERS.get(reader).accept(input))
                .as("%s at %s", reader, what)
                .doesNotThrowAnyException();
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] copy = bytes.clone();
        for (int i = random.nextInt(4); i >= 0 && copy.length > 0; i--) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
        }
        return random.nextBoolean() ? copy : Arrays.copyOf(copy, random.nextInt(copy.length + 1));
    }
}
