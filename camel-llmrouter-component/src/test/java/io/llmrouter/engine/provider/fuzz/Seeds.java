package io.llmrouter.engine.provider.fuzz;

import io.llmrouter.engine.provider.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files to begin with: the golden files of a reader's dialect, and what the fuzzer once found for the reader. */
final class Seeds {

    private Seeds() {}

    /** The golden files of the dialect whose name the reader's begins with, and seeds made for it. */
    static List<Path> golden(String reader) {
        String dialect = Readers.dialect(reader);
        return Stream.of(Golden.class.getResource(dialect), Seeds.class.getResource("seeds/" + dialect))
                .flatMap(folder -> files(folder).stream())
                .toList();
    }

    /** What made the reader throw, once. */
    static List<Path> found(String reader) {
        return files(Seeds.class.getResource("found/" + reader));
    }

    private static List<Path> files(@Nullable URL folder) {
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(Path.of(new URI(folder.toString())))) {
            return list.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
