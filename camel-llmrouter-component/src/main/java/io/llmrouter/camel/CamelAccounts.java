package io.llmrouter.camel;

import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;

/** Accounts that are Camel endpoints: {@code type: camel, uri: "direct:legacy-llm"}. */
final class CamelAccounts implements ProviderFactory {

    private final CamelContext context;
    private final LlmRouterComponent component;

    CamelAccounts(CamelContext context, LlmRouterComponent component) {
        this.context = context;
        this.component = component;
    }

    @Override
    public Provider create(Account account) {
        Object uri = account.settings().get("uri");
        if (uri == null) {
            throw new IllegalArgumentException(
                    "account '" + account.name() + "' of type camel needs uri, such as direct:legacy-llm");
        }
        return new CamelProvider(
                endpoint(account, uri.toString()), new HeaderFilter(component.getHeaderFilterStrategy()));
    }

    private Endpoint endpoint(Account account, String uri) {
        try {
            return context.getEndpoint(uri);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("account '" + account.name() + "': " + e.getMessage(), e);
        }
    }
}
