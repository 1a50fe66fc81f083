package io.llmrouter.engine.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a call used beside tokens. Some models are billed by these instead of by tokens.
 *
 * @param audioMillis sound that was heard, in milliseconds
 * @param images images that were drawn
 * @param searches searches, of which a rerank of a usual number of documents is one
 * @param characters characters of text that were spoken
 * @param billed what the provider says it bills for the call; null when it does not say
 * @param service the class of service that the call had, in the provider's word, such as {@code flex}; null when it does
 *     not say
 */
public record Units(
        long audioMillis,
        long images,
        long searches,
        long characters,
        @Nullable Money billed,
        @Nullable String service) {

    /** Nothing. */
    public static final Units NONE = new Units(0, 0, 0, 0, null, null);

    public Units {
        if ((audioMillis | images | searches | characters) < 0) {
            throw new IllegalArgumentException("units cannot be negative");
        }
    }

    /** Sound of that length. */
    public static Units audio(long millis) {
        return new Units(millis, 0, 0, 0, null, null);
    }

    /** That many images. */
    public static Units images(long count) {
        return new Units(0, count, 0, 0, null, null);
    }

    /** That many searches. */
    public static Units searches(long count) {
        return new Units(0, 0, count, 0, null, null);
    }

    /** That many characters. */
    public static Units characters(long count) {
        return new Units(0, 0, 0, count, null, null);
    }

    /** Nothing but a bill. */
    public static Units billed(@Nullable Money amount) {
        return NONE.withBilled(amount);
    }

    /** The same with a bill, unless there is one. */
    public Units withBilled(@Nullable Money amount) {
        return amount == null || billed != null
                ? this
                : new Units(audioMillis, images, searches, characters, amount, service);
    }

    /** The same without a bill. */
    public Units unbilled() {
        return billed == null ? this : new Units(audioMillis, images, searches, characters, null, service);
    }

    /** The same with a class of service, unless there is one. */
    public Units withService(@Nullable String word) {
        return word == null || service != null
                ? this
                : new Units(audioMillis, images, searches, characters, billed, word);
    }

    /** The same with sound of that length. */
    public Units withAudio(long millis) {
        return new Units(millis, images, searches, characters, billed, service);
    }

    /** The same with that many searches. */
    public Units withSearches(long count) {
        return new Units(audioMillis, images, count, characters, billed, service);
    }

    /** The same with that many images. */
    public Units withImages(long count) {
        return new Units(audioMillis, count, searches, characters, billed, service);
    }

    /** The same with what another one tells, where this one tells nothing. */
    public Units or(Units other) {
        return new Units(
                audioMillis > 0 ? audioMillis : other.audioMillis,
                images > 0 ? images : other.images,
                searches > 0 ? searches : other.searches,
                characters > 0 ? characters : other.characters,
                billed == null ? other.billed : billed,
                service == null ? other.service : service);
    }

    /** Whether it is nothing that has a price. */
    public boolean isNone() {
        return (audioMillis | images | searches | characters) == 0;
    }

    /** Both together: billed only where both are, and of a class of service only where that is the same. */
    public Units plus(Units other) {
        return new Units(
                Usage.sum(audioMillis, other.audioMillis),
                Usage.sum(images, other.images),
                Usage.sum(searches, other.searches),
                Usage.sum(characters, other.characters),
                both(billed, other.billed),
                Objects.equals(service, other.service) ? service : null);
    }

    /** Two bills of more than money can be are none: their sum cannot be paid. */
    private static @Nullable Money both(@Nullable Money one, @Nullable Money other) {
        if (one == null || other == null || Usage.sum(one.nanos(), other.nanos()) == Long.MAX_VALUE) {
            return null;
        }
        return one.plus(other);
    }
}
