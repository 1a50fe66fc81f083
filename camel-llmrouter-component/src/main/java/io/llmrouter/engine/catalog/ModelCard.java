package io.llmrouter.engine.catalog;

import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.Operation;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a model.
 *
 * @param id {@code vendor/model}
 * @param contextWindow the most tokens of input and output together; null when unknown
 * @param maxOutput the longest answer in tokens; null when unknown
 * @param input what it reads
 * @param output what it writes
 * @param features what it can do
 * @param price what it costs at its vendor
 * @param quality scores from 0 to 1 by task, such as {@code code}; empty when nobody measured
 * @param tags free words that constraints ask for
 * @param operations what it is for
 * @param retires the day from which on its vendor no longer serves it; null when none is announced
 * @param licence the licence of its weights, such as {@code apache-2.0}; null when they are not public or nobody knows
 * @param successor the id of the model that its vendor recommends when it retires; null when none is known
 */
public record ModelCard(
        String id,
        @Nullable Long contextWindow,
        @Nullable Long maxOutput,
        Set<Modality> input,
        Set<Modality> output,
        Set<ModelFeature> features,
        Price price,
        Map<String, Double> quality,
        Set<String> tags,
        Set<Operation> operations,
        @Nullable LocalDate retires,
        @Nullable String licence,
        @Nullable String successor) {

    public ModelCard {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(price, "price");
        input = Set.copyOf(input);
        output = Set.copyOf(output);
        features = Set.copyOf(features);
        quality = Map.copyOf(quality);
        tags = Set.copyOf(tags);
        EnumSet<Operation> offered = EnumSet.noneOf(Operation.class);
        offered.addAll(operations);
        operations = Collections.unmodifiableSet(offered);
    }

    /**
     * The card of a model that nobody described: for every operation, text in, text out, every feature assumed, window and price unknown, so
     * that nothing but its own answer refuses a request.
     */
    public static ModelCard undescribed(String id) {
        return new ModelCard(
                id,
                null,
                null,
                EnumSet.allOf(Modality.class),
                Set.of(Modality.TEXT),
                EnumSet.allOf(ModelFeature.class),
                Price.UNKNOWN,
                Map.of(),
                Set.of(),
                EnumSet.allOf(Operation.class),
                null,
                null,
                null);
    }

    /**
     * What it tells those who write requests.
     *
     * @param named whether the configuration says by this card which model it is
     */
    public CardFacts facts(boolean named) {
        return new CardFacts(named ? id : "", lacks(), contextWindow, maxOutput);
    }

    /** What it cannot do; nothing where nobody said what it can. */
    private Set<ModelFeature> lacks() {
        if (features.isEmpty()) {
            return Set.of();
        }
        EnumSet<ModelFeature> missing = EnumSet.allOf(ModelFeature.class);
        missing.removeAll(features);
        return missing;
    }

    /** The same model where only these operations can be had. */
    public ModelCard within(Set<Operation> offered) {
        if (offered.containsAll(operations)) {
            return this;
        }
        Set<Operation> left = EnumSet.noneOf(Operation.class);
        left.addAll(operations);
        left.retainAll(offered);
        return with(price, left);
    }

    /** The same model with the prices that hold at an account that computes there, on that day. */
    public ModelCard billed(@Nullable String region, LocalDate day) {
        return price.tiers().isEmpty() ? this : with(price.on(region, day), operations);
    }

    /** The same model where only these service tiers can be asked for. */
    public ModelCard offering(Predicate<String> services) {
        return price.tiers().isEmpty() ? this : with(price.offering(services), operations);
    }

    /** The same model at prices that were published later; where the usual ones are the same, their cases stay. */
    ModelCard priced(Price published) {
        Price fresh = price.overlaidWith(published);
        boolean agree = Objects.equals(fresh.input(), price.input()) && Objects.equals(fresh.output(), price.output());
        return with(agree && published.tiers().isEmpty() ? fresh.withTiers(price.tiers()) : fresh, operations);
    }

    private ModelCard with(Price other, Set<Operation> offered) {
        return new ModelCard(
                id,
                contextWindow,
                maxOutput,
                input,
                output,
                features,
                other,
                quality,
                tags,
                offered,
                retires,
                licence,
                successor);
    }
}
