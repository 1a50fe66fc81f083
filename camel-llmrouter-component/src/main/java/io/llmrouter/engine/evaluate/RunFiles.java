package io.llmrouter.engine.evaluate;

import com.fasterxml.jackson.core.type.TypeReference;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps runs as JSON files in a folder, one a run, named by set and time. A run is written whole or not at all.
 * Thread-safe, also across processes that share the folder.
 */
public final class RunFiles {

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final String END = ".json";

    private final Path folder;

    public RunFiles(Path folder) {
        this.folder = folder;
    }

    /** The last run of that set that was not stopped, if there is one. */
    public Optional<EvaluationRun> last(String set) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        String name = "\\d{8}T\\d{6}\\.\\d{9}Z";
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                        String each = file.getFileName().toString();
                        // a set's name may begin with another's
                        return each.startsWith(set + "-")
                                && each.substring(set.length() + 1).matches(name + END);
                    })
                    .sorted(Comparator.reverseOrder())
                    .map(RunFiles::read)
                    .filter(EvaluationRun::isComplete)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("the runs in " + folder + " cannot be read", e);
        }
    }

    /** Keeps a run, and returns where. */
    public Path save(EvaluationRun run) {
        Path file = folder.resolve(run.set() + "-" + NAME.format(run.at()) + END);
        write(file, Json.write(map(run)));
        return file;
    }

    /** Writes a file whole or not at all. */
    static void write(Path file, String text) {
        try {
            Path parent = file.toAbsolutePath().getParent();
            Files.createDirectories(parent);
            Path fresh = Files.createTempFile(parent, file.getFileName().toString(), ".fresh");
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static Map<String, Object> map(EvaluationRun run) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("set", run.set());
        map.put("at", run.at().toString());
        if (!run.isComplete()) {
            map.put("stopped", run.stopped());
        }
        map.put("answers", run.answers().stream().map(RunFiles::map).toList());
        return map;
    }

    private static Map<String, Object> map(GradedAnswer answer) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("question", answer.golden());
        map.put("task", answer.task());
        map.put("target", answer.target());
        map.put("card", answer.card());
        map.put("score", answer.score());
        map.put("failure", answer.failure());
        map.put("costUsd", answer.cost() == null ? null : answer.cost().toUsd().toPlainString());
        map.put("latencyMillis", answer.latencyMillis());
        map.values().removeIf(value -> value == null);
        return map;
    }

    private static EvaluationRun read(Path file) {
        try {
            Map<String, Object> map = Json.mapper().readValue(Files.readString(file), FIELDS);
            List<GradedAnswer> answers = new ArrayList<>();
            if (map.get("answers") instanceof List<?> list) {
                list.forEach(each -> answers.add(answer((Map<?, ?>) each)));
            }
            String stopped = map.get("stopped") == null ? null : text(map, "stopped");
            return new EvaluationRun(text(map, "set"), Instant.parse(text(map, "at")), answers, stopped);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(file + " is not a run that can be read: " + e.getMessage(), e);
        }
    }

    private static GradedAnswer answer(Map<?, ?> map) {
        Object score = map.get("score");
        Object failure = map.get("failure");
        Object cost = map.get("costUsd");
        return new GradedAnswer(
                text(map, "question"),
                text(map, "task"),
                text(map, "target"),
                text(map, "card"),
                score instanceof Number number ? Double.valueOf(number.doubleValue()) : null,
                failure == null ? null : String.valueOf(failure),
                cost == null ? null : Money.usd(String.valueOf(cost)),
                map.get("latencyMillis") instanceof Number millis ? millis.longValue() : 0);
    }

    private static String text(Map<?, ?> map, String key) {
        @Nullable Object value = map.get(key);
        if (!(value instanceof String text)) {
            throw new IllegalArgumentException("it has no text '" + key + "'");
        }
        return text;
    }
}
