package io.llmrouter.examples.simulate;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.llmrouter.engine.catalog.Nearest;
import io.llmrouter.engine.config.ConfigException;
import io.llmrouter.engine.config.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** What is wrong with a scenario's file, with its line and the word that was probably meant. */
final class Mistakes {

    private final Path file;

    Mistakes(Path file) {
        this.file = file;
    }

    /** The file is no YAML. */
    ConfigException of(MarkedYAMLException thrown) {
        return exception(thrown.getProblemMark(), "", "it is no YAML: " + thrown.getProblem(), null);
    }

    /** A value does not fit, or a key is unknown. */
    ConfigException of(JsonMappingException thrown) throws IOException {
        String path = path(thrown.getPath());
        Mark mark = YamlPlaces.of(file).of(path);
        if (thrown instanceof UnrecognizedPropertyException unknown) {
            List<String> known = unknown.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .toList();
            String nearest = Nearest.to(unknown.getPropertyName(), known).orElse(null);
            return exception(
                    mark,
                    path,
                    "unknown key '" + unknown.getPropertyName() + "'" + meant(nearest) + " Keys: "
                            + String.join(", ", known),
                    nearest);
        }
        if (thrown instanceof InvalidFormatException unfit) {
            return unfit(mark, path, unfit);
        }
        Throwable cause = thrown instanceof ValueInstantiationException ? thrown.getCause() : null;
        String message = cause == null ? thrown.getOriginalMessage() : cause.getMessage();
        return exception(mark, path, String.valueOf(message), null);
    }

    /** The router's part of it is wrong. */
    ConfigException of(ConfigException thrown) throws IOException {
        YamlPlaces places = YamlPlaces.of(file);
        return new ConfigException(thrown.problems().stream()
                .map(each -> {
                    String path = each.path().isEmpty() ? "router" : "router." + each.path();
                    return problem(places.of(path), path, each.message(), each.nearest());
                })
                .toList());
    }

    private ConfigException unfit(@Nullable Mark mark, String path, InvalidFormatException thrown) {
        Class<?> type = thrown.getTargetType();
        List<String> words = type.isEnum()
                ? Stream.of(type.getEnumConstants())
                        .map(each -> String.valueOf(each).toLowerCase(Locale.ROOT))
                        .toList()
                : List.of();
        String nearest = Nearest.to(String.valueOf(thrown.getValue()), words).orElse(null);
        String wanted = type.isEnum()
                ? meant(nearest) + " One of: " + String.join(", ", words)
                : type == Duration.class ? "; write a duration as 200ms, 5s or 1h" : "; a number is wanted";
        return exception(mark, path, "'" + thrown.getValue() + "' does not fit" + wanted, nearest);
    }

    private static String meant(@Nullable String nearest) {
        return nearest == null ? "." : "; did you mean '" + nearest + "'?";
    }

    private ConfigException exception(@Nullable Mark mark, String path, String message, @Nullable String nearest) {
        return new ConfigException(List.of(problem(mark, path, message, nearest)));
    }

    private Problem problem(@Nullable Mark mark, String path, String message, @Nullable String nearest) {
        int line = mark == null ? 0 : mark.getLine() + 1;
        int column = mark == null ? 0 : mark.getColumn() + 1;
        return new Problem(String.valueOf(file.getFileName()), line, column, path, message, nearest);
    }

    private static String path(List<JsonMappingException.Reference> references) {
        return references.stream()
                .map(each -> each.getFieldName() == null ? "[" + each.getIndex() + "]" : "." + each.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
