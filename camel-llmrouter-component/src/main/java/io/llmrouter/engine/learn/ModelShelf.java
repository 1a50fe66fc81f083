package io.llmrouter.engine.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The versions of a learned model in a folder: {@code 0001.learned}, {@code 0002.learned} and so on, and a file
 * {@code current} that names the one in force. One process writes; any number read.
 */
public final class ModelShelf {

    private static final String ENDING = ".learned";

    private final Path folder;

    /** The versions in that folder, which must be there. */
    public ModelShelf(Path folder) {
        this.folder = folder;
    }

    /** Puts a new version in force, and says its name. Earlier ones stay. */
    public String publish(QualityModel model) throws IOException {
        List<String> versions = versions();
        int last = versions.isEmpty()
                ? 0
                : Integer.parseInt(versions.get(versions.size() - 1).replace(ENDING, ""));
        String name = String.format("%04d", last + 1) + ENDING;
        ModelFile.write(model, folder.resolve(name));
        enforce(name);
        return name;
    }

    /**
     * Puts the version before the one in force back, and says its name.
     *
     * @throws IOException if there is none before it
     */
    public String rollBack() throws IOException {
        List<String> versions = versions();
        int at = versions.indexOf(current());
        if (at < 1) {
            throw new IOException(folder + " has no version before " + current());
        }
        enforce(versions.get(at - 1));
        return versions.get(at - 1);
    }

    /** The name of the version in force. */
    public String current() throws IOException {
        Path current = folder.resolve("current");
        if (!Files.exists(current)) {
            throw new IOException(folder + " has no learned model: none was published there");
        }
        return Files.readString(current).strip();
    }

    /** The version in force. */
    public QualityModel read() throws IOException {
        return ModelFile.read(folder.resolve(current()));
    }

    /** The names of the versions, the oldest first. */
    public List<String> versions() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString())
                    .filter(each -> each.matches("\\d{4,}\\" + ENDING))
                    .sorted()
                    .toList();
        }
    }

    private void enforce(String name) throws IOException {
        Files.writeString(folder.resolve("current"), name + "\n");
    }
}
