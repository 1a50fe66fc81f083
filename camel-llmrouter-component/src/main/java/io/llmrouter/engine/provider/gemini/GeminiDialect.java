package io.llmrouter.engine.provider.gemini;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.provider.ChatDialect;
import io.llmrouter.engine.provider.ChatStreamDecoder;
import io.llmrouter.engine.provider.CountedChat;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.OperationDialect;
import io.llmrouter.engine.provider.conversation.AskedTools;
import io.llmrouter.engine.provider.conversation.CallRules;
import io.llmrouter.engine.provider.conversation.FittedChat;
import io.llmrouter.engine.provider.conversation.Seal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Google Gemini {@code generateContent}, as documented at https://ai.google.dev/api/generate-content. Stateless and
 * thread-safe. What a version of the model refuses is left out or asked for in another way, as {@link GeminiModel} knows
 * it. {@code docs/dialects.md} has what maps to what:
 *
 * <ul>
 *   <li>The path ends with {@code :generateContent}; a stream is asked for at {@code :streamGenerateContent?alt=sse}.
 *   <li>All instructions become {@code systemInstruction}; turns of one side that follow each other become one.
 *   <li>Thought signatures are carried with the reasoning and go back to the part they came with.
 *   <li>A reasoning effort is a level for models since 3, a budget of tokens before.
 *   <li>The first candidate of an answer is read.
 * </ul>
 */
public final class GeminiDialect implements ChatDialect {

    private static final String WHOLE = ":generateContent";
    private static final String STREAM = ":streamGenerateContent?alt=sse";

    /** Results are told apart by their order where two calls have one name. */
    private static final CallRules CALLS = CallRules.of(null, CallRules.Order.BY_CALL);

    private static final Pattern TOOL_NAMES = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_.:-]{0,127}");

    private final GeminiErrors errors;
    private final boolean vertex;

    private GeminiDialect(InstantSource clock, boolean vertex) {
        this.errors = new GeminiErrors(clock);
        this.vertex = vertex;
    }

    /** The Gemini API's form. Tells by this clock how far away a date in {@code Retry-After} is. */
    public static GeminiDialect api(InstantSource clock) {
        return new GeminiDialect(clock, false);
    }

    /** Vertex AI's form, where the service tier is a header and notes are labels. */
    public static GeminiDialect vertex(InstantSource clock) {
        return new GeminiDialect(clock, true);
    }

    @Override
    public Outcome<DialectRequest> encode(ChatRequest request, String model, Quirks quirks, boolean stream) {
        return DialectRequest.outcome(() -> {
            FittedChat fitted = FittedChat.of(AskedTools.named(request, TOOL_NAMES), CALLS)
                    .takingThoughts(GeminiDialect::taken)
                    .withoutThoughtsAlone();
            GeminiModel known = GeminiModel.of(quirks.knownAs(model));
            RequestWriter.Written written = RequestWriter.write(fitted.request(), known, quirks, vertex);
            return new DialectRequest(
                            path(quirks.path(), model, stream),
                            headers(request),
                            written.body().bytes(),
                            written.body().adjustments())
                    .asking(written.form())
                    .noting(fitted.notes())
                    .noting(CarriedFields.unsaid(request, known).notes());
        });
    }

    /**
     * Here, reasoning is sent as text, whichever provider it came from; another's redacted or signed reasoning is
     * dropped.
     */
    private static Optional<Content.Reasoning> taken(Content.Reasoning thought) {
        boolean ours = Seal.of(Parts.DIALECT, thought.signature()).isPresent();
        return ours || !thought.text().isEmpty() ? Optional.of(thought) : Optional.empty();
    }

    private Map<String, String> headers(ChatRequest request) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/json");
        String tier = vertex ? ServiceTiers.of(request.terms()) : null;
        if (tier != null) {
            headers.put("X-Vertex-AI-LLM-Shared-Request-Type", tier);
        }
        return headers;
    }

    private static String path(String path, String model, boolean stream) {
        String name = model.startsWith("models/") ? model.substring("models/".length()) : model;
        String whole = path.replace("{model}", URLEncoder.encode(name, StandardCharsets.UTF_8));
        return stream && whole.endsWith(WHOLE) ? whole.substring(0, whole.length() - WHOLE.length()) + STREAM : whole;
    }

    @Override
    public Optional<String> modelsPath(Quirks quirks) {
        return !vertex && quirks.path().startsWith("/models/") ? Optional.of("/models") : Optional.empty();
    }

    @Override
    public Optional<OperationDialect<?, ?>> operation(Operation operation) {
        return Optional.ofNullable(
                switch (operation) {
                    case EMBED -> new Embeddings(vertex);
                    case COUNT_TOKENS -> new CountedChat(this, this::counted, "totalTokens");
                    default -> null;
                });
    }

    /** The Gemini API takes instructions and tools only inside of a whole request. */
    private Object counted(String model, ObjectNode body) {
        if (vertex) {
            return body.retain("contents", "systemInstruction", "tools", "generationConfig");
        }
        String name = model.startsWith("models/") ? model : "models/" + model;
        return Map.of("generateContentRequest", body.put("model", name));
    }

    @Override
    public Outcome<ChatResponse> decode(byte[] body) {
        return new ResponseReader(errors).read(body);
    }

    @Override
    public ChatStreamDecoder decoder() {
        return new StreamDecoder(errors);
    }

    @Override
    public Failure error(int status, Map<String, String> headers, byte[] body) {
        return errors.read(status, headers, body);
    }
}
