package io.llmrouter.engine.provider.anthropic;

import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.MediaSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Features that Anthropic gives only to those who name them: what a request's extra fields {@code anthropic_beta} or
 * {@code betas} list, and the one by which stored files are read. They go as a header, at Bedrock in the body. Stateless.
 *
 * @see <a href="https://platform.claude.com/docs/en/api/beta-headers">Beta headers</a>
 */
public final class Betas {

    /** The field of the body at Bedrock, and of the requests of clients. */
    public static final String FIELD = "anthropic_beta";

    /** What Anthropic's own libraries call that field. */
    static final String OTHER_FIELD = "betas";

    /** The header at Anthropic. */
    static final String HEADER = "anthropic-beta";

    private static final String FILES = "files-api-2025-04-14";

    private Betas() {}

    /** Those that a request's extra fields list, in one text or several. */
    public static List<String> asked(Map<String, Object> extra) {
        return Stream.concat(texts(extra.get(FIELD)), texts(extra.get(OTHER_FIELD)))
                .distinct()
                .toList();
    }

    private static Stream<String> texts(@Nullable Object value) {
        Collection<?> all = value instanceof Collection<?> several ? several : value == null ? Set.of() : Set.of(value);
        return all.stream()
                .flatMap(each -> Arrays.stream(String.valueOf(each).split(",", -1)))
                .map(String::strip)
                .filter(each -> !each.isEmpty());
    }

    /** The header of a request; empty where nothing needs one. What the account's own header lists is in it, too. */
    static Optional<Map.Entry<String, String>> header(ChatRequest request, Quirks quirks) {
        Set<String> needed = new LinkedHashSet<>(asked(request.extra()));
        if (readsFiles(request)) {
            needed.add(FILES);
        }
        if (needed.isEmpty()) {
            return Optional.empty();
        }
        Map.Entry<String, String> own = quirks.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(HEADER))
                .findFirst()
                .orElse(Map.entry(HEADER, ""));
        needed.removeAll(texts(own.getValue()).toList());
        List<String> all = new ArrayList<>(needed);
        if (!own.getValue().isBlank()) {
            all.add(0, own.getValue());
        }
        return Optional.of(Map.entry(own.getKey(), String.join(",", all)));
    }

    /** Quirks that say them in the body instead, with those that the account's own field lists. */
    static Quirks inBody(ChatRequest request, Quirks quirks) {
        Set<String> all = new LinkedHashSet<>(asked(quirks.extra()));
        all.addAll(asked(request.extra()));
        if (all.isEmpty()) {
            return quirks;
        }
        Map<String, Object> extra = new LinkedHashMap<>(quirks.extra());
        extra.put(FIELD, List.copyOf(all));
        return quirks.withExtra(extra);
    }

    private static boolean readsFiles(ChatRequest request) {
        return request.messages().stream()
                .flatMap(message -> message.content().stream())
                .anyMatch(part -> part instanceof Content.Media media
                        && media.source().kind() == MediaSource.Kind.REMOTE
                        && media.source().value().startsWith(MediaWriter.FILE_SCHEME));
    }
}
