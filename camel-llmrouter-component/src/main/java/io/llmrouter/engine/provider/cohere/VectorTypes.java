package io.llmrouter.engine.provider.cohere;

import io.llmrouter.engine.model.EmbedRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for the one type of vectors that is read here; for Cohere's models wherever they are served. Stateless. */
public final class VectorTypes {

    /** The parameter. */
    public static final String NAME = "embedding_types";

    /** The type that is read. */
    public static final List<String> READ = List.of("float");

    private VectorTypes() {}

    /** What a request asks for instead or beside; null where it asks for nothing else. */
    public static @Nullable Object others(EmbedRequest request) {
        Object asked = request.extra().get(NAME);
        return READ.equals(asked) ? null : asked;
    }
}
