package io.llmrouter.camel;

import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModelResponse;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.ChatDialect;
import io.llmrouter.engine.provider.Credential;
import io.llmrouter.engine.provider.EventStream;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderCall;
import io.llmrouter.engine.provider.ProviderFactory;
import io.llmrouter.engine.provider.http.HttpProvider;
import io.llmrouter.engine.wire.Cancellation;
import io.llmrouter.engine.wire.Transport;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.hc.client5.http.classic.HttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Accounts over HTTP with the TLS, proxy and authentication of the user's {@code http} component: one endpoint, with a
 * pool of its own, for each account. Only the client is taken from the endpoint and called directly, because an exchange
 * through camel-http costs three times as much. What would send a request twice is off.
 */
final class HttpAccounts implements ProviderFactory {

    /** A stream holds its connection for as long as the model speaks; camel-http's 20 would stall. */
    private static final String POOL = "?connectionsPerRoute=256&maxTotalConnections=512";

    private final CamelContext context;
    private final @Nullable HttpComponent component;
    private final @Nullable HttpClient client;
    private final ChatDialect dialect;

    /**
     * Accounts of a dialect.
     *
     * @param component makes the clients; null for the components named http and https
     * @param client is the client of all accounts, used as it is; null to have one made for each
     */
    HttpAccounts(
            CamelContext context, @Nullable HttpComponent component, @Nullable HttpClient client, ChatDialect dialect) {
        this.context = context;
        this.component = component;
        this.client = client;
        this.dialect = dialect;
    }

    @Override
    public Provider create(Account account) {
        if (client != null) {
            return provider(Transport.of(client), account);
        }
        if (account.baseUrl() == null) {
            throw new IllegalArgumentException("account '" + account.name() + "' needs a baseUrl");
        }
        HttpEndpoint endpoint = endpoint(URI.create(account.baseUrl()));
        Transport transport = Transport.of(endpoint.getHttpClient());
        return new OwnClient(provider(transport, account), endpoint);
    }

    private Provider provider(Transport transport, Account account) {
        return HttpProvider.factory(transport, dialect, Dialects.signers(InstantSource.system(), transport))
                .create(account);
    }

    private HttpEndpoint endpoint(URI address) {
        String scheme = address.getScheme();
        HttpComponent maker = component == null ? context.getComponent(scheme, HttpComponent.class) : component;
        try {
            HttpEndpoint endpoint =
                    (HttpEndpoint) maker.createEndpoint(scheme + "://" + address.getRawAuthority() + POOL);
            Transport.prepare(endpoint.getClientBuilder());
            ServiceHelper.startService(endpoint);
            return endpoint;
        } catch (Exception e) {
            throw new IllegalArgumentException("no HTTP client for " + address + ": " + e.getMessage(), e);
        }
    }

    private record OwnClient(Provider provider, HttpEndpoint endpoint) implements Provider {

        @Override
        public Outcome<ChatResponse> chat(ProviderCall<ChatRequest> call) {
            return provider.chat(call);
        }

        @Override
        public Outcome<EventStream> stream(ProviderCall<ChatRequest> call) {
            return provider.stream(call);
        }

        @Override
        public Set<Operation> operations() {
            return provider.operations();
        }

        @Override
        public <R extends ModelResponse> Outcome<R> perform(ProviderCall<? extends ModelRequest<R>> call) {
            return provider.perform(call);
        }

        @Override
        public List<String> adjustments(ModelRequest<?> request, String model, CardFacts card) {
            return provider.adjustments(request, model, card);
        }

        @Override
        public Optional<Outcome<Integer>> probe(
                Credential credential, Duration connectTimeout, Cancellation cancellation) {
            return provider.probe(credential, connectTimeout, cancellation);
        }

        @Override
        public void close() {
            provider.close();
            ServiceHelper.stopAndShutdownService(endpoint);
        }
    }
}
