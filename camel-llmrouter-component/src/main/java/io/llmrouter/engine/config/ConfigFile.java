package io.llmrouter.engine.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A configuration file that may change. Starts no thread: whoever wants the changes asks {@link #changed()} now and then.
 * A bad new version is refused whole, reported once, and what was read before stays. Thread-safe.
 */
public final class ConfigFile {

    /** A larger file is no configuration. */
    private static final long MOST_BYTES = 10_000_000;

    private final Path path;
    private final Consumer<RuntimeException> onRefusal;
    private ConfigReader reader;
    private @Nullable String good;
    private @Nullable String judged;
    private @Nullable String seen;
    private @Nullable String failure;

    /**
     * A file.
     *
     * @param path where it is
     * @param reader reads it
     * @param onRefusal told why a new version is refused, or the file could not be read; once for each version and reason
     */
    public ConfigFile(Path path, ConfigReader reader, Consumer<RuntimeException> onRefusal) {
        this.path = path;
        this.reader = reader;
        this.onRefusal = onRefusal;
    }

    /**
     * Reads it for the first time, whatever it was before.
     *
     * @throws ConfigException naming every mistake, or that it cannot be read
     */
    public synchronized RouterConfig read() {
        String text = text();
        RouterConfig config = reader.read(text, name());
        judged = text;
        seen = text;
        good = text;
        return config;
    }

    /**
     * What was last read without a mistake, read once more by another reader, which reads this file from then on. When it
     * refuses the text, nothing changes.
     *
     * @throws ConfigException naming every mistake
     */
    public synchronized RouterConfig reread(ConfigReader other) {
        if (good == null) {
            throw new IllegalStateException(name() + " was not read yet");
        }
        RouterConfig config = other.read(good, name());
        reader = other;
        return config;
    }

    /**
     * The new configuration, if the text of the file is another than before and can be used; a file that was touched
     * without a change is not read again. A new text counts when two calls in a row saw it, so that a file that is just
     * being written is neither taken nor refused by half.
     */
    public synchronized Optional<RouterConfig> changed() {
        try {
            String text = text();
            failure = null;
            boolean settled = text.equals(seen);
            seen = text;
            if (!settled || text.equals(judged)) {
                return Optional.empty();
            }
            judged = text;
            RouterConfig config = reader.read(text, name());
            good = text;
            return Optional.of(config);
        } catch (ConfigException e) {
            refuse(e);
            return Optional.empty();
        }
    }

    private void refuse(ConfigException e) {
        String message = String.valueOf(e.getMessage());
        if (!message.equals(failure)) {
            failure = message;
            onRefusal.accept(e);
        }
    }

    private String text() {
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw unreadable("is larger than " + MOST_BYTES + " bytes");
            }
            return Files.readString(path);
        } catch (IOException e) {
            throw unreadable("cannot be read: " + e);
        }
    }

    private ConfigException unreadable(String why) {
        return new ConfigException(List.of(new Problem(name(), 0, 0, "", why, null)));
    }

    private String name() {
        return String.valueOf(path.getFileName());
    }
}
