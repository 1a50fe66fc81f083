package io.llmrouter.engine.feature;

import io.llmrouter.engine.catalog.ModelFeature;
import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Computes each feature when first asked. Fields are set without a lock: threads that ask at once may compute the same
 * immutable value twice, and either will do.
 */
final class LazyFeatures implements RequestFeatures {

    private final ChatRequest request;
    private final boolean streaming;
    private @Nullable RequestTokens tokens;
    private @Nullable Set<Modality> modalities;
    private @Nullable Set<ModelFeature> needs;
    private @Nullable Traits traits;

    private @Nullable Map<TextEmbedder, Outcome<float[]>> embeddings;

    LazyFeatures(ChatRequest request, boolean streaming) {
        this.request = request;
        this.streaming = streaming;
    }

    @Override
    public long inputTokens() {
        return tokens().total();
    }

    @Override
    public double inputTokensError() {
        return tokens().error();
    }

    @Override
    public long expectedOutputTokens() {
        Integer limit = request.sampling().maxTokens();
        if (limit != null) {
            return limit;
        }
        return reasons() ? USUAL_REASONED_OUTPUT : USUAL_OUTPUT;
    }

    @Override
    public long estimateNanos(Price price) {
        return estimateNanos(price, expectedOutputTokens());
    }

    private Price asked(Price price) {
        String tier = request.serviceTier();
        return tier == null ? price : price.forService(tier);
    }

    @Override
    public @Nullable Integer outputLimit() {
        return request.sampling().maxTokens();
    }

    @Override
    public Set<Modality> modalities() {
        Set<Modality> known = modalities;
        if (known == null) {
            known = read();
            modalities = known;
        }
        return known;
    }

    @Override
    public Set<ModelFeature> needs() {
        Set<ModelFeature> known = needs;
        if (known == null) {
            known = demand();
            needs = known;
        }
        return known;
    }

    @Override
    public Traits traits() {
        Traits known = traits;
        if (known == null) {
            known = Traits.of(request, prompt());
            traits = known;
        }
        return known;
    }

    @Override
    public long estimateNanos(Price price, long outputTokens) {
        return asked(price).estimateNanos(inputTokens(), outputTokens);
    }

    @Override
    public long estimateNanos(Price price, long outputTokens, long cachedTokens) {
        if (cachedTokens == 0 || price.cachedInput() == null) {
            return estimateNanos(price, outputTokens);
        }
        long input = inputTokens();
        long cached = Math.min(cachedTokens, input);
        Usage usage = new Usage(input, cached, 0, 0, 0, 0, outputTokens, 0, 0, Usage.Source.ESTIMATED, Units.NONE);
        return asked(price).cost(usage).map(Money::nanos).orElse(-1L);
    }

    @Override
    public String prompt() {
        List<Message> messages = request.messages();
        for (int at = messages.size() - 1; at >= 0; at--) {
            if (messages.get(at).role() == Role.USER) {
                return messages.get(at).text();
            }
        }
        return "";
    }

    /** Under a lock, unlike the others: this one takes milliseconds, which those who ask at once had better share. */
    @Override
    public synchronized Outcome<float[]> embedding(TextEmbedder embedder) {
        Map<TextEmbedder, Outcome<float[]>> known = embeddings;
        if (known == null) {
            known = new IdentityHashMap<>(2);
            embeddings = known;
        }
        return known.computeIfAbsent(embedder, RequestFeatures.super::embedding);
    }

    private RequestTokens tokens() {
        RequestTokens known = tokens;
        if (known == null) {
            known = RequestTokens.of(request);
            tokens = known;
        }
        return known;
    }

    private Set<Modality> read() {
        EnumSet<Modality> found = EnumSet.noneOf(Modality.class);
        for (Message message : request.messages()) {
            for (Content part : message.content()) {
                found.add(part.fold(text -> Modality.TEXT, Content.Media::modality, reasoning -> Modality.TEXT));
            }
        }
        return Collections.unmodifiableSet(found);
    }

    private Set<ModelFeature> demand() {
        EnumSet<ModelFeature> found = EnumSet.noneOf(ModelFeature.class);
        if (streaming) {
            found.add(ModelFeature.STREAMING);
        }
        if (!request.tools().isEmpty() || talksOfTools()) {
            found.add(ModelFeature.TOOLS);
        }
        if (request.output().kind() == OutputFormat.Kind.JSON) {
            found.add(ModelFeature.JSON_OUTPUT);
        }
        if (reasons()) {
            found.add(ModelFeature.REASONING);
        }
        return Collections.unmodifiableSet(found);
    }

    private boolean talksOfTools() {
        for (Message message : request.messages()) {
            if (message.role() == Role.TOOL || !message.toolCalls().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private boolean reasons() {
        return request.effort().asks();
    }
}
