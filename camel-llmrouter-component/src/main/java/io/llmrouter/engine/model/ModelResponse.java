package io.llmrouter.engine.model;

/** A model's whole answer, of whichever operation. */
public sealed interface ModelResponse
        permits ChatResponse,
                EmbedResponse,
                RerankResponse,
                ModerateResponse,
                TranscribeResponse,
                SpeakResponse,
                ImageResponse,
                CountTokensResponse {

    /** The model as the provider names it, which may be more exact than what was asked for. */
    String model();

    /** What it used. */
    Usage usage();

    /** What the model wrote, as far as it is text; empty for answers that are none. */
    default String text() {
        return "";
    }

    /** The same answer with another account of what it used. */
    ModelResponse withUsage(Usage other);
}
