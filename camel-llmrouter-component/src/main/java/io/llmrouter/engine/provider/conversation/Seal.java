package io.llmrouter.engine.provider.conversation;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A proof of reasoning that must go back to the protocol it came from, to models of the family it came from, and to the
 * place it had there. It travels as the signature of a {@link io.llmrouter.engine.model.Content.Reasoning}, so that a
 * conversation may pass through other protocols and models and come back; those leave it out.
 *
 * @param dialect whose it is, in small letters
 * @param family which models can prove it, as {@link ModelFamily} has them; empty where any of the dialect's may try
 * @param place where it belongs, in that dialect's own words, without a colon
 * @param value the proof as the provider gave it; may be empty
 */
public record Seal(String dialect, String family, String place, String value) {

    private static final Pattern FORM = Pattern.compile("([a-z]+)(?:@([a-z]+))?:([^:]*):(.*)", Pattern.DOTALL);

    private static final Pattern BESIDE = Pattern.compile("part|call\\d+|block|item|hidden");

    /** One for every model of the dialect. */
    public Seal(String dialect, String place, String value) {
        this(dialect, "", place, value);
    }

    /** The signature as a seal of that dialect; empty if it is none, or another's. */
    public static Optional<Seal> of(String dialect, @Nullable String signature) {
        Matcher form = FORM.matcher(signature == null ? "" : signature);
        return form.matches() && form.group(1).equals(dialect)
                ? Optional.of(
                        new Seal(dialect, Objects.requireNonNullElse(form.group(2), ""), form.group(3), form.group(4)))
                : Optional.empty();
    }

    /** Whether a signature is a seal of any dialect, and so nothing to others. */
    public static boolean isSeal(@Nullable String signature) {
        return signature != null && FORM.matcher(signature).matches();
    }

    /** Whether a signature proves another part of an answer than a thought, such as a call, or carries one whole. */
    static boolean isBesideThoughts(String signature) {
        Matcher form = FORM.matcher(signature);
        return form.matches() && BESIDE.matcher(form.group(3)).matches();
    }

    /** Whether a model may be shown it: one of its family, or one whose name tells none. */
    public boolean fits(String model) {
        String theirs = ModelFamily.of(model);
        return family.isEmpty() || theirs.equals(family) || theirs.equals(ModelFamily.OTHER);
    }

    /** The signature to carry. */
    public String signature() {
        return dialect + (family.isEmpty() ? "" : "@" + family) + ":" + place + ":" + value;
    }
}
