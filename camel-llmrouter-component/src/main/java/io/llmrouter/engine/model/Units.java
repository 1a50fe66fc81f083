package io.llmrouter.engine.model;

/**
 * What a call used beside tokens. Some models are billed by these instead of by tokens.
 *
 * @param audioMillis sound that was heard, in milliseconds
 * @param images images that were drawn
 * @param searches searches, of which a rerank of a usual number of documents is one
 * @param characters characters of text that were spoken
 */
public record Units(long audioMillis, long images, long searches, long characters) {

    /** Nothing. */
    public static final Units NONE = new Units(0, 0, 0, 0);

    public Units {
        if ((audioMillis | images | searches | characters) < 0) {
            throw new IllegalArgumentException("units cannot be negative");
        }
    }

    /** Sound of that length. */
    public static Units audio(long millis) {
        return new Units(millis, 0, 0, 0);
    }

    /** That many images. */
    public static Units images(long count) {
        return new Units(0, count, 0, 0);
    }

    /** That many searches. */
    public static Units searches(long count) {
        return new Units(0, 0, count, 0);
    }

    /** That many characters. */
    public static Units characters(long count) {
        return new Units(0, 0, 0, count);
    }

    /** Whether it is nothing. */
    public boolean isNone() {
        return (audioMillis | images | searches | characters) == 0;
    }

    /** Both together. */
    public Units plus(Units other) {
        return new Units(
                audioMillis + other.audioMillis,
                images + other.images,
                searches + other.searches,
                characters + other.characters);
    }
}
