package io.llmrouter.engine.provider;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Paths that name the model, and tell a stream from a whole answer by a verb, as those of Vertex AI and Bedrock do. */
public final class ModelPath {

    private static final String MODEL = "{model}";
    private static final Map<String, String> STREAMS =
            Map.of(":rawPredict", ":streamRawPredict", "/invoke", "/invoke-with-response-stream");

    private ModelPath() {}

    /** The path for a model. */
    public static String of(String path, String model, boolean stream) {
        if (!path.contains(MODEL)) {
            return path;
        }
        String whole = path.replace(MODEL, URLEncoder.encode(model, StandardCharsets.UTF_8));
        return stream ? streamed(whole) : whole;
    }

    private static String streamed(String whole) {
        for (Map.Entry<String, String> verb : STREAMS.entrySet()) {
            if (whole.endsWith(verb.getKey())) {
                return whole.substring(0, whole.length() - verb.getKey().length()) + verb.getValue();
            }
        }
        return whole;
    }
}
