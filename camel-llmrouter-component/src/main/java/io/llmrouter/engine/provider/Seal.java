package io.llmrouter.engine.provider;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A proof of reasoning that must go back to the protocol it came from, and to the place it had there. It travels as the
 * signature of a {@link io.llmrouter.engine.model.Content.Reasoning}, so that a conversation may pass through other
 * protocols and come back; those leave it out.
 *
 * @param dialect whose it is, in small letters
 * @param place where it belongs, in that dialect's own words, without a colon
 * @param value the proof as the provider gave it; may be empty
 */
public record Seal(String dialect, String place, String value) {

    private static final Pattern FORM = Pattern.compile("([a-z]+):([^:]*):(.*)", Pattern.DOTALL);

    /** The signature as a seal of that dialect; empty if it is none, or another's. */
    public static Optional<Seal> of(String dialect, @Nullable String signature) {
        Matcher form = FORM.matcher(signature == null ? "" : signature);
        return form.matches() && form.group(1).equals(dialect)
                ? Optional.of(new Seal(dialect, form.group(2), form.group(3)))
                : Optional.empty();
    }

    /** Whether a signature is a seal of any dialect, and so nothing to others. */
    public static boolean isSeal(@Nullable String signature) {
        return signature != null && FORM.matcher(signature).matches();
    }

    /** The signature to carry. */
    public String signature() {
        return dialect + ":" + place + ":" + value;
    }
}
