package io.llmrouter.engine.feature;

import io.llmrouter.engine.catalog.ModelFeature;
import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.Usage;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The features of a request that is no chat. Lengths are computed when first asked, like those of {@link LazyFeatures}. */
final class OperationFeatures implements RequestFeatures {

    private record Lengths(long total, long longest) {}

    private final ModelRequest<?> request;
    private @Nullable Lengths lengths;

    OperationFeatures(ModelRequest<?> request) {
        this.request = request;
    }

    @Override
    public long inputTokens() {
        return lengths().total();
    }

    @Override
    public long contextTokens() {
        return request.isFree() ? 0 : lengths().longest();
    }

    @Override
    public double inputTokensError() {
        return TextTokens.ERROR;
    }

    @Override
    public long expectedOutputTokens() {
        return request.expectedOutputTokens();
    }

    @Override
    public Set<Modality> modalities() {
        return request.modalities();
    }

    @Override
    public Set<ModelFeature> needs() {
        return Set.of();
    }

    @Override
    public String prompt() {
        List<String> texts = request.texts();
        return texts.isEmpty() ? "" : texts.get(0);
    }

    @Override
    public Traits traits() {
        return Traits.of(request.texts());
    }

    @Override
    public Usage expectedUsage() {
        return request.isFree()
                ? Usage.NONE
                : Usage.estimated(inputTokens(), expectedOutputTokens()).with(request.expectedUnits());
    }

    @Override
    public long estimateNanos(Price price) {
        return price.cost(expectedUsage()).map(cost -> cost.nanos()).orElse(-1L);
    }

    private Lengths lengths() {
        Lengths known = lengths;
        if (known == null) {
            known = count(request.texts());
            lengths = known;
        }
        return known;
    }

    private static Lengths count(List<String> texts) {
        long total = 0;
        long longest = 0;
        for (String text : texts) {
            TextTokens tokens = new TextTokens();
            tokens.add(text);
            total += tokens.total();
            longest = Math.max(longest, tokens.total());
        }
        return new Lengths(total, longest);
    }
}
