package io.llmrouter.engine.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The sound in a WAV file, by its header: chunks of a name, a size and as many bytes, the lowest byte first.
 *
 * @param bytes how many there are
 * @param bytesASecond how many are heard in a second, above zero
 */
record WavSound(long bytes, long bytesASecond) {

    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_HEAD = 8;
    private static final int RATE_IN_FORMAT = 8;

    /** The sound of a file; empty when it is no WAV file, or its header does not tell. */
    static Optional<WavSound> of(byte[] file) {
        ByteBuffer read = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        boolean wav = file.length > FIRST_CHUNK
                && name(file, 0).equals("RIFF")
                && name(file, 8).equals("WAVE");
        long rate = 0;
        long at = FIRST_CHUNK;
        while (wav && at + CHUNK_HEAD <= file.length) {
            String name = name(file, (int) at);
            long size = Integer.toUnsignedLong(read.getInt((int) at + 4));
            long rest = file.length - at - CHUNK_HEAD;
            if (name.equals("fmt ") && rest >= RATE_IN_FORMAT + Integer.BYTES) {
                rate = Integer.toUnsignedLong(read.getInt((int) at + CHUNK_HEAD + RATE_IN_FORMAT));
            } else if (name.equals("data")) {
                return rate == 0 ? Optional.empty() : Optional.of(new WavSound(sound(size, rest), rate));
            }
            at += CHUNK_HEAD + size + size % 2;
        }
        return Optional.empty();
    }

    /** A file that was written while it was recorded says 0, or more than there is. */
    private static long sound(long size, long rest) {
        return size == 0 ? rest : Math.min(size, rest);
    }

    private static String name(byte[] file, int at) {
        return new String(file, at, 4, StandardCharsets.ISO_8859_1);
    }

    /** How long it is, in milliseconds. */
    long millis() {
        return bytes * 1000 / bytesASecond;
    }
}
