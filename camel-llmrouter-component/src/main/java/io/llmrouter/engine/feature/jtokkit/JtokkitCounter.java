package io.llmrouter.engine.feature.jtokkit;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import io.llmrouter.engine.feature.TokenCounter;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.CountTokensResponse;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.OutputFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Counts with OpenAI's vocabularies. Conversations with media are not counted, since no vocabulary tells what those are;
 * nor are those with tools or a schema, whose form is not published, nor models that search before they answer. Thread-safe; a vocabulary is read when it is first
 * needed, which takes some 100 ms.
 */
public final class JtokkitCounter implements TokenCounter {

    /** What a message adds to its text, and what the answer's beginning adds, by OpenAI's own account. */
    private static final int PER_MESSAGE = 3;

    /** How far off a count may be, as a share and in tokens: the form of a conversation differs between models. */
    private static final double ERROR = 0.05;

    private static final double FEWEST = 2;

    /** What the name of a model begins with that somebody tuned; its base follows. */
    private static final String TUNED = "ft:";

    private static final Pattern O200K =
            Pattern.compile("(gpt-4o|chatgpt-4o|gpt-4\\.1|gpt-4\\.5|gpt-5|gpt-oss|o[1-9])([-.:].*)?");
    private static final Pattern CL100K =
            Pattern.compile("(gpt-4|gpt-3\\.5|gpt-35|text-embedding-3|text-embedding-ada-002)([-.:].*)?");

    private final EncodingRegistry registry = Encodings.newLazyEncodingRegistry();

    @Override
    public Optional<CountTokensResponse> count(String model, ChatRequest conversation) {
        return isPlain(conversation)
                ? encoding(model).map(type -> counted(model, registry.getEncoding(type), conversation))
                : Optional.empty();
    }

    private static CountTokensResponse counted(String model, Encoding encoding, ChatRequest conversation) {
        long tokens = PER_MESSAGE;
        for (Message message : conversation.messages()) {
            tokens += PER_MESSAGE + 1 + encoding.countTokensOrdinary(message.text());
        }
        return new CountTokensResponse(
                model, tokens, CountTokensResponse.Way.TOKENIZER, Math.max(ERROR, FEWEST / tokens));
    }

    /** The vocabulary of a model, named with or without its vendor; empty when it is not known. */
    static Optional<EncodingType> encoding(String model) {
        String name = model.substring(model.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (name.startsWith(TUNED)) {
            return encoding(name.substring(TUNED.length()));
        }
        if (name.contains("-search")) {
            return Optional.empty();
        }
        if (O200K.matcher(name).matches()) {
            return Optional.of(EncodingType.O200K_BASE);
        }
        return CL100K.matcher(name).matches() ? Optional.of(EncodingType.CL100K_BASE) : Optional.empty();
    }

    private static boolean isPlain(ChatRequest conversation) {
        return conversation.tools().isEmpty()
                && !conversation.extra().containsKey("functions")
                && conversation.output().kind() != OutputFormat.Kind.SCHEMA
                && conversation.messages().stream().allMatch(JtokkitCounter::isPlain);
    }

    private static boolean isPlain(Message message) {
        return message.toolCalls().isEmpty()
                && message.content().stream().allMatch(part -> part instanceof Content.Text);
    }
}
