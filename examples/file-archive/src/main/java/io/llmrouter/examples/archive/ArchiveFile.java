package io.llmrouter.examples.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file of the archive.
 *
 * @param path where it is
 * @param name its path below the archive's folder, with slashes
 */
record ArchiveFile(Path path, String name) {

    static ArchiveFile of(Path root, Path path) {
        return new ArchiveFile(path, root.relativize(path).toString().replace('\\', '/'));
    }

    /** Tells this version of the file from any other: a file that has changed is asked about again. */
    String key() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return name + "|" + attributes.size() + "|"
                + attributes.lastModifiedTime().toMillis();
    }

    /** What is known of it before it is read. */
    Map<String, Object> facts() throws IOException {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("file", name);
        facts.put("bytes", Files.size(path));
        facts.put("key", key());
        return facts;
    }
}
