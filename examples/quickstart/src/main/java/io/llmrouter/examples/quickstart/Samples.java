package io.llmrouter.examples.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Makes the folders, and puts the sample files into an inbox that was not there before. */
final class Samples {

    private Samples() {}

    static void prepare(QuickstartSettings settings) throws IOException {
        boolean first = Files.notExists(settings.inbox());
        Files.createDirectories(settings.inbox());
        Files.createDirectories(settings.outbox());
        if (first && settings.samples()) {
            for (Resource sample : new PathMatchingResourcePatternResolver().getResources("classpath:samples/*")) {
                copy(sample, settings.inbox());
            }
        }
    }

    private static void copy(Resource sample, Path folder) throws IOException {
        String name = sample.getFilename();
        if (name != null) {
            try (InputStream bytes = sample.getInputStream()) {
                Files.copy(bytes, folder.resolve(name));
            }
        }
    }
}
