package io.llmrouter.engine.provider.fuzz;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Fuzzes readers: {@code FuzzRun READER SECONDS}, or several with commas between them, or {@code all}, one after the other.
 * What the fuzzer learns stays in {@code target/fuzz/READER/corpus}, so that the next run goes on from there; what it finds
 * lies in {@code target/fuzz/READER/found}, what it says in {@code target/fuzz/READER/log}.
 *
 * <p>Each has a process of its own, in which nothing of the engine is loaded before the fuzzer is: a record that is
 * instrumented after it was loaded has lost its fields.
 */
public final class FuzzRun {

    private FuzzRun() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Collection<String> readers =
                args[0].equals("all") ? Readers.all().keySet() : List.of(args[0].split(","));
        for (String reader : readers) {
            fuzz(reader, args[1]);
        }
    }

    private static void fuzz(String reader, String seconds) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-classpath", System.getProperty("java.class.path")));
        command.add(Jazzer.class.getName());
        command.addAll(options(reader, seconds));
        Path log = home(reader).resolve("log");
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        List<String> lines = Files.readAllLines(log);
        String last = lines.stream()
                .filter(line -> line.startsWith("Done "))
                .reduce((first, second) -> second)
                .orElse("ended with code " + code + ", see " + log);
        System.Logger logger = System.getLogger(FuzzRun.class.getName());
        logger.log(System.Logger.Level.INFO, "{0}: {1}; found: {2}", reader, last, count(home(reader).resolve("found")));
    }

    private static long count(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }

    private static Path home(String reader) {
        return Path.of("target", "fuzz", reader);
    }

    private static List<String> options(String reader, String seconds) throws IOException {
        Path corpus = Files.createDirectories(home(reader).resolve("corpus"));
        Path found = Files.createDirectories(home(reader).resolve("found"));
        for (Path seed : Seeds.golden(reader)) {
            Files.copy(seed, corpus.resolve(seed.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        return List.of(
                "--target_class=" + Fuzz.class.getName(),
                "--target_args=" + reader,
                "--instrumentation_includes=io.llmrouter.**",
                "--keep_going=20",
                // it looks for secrets that go into patterns; ours are constants, and it costs most of the time
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.RegexInjection",
                "-artifact_prefix=" + found + "/",
                "--reproducer_path=" + home(reader),
                "-max_total_time=" + seconds,
                "-max_len=65536",
                "-timeout=300",
                "-rss_limit_mb=1024",
                corpus.toString());
    }
}
