package io.llmrouter.examples.simulate;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Writes prompts. One is an opening of its kind, a subject, and a few sentences that every kind has; some openings are
 * those of two kinds, so that the words alone do not tell which it is. Immutable.
 */
final class Prompts {

    private static final String SHARED = "shared";

    /** What prompts are put together of. */
    record Parts(List<String> openings, List<String> subjects, List<String> sentences) {
        Parts {
            openings = openings == null ? List.of() : List.copyOf(openings);
            subjects = subjects == null ? List.of() : List.copyOf(subjects);
            sentences = sentences == null ? List.of() : List.copyOf(sentences);
        }
    }

    private final Map<String, Parts> parts;

    private Prompts(Map<String, Parts> parts) {
        this.parts = parts;
    }

    /** Those that come with the simulator. */
    static Prompts builtIn() {
        try (InputStream in = Prompts.class.getResourceAsStream("/prompts.yaml")) {
            return new Prompts(ScenarioFile.read(Objects.requireNonNull(in, "prompts.yaml"), new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A prompt of that kind.
     *
     * @throws IllegalArgumentException if there is no such kind
     */
    String draw(String kind, RandomGenerator random) {
        Parts own = parts.get(kind);
        if (own == null || kind.equals(SHARED)) {
            throw new IllegalArgumentException("there are no prompts '" + kind + "'; there are "
                    + parts.keySet().stream()
                            .filter(each -> !each.equals(SHARED))
                            .collect(Collectors.joining(", ")));
        }
        Parts shared = Objects.requireNonNull(parts.get(SHARED));
        List<String> subjects = own.subjects().isEmpty() ? shared.subjects() : own.subjects();
        return one(own.openings(), random) + " " + one(subjects, random) + ". " + one(shared.sentences(), random) + " "
                + one(shared.sentences(), random);
    }

    private static String one(List<String> of, RandomGenerator random) {
        return of.get(random.nextInt(of.size()));
    }
}
