package io.llmrouter.engine.learn;

import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A learned model that may be replaced by another version while it is used. Thread-safe: a decision asks once for the model
 * and goes by that one to its end.
 */
public final class LiveModel {

    private final @Nullable ModelShelf shelf;
    private final Consumer<QualityModel> check;
    private volatile @Nullable QualityModel model;
    private @Nullable String version;

    private LiveModel(@Nullable ModelShelf shelf, Consumer<QualityModel> check, @Nullable QualityModel model) {
        this.shelf = shelf;
        this.check = check;
        this.model = model;
    }

    /** One that stays as it is. */
    public static LiveModel fixed(QualityModel model) {
        return new LiveModel(null, each -> {}, model);
    }

    /**
     * The version in force of a shelf, which need not have one yet.
     *
     * @param check is shown each version before it is used, and throws {@link IllegalArgumentException} if it cannot be
     * @throws IOException if the version in force cannot be read
     */
    public static LiveModel of(ModelShelf shelf, Consumer<QualityModel> check) throws IOException {
        LiveModel live = new LiveModel(shelf, check, null);
        live.look();
        return live;
    }

    /** The model now; null while nothing was published. */
    public @Nullable QualityModel current() {
        return model;
    }

    /**
     * Looks whether another version is in force, and goes by it from now on.
     *
     * @return its name; null when there is nothing new
     * @throws IOException if it cannot be read or used; the model stays as it was, and it is tried again at the next look
     */
    public synchronized @Nullable String look() throws IOException {
        if (shelf == null || !shelf.isFilled()) {
            return null;
        }
        String now = shelf.current();
        if (Objects.equals(now, version)) {
            return null;
        }
        QualityModel fresh = shelf.read(now);
        try {
            check.accept(fresh);
        } catch (IllegalArgumentException e) {
            throw new IOException(shelf + " has a version " + now + " that cannot be used: " + e.getMessage(), e);
        }
        model = fresh;
        version = now;
        return now;
    }

    @Override
    public String toString() {
        return shelf == null ? "a learned model" : shelf.toString();
    }
}
