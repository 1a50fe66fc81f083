package io.llmrouter.engine.exec;

import io.llmrouter.engine.feature.TextEmbedder;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.Credential;
import io.llmrouter.engine.provider.EmbedderProvider;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderFactory;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The accounts that can be called, each with its provider. Immutable and thread-safe; closes its providers. */
public final class Accounts implements AutoCloseable {

    private record Open(Account account, Provider provider) {}

    private final Map<String, Open> open = new HashMap<>();

    /**
     * Opens every account that is not off.
     *
     * @param factories by dialect
     * @throws IllegalArgumentException if an account's settings do not fit, or nothing here speaks its dialect
     */
    public Accounts(Collection<Account> accounts, Map<String, ProviderFactory> factories) {
        try {
            for (Account account : accounts) {
                if (account.off() == null) {
                    open.put(account.name(), new Open(account, provider(account, factories)));
                }
            }
        } catch (IllegalArgumentException e) {
            close();
            throw e;
        }
    }

    private static Provider provider(Account account, Map<String, ProviderFactory> factories) {
        String dialect = account.preset().dialect();
        ProviderFactory factory = factories.get(dialect);
        if (factory == null) {
            throw new IllegalArgumentException("nothing here speaks the dialect '" + dialect + "' of account '"
                    + account.name() + "'; known: " + String.join(", ", new TreeSet<>(factories.keySet())));
        }
        return factory.create(account);
    }

    Account account(String name) {
        return open(name).account();
    }

    /** The keys of every account. */
    Map<String, List<Credential>> keys() {
        Map<String, List<Credential>> keys = new HashMap<>();
        open.forEach((name, each) -> keys.put(name, each.account().credentials()));
        return keys;
    }

    Provider provider(String name) {
        return open(name).provider();
    }

    /** A sentence that names the accounts that can perform an operation. */
    String whoCan(Operation operation) {
        TreeSet<String> names = new TreeSet<>();
        open.forEach((name, each) -> {
            if (each.provider().operations().contains(operation)) {
                names.add(name);
            }
        });
        return names.isEmpty()
                ? "no account here can " + operation.verb()
                : "accounts that " + operation.verb() + ": " + String.join(", ", names);
    }

    /** The embedding model of a target, if its account embeds within this process. */
    public Outcome<TextEmbedder> embedder(Target target) {
        Open found = open.get(target.account());
        if (found != null && found.provider() instanceof EmbedderProvider local) {
            return local.embedder(target.model());
        }
        return Outcome.failed(
                FailureKind.UNSUPPORTED,
                (found == null ? "there is no account '" : "a decision calls no network, and so not the account '")
                        + target.account() + "'; add one of the type onnx or embedding-bean");
    }

    /** What of a request would not be sent as asked, by target; targets to which all would be sent are left out. */
    public Map<Target, List<String>> adjustments(ModelRequest<?> request, Collection<Candidate> candidates) {
        Map<Target, List<String>> adjustments = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            Target target = candidate.target();
            List<String> some = provider(target.account()).adjustments(request, target.model(), candidate.facts());
            if (!some.isEmpty()) {
                adjustments.put(target, some);
            }
        }
        return adjustments;
    }

    private Open open(String name) {
        Open found = open.get(name);
        if (found == null) {
            throw new IllegalStateException("account '" + name + "' is not open");
        }
        return found;
    }

    @Override
    public void close() {
        open.values().forEach(each -> each.provider().close());
    }
}
