package io.llmrouter.examples.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The keys of the files that were answered, a line each in a file, and all of them in memory: Camel's own file
 * repository reads its file anew for each key it does not know, which takes longer the more there are. Thread-safe.
 */
final class AnsweredKeys extends ServiceSupport implements IdempotentRepository {

    private final Path file;
    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    AnsweredKeys(Path file) {
        this.file = file;
    }

    @Override
    protected void doInit() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (Files.exists(file)) {
            try (Stream<String> lines = Files.lines(file)) {
                lines.forEach(keys::add);
            }
        }
    }

    @Override
    public synchronized boolean add(String key) {
        if (!keys.add(key)) {
            return false;
        }
        try {
            Files.writeString(file, key + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return true;
        } catch (IOException e) {
            keys.remove(key);
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean contains(String key) {
        return keys.contains(key);
    }

    /** Never asked for: a key is written down only when its file is answered. */
    @Override
    public boolean remove(String key) {
        return false;
    }

    @Override
    public boolean confirm(String key) {
        return true;
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException("delete " + file + " instead, while nothing runs");
    }
}
