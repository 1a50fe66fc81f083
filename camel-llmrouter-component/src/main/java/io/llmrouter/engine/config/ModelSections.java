package io.llmrouter.engine.config;

import static io.llmrouter.engine.config.Key.NONE;
import static io.llmrouter.engine.config.Sections.key;

import java.util.List;

/** The keys of what describes a model. */
final class ModelSections {

    static final Section MODEL = Section.of(
            "models.*",
            key(
                    "card",
                    "card id",
                    "the card of that model, if there is one",
                    "The model it is, whatever name is sent for it."),
            key(
                    "inherits",
                    "card id or another key of `models`",
                    NONE,
                    "The model it resembles: what is not said here is taken from there."),
            key(
                    "contextWindow",
                    "whole number of tokens",
                    "the card's, else unknown",
                    "The most tokens of input and output together."),
            key("maxOutput", "whole number of tokens", "the card's, else unknown", "The longest answer."),
            key(
                    "input",
                    "list of modalities",
                    "the card's, else all",
                    "What it reads: `text`, `image`, `audio`, `video`, `document`."),
            key("output", "list of modalities", "the card's, else `[text]`", "What it writes."),
            key("features", "list of features", "the card's, else all", "What it can do beyond text."),
            key(
                    "operations",
                    "list of operations",
                    "the card's, else all",
                    "What it is for: `chat`, `embed`, `rerank`, `moderate`, `transcribe`, `speak`, `image`."),
            key("price", "map", "the card's, else unknown", "What it costs."),
            key("quality", "map of tasks to numbers from 0 to 1", "the card's", "How good it is at a task."),
            key("tags", "list of words", "the card's", "Free words that constraints ask for."),
            key(
                    "retires",
                    "day",
                    "the card's, else none",
                    "From that day on its vendor no longer serves it; it is asked all the same, unless `servedUntil` refuses it."),
            key("capacity", "map", "as many as come", "How many calls it takes at once; for a target, not for a card."),
            key("licence", "word", "the card's, else none", "The licence of its weights, such as `apache-2.0`."));

    private static final Section RATES = Section.of(
            "rates",
            key("input", "USD per million tokens", "the card's", "Input tokens."),
            key("output", "USD per million tokens", "the card's", "Output tokens."),
            key("cachedInput", "USD per million tokens", "as input", "Input read from the provider's prompt cache."),
            key("cacheWrite", "USD per million tokens", "as input", "Input written to the provider's prompt cache."),
            key("longCacheWrite", "USD per million tokens", "as cacheWrite", "Input written to it for its long time."),
            key("inputAudio", "USD per million tokens", "as input", "Audio input."),
            key("outputAudio", "USD per million tokens", "as output", "Audio output."),
            key("reasoning", "USD per million tokens", "as output", "Reasoning output."),
            key("request", "USD", "`0`", "Each request."),
            key("audioMinute", "USD", "the card's", "A minute of sound that is heard."),
            key("image", "USD", "the card's", "An image that is drawn."),
            key("search", "USD", "the card's", "A search, or a rerank of a usual number of documents."),
            key("characters", "USD per million characters", "the card's", "Text that is spoken."));

    static final Section PRICE = RATES.named("models.*.price")
            .with(Section.of(
                    "more",
                    key("currency", "currency in `currencies`", "`USD`", "What the amounts here are in."),
                    key("tiers", "list of maps", NONE, "Prices that hold instead in some cases.")));

    static final Section PRICE_TIER = Section.of(
                    "models.*.price.tiers[*]",
                    key("above", "whole number of tokens", "any", "Holds for requests with more input than that."),
                    key("service", "word", "any", "Holds for that service tier, such as `batch` or `priority`."),
                    key("region", "word", "any", "Holds at accounts that compute there."),
                    key("from", "day", "always", "The first day it holds."),
                    key("until", "day", "always", "The first day it no longer holds."),
                    key(
                            "factor",
                            "number above 0",
                            NONE,
                            "Every usual price but that of a search times this, unless a price is written."))
            .with(RATES);

    private ModelSections() {}

    static List<Section> all() {
        return List.of(MODEL, PRICE, PRICE_TIER);
    }
}
