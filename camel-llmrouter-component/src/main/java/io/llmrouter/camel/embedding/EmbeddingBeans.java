package io.llmrouter.camel.embedding;

import io.llmrouter.engine.feature.TextEmbedder;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.EmbedderProvider;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * Accounts that are embedding models of the application's: {@code type: embedding-bean, bean: "#myModel"}. Without
 * {@code bean} it is the only one in the registry, looked for at the first call.
 */
public final class EmbeddingBeans implements ProviderFactory {

    /** The dialect of presets whose accounts these are. */
    public static final String DIALECT = "embedding-bean";

    private static final Map<String, Function<Object, TextEmbedder>> KINDS = Map.of(
            "dev.langchain4j.model.embedding.EmbeddingModel", bean -> new LangChain4jEmbedder(bean),
            "org.springframework.ai.embedding.EmbeddingModel", bean -> new SpringAiEmbedder(bean));

    private final CamelContext context;

    /** Finds the beans in the registry of that context. */
    public EmbeddingBeans(CamelContext context) {
        this.context = context;
    }

    @Override
    public Provider create(Account account) {
        Object name = account.settings().get("bean");
        TextEmbedder found = name == null ? only(account.name()) : named(name.toString(), account.name());
        Outcome<TextEmbedder> embedder = Outcome.answered(found);
        return new EmbedderProvider(model -> embedder);
    }

    private TextEmbedder named(String reference, String account) {
        String name = reference.startsWith("#") ? reference.substring(1) : reference;
        Object bean = context.getRegistry().lookupByName(name);
        if (bean == null) {
            throw new IllegalArgumentException(
                    "account '" + account + "': there is no bean '" + name + "' in the registry" + found(all()));
        }
        TextEmbedder embedder = embedder(bean);
        if (embedder == null) {
            throw new IllegalArgumentException("account '" + account + "': the bean '" + name + "' is a "
                    + bean.getClass().getName() + ", and no EmbeddingModel of LangChain4j or Spring AI");
        }
        return embedder;
    }

    private TextEmbedder only(String account) {
        Map<String, Object> all = all();
        TextEmbedder embedder =
                all.size() == 1 ? embedder(all.values().iterator().next()) : null;
        if (embedder == null) {
            throw new IllegalArgumentException("account '" + account + "' names no bean, and the registry has "
                    + (all.isEmpty() ? "no embedding model" : "several") + found(all));
        }
        return embedder;
    }

    private static String found(Map<String, Object> beans) {
        return beans.isEmpty() ? "" : "; embedding models there: " + String.join(", ", beans.keySet());
    }

    /** Every embedding model in the registry, by its name. */
    private Map<String, Object> all() {
        Map<String, Object> all = new TreeMap<>();
        for (String kind : KINDS.keySet()) {
            Class<?> type = type(kind);
            if (type != null) {
                all.putAll(context.getRegistry().findByTypeWithName(type));
            }
        }
        return all;
    }

    private @Nullable TextEmbedder embedder(Object bean) {
        for (Map.Entry<String, Function<Object, TextEmbedder>> kind : KINDS.entrySet()) {
            Class<?> type = type(kind.getKey());
            if (type != null && type.isInstance(bean)) {
                return kind.getValue().apply(bean);
            }
        }
        return null;
    }

    /** The library's type; null where the library is not there. */
    private @Nullable Class<?> type(String kind) {
        return context.getClassResolver().resolveClass(kind, EmbeddingBeans.class.getClassLoader());
    }
}
