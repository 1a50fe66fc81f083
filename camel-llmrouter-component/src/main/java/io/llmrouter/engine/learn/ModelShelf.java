package io.llmrouter.engine.learn;

import io.llmrouter.engine.catalog.Nearest;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The versions of a learned model in a folder: {@code 0001.learned}, {@code 0002.learned} and so on, and a file
 * {@code current} that names the one in force. Thread-safe, and safe between processes that share the folder: a version is
 * there whole or not at all, no two have the same name, and who reads {@code current} finds the old name or the new one.
 * When two are put in force at once, the one that is written last is.
 */
public final class ModelShelf {

    private static final String ENDING = ".learned";
    private static final String CURRENT = "current";

    private final Path folder;

    /** The versions in that folder. */
    public ModelShelf(Path folder) {
        this.folder = folder;
    }

    /** Puts a new version in force, and says its name. Earlier ones stay. The folder is made if it is not there. */
    public String publish(QualityModel model) throws IOException {
        Files.createDirectories(folder);
        String name = reserve();
        ModelFile.write(model, folder.resolve(name));
        enforce(name);
        return name;
    }

    /** Takes the next name by an empty file, which is no version yet; the one who makes the file has the name. */
    private String reserve() throws IOException {
        List<String> names = names();
        int last = names.isEmpty() ? 0 : number(names.get(names.size() - 1));
        String name;
        do {
            name = String.format("%04d", ++last) + ENDING;
        } while (!taken(folder.resolve(name)));
        return name;
    }

    private static boolean taken(Path file) throws IOException {
        try {
            Files.createFile(file);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
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

    /**
     * Puts a version in force, and says its name.
     *
     * @param version its name, with its ending or without
     * @throws IOException naming the nearest, if there is no such version
     */
    public String use(String version) throws IOException {
        String name = version.endsWith(ENDING) ? version : version + ENDING;
        if (!versions().contains(name)) {
            throw new IOException(folder + " has no version '" + version + "': " + Nearest.hint(name, versions()));
        }
        enforce(name);
        return name;
    }

    /** Whether a version is in force. */
    public boolean isFilled() {
        return Files.exists(folder.resolve(CURRENT));
    }

    /** The name of the version in force. */
    public String current() throws IOException {
        if (!isFilled()) {
            throw new IOException(folder + " has no learned model: none was published there");
        }
        return Files.readString(folder.resolve(CURRENT)).strip();
    }

    /** The version in force. */
    public QualityModel read() throws IOException {
        return read(current());
    }

    /** That version. */
    public QualityModel read(String version) throws IOException {
        return ModelFile.read(folder.resolve(version));
    }

    /** How large the file of a version is, in bytes. */
    public long bytes(String version) throws IOException {
        return Files.size(folder.resolve(version));
    }

    /** The names of the versions, the oldest first; none when there is no such folder. */
    public List<String> versions() throws IOException {
        return names().stream()
                .filter(name -> folder.resolve(name).toFile().length() > 0)
                .toList();
    }

    private List<String> names() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString())
                    .filter(each -> each.matches("\\d{4,9}\\" + ENDING))
                    .sorted((one, other) -> Integer.compare(number(one), number(other)))
                    .toList();
        }
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring(0, name.length() - ENDING.length()));
    }

    private void enforce(String name) throws IOException {
        Path fresh = folder.resolve(CURRENT + "." + UUID.randomUUID() + ".new");
        Files.writeString(fresh, name + "\n");
        Files.move(fresh, folder.resolve(CURRENT), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
