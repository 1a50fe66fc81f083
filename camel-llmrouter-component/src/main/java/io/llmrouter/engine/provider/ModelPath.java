package io.llmrouter.engine.provider;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Paths that name the model, and tell a stream from a whole answer by a verb, as Vertex AI's do. */
public final class ModelPath {

    private static final String MODEL = "{model}";
    private static final String WHOLE = ":rawPredict";
    private static final String STREAM = ":streamRawPredict";

    private ModelPath() {}

    /** The path for a model. */
    public static String of(String path, String model, boolean stream) {
        if (!path.contains(MODEL)) {
            return path;
        }
        String whole = path.replace(MODEL, URLEncoder.encode(model, StandardCharsets.UTF_8));
        return stream && whole.endsWith(WHOLE) ? whole.substring(0, whole.length() - WHOLE.length()) + STREAM : whole;
    }
}
