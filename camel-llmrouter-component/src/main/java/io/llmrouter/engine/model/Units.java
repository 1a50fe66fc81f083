package io.llmrouter.engine.model;

import org.jspecify.annotations.Nullable;

/**
 * What a call used beside tokens. Some models are billed by these instead of by tokens.
 *
 * @param audioMillis sound that was heard, in milliseconds
 * @param images images that were drawn
 * @param searches searches, of which a rerank of a usual number of documents is one
 * @param characters characters of text that were spoken
 * @param billed what the provider says it bills for the call; null when it does not say
 */
public record Units(long audioMillis, long images, long searches, long characters, @Nullable Money billed) {

    /** Nothing. */
    public static final Units NONE = new Units(0, 0, 0, 0, null);

    public Units {
        if ((audioMillis | images | searches | characters) < 0) {
            throw new IllegalArgumentException("units cannot be negative");
        }
    }

    /** Sound of that length. */
    public static Units audio(long millis) {
        return new Units(millis, 0, 0, 0, null);
    }

    /** That many images. */
    public static Units images(long count) {
        return new Units(0, count, 0, 0, null);
    }

    /** That many searches. */
    public static Units searches(long count) {
        return new Units(0, 0, count, 0, null);
    }

    /** That many characters. */
    public static Units characters(long count) {
        return new Units(0, 0, 0, count, null);
    }

    /** Nothing but a bill. */
    public static Units billed(@Nullable Money amount) {
        return amount == null ? NONE : new Units(0, 0, 0, 0, amount);
    }

    /** The same with a bill, unless there is one. */
    public Units withBilled(@Nullable Money amount) {
        return amount == null || billed != null ? this : new Units(audioMillis, images, searches, characters, amount);
    }

    /** Whether it is nothing that has a price. */
    public boolean isNone() {
        return (audioMillis | images | searches | characters) == 0;
    }

    /** Both together. */
    public Units plus(Units other) {
        return new Units(
                audioMillis + other.audioMillis,
                images + other.images,
                searches + other.searches,
                characters + other.characters,
                billed == null || other.billed == null ? null : billed.plus(other.billed));
    }
}
