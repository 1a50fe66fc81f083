package io.llmrouter.engine.provider.http;

import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.ModelQuirks;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModelResponse;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.ChatDialect;
import io.llmrouter.engine.provider.Credential;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.EventStream;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderCall;
import io.llmrouter.engine.provider.ProviderFactory;
import io.llmrouter.engine.provider.ReceivedBody;
import io.llmrouter.engine.provider.ReplayedStream;
import io.llmrouter.engine.provider.StrictDialect;
import io.llmrouter.engine.provider.identity.RequestSigner;
import io.llmrouter.engine.provider.schema.FormCheck;
import io.llmrouter.engine.provider.schema.SchemaCheck;
import io.llmrouter.engine.wire.Cancellation;
import io.llmrouter.engine.wire.Transport;
import io.llmrouter.engine.wire.WireRequest;
import io.llmrouter.engine.wire.WireResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A provider over HTTP: a dialect, adapted by quirks, over the transport. Thread-safe. The transport is shared and stays
 * open when the provider is closed.
 */
public final class HttpProvider implements Provider {

    private static final byte[] NOTHING = {};

    private final Transport transport;
    private final ChatDialect dialect;
    private final Quirks quirks;
    private final ModelQuirks byModel;
    private final Address address;
    private final HttpOperations operations;
    private final SentSecrets secrets;
    private final @Nullable RequestSigner signer;

    /** Where the provider is; the address of its usual path is made once. */
    private record Address(String baseUrl, String usualPath, URI usual) {
        URI of(String path, Quirks quirks) {
            return path.equals(usualPath) ? usual : WireRequest.join(baseUrl, path, quirks.query());
        }
    }

    private HttpProvider(
            Transport transport, ChatDialect dialect, Account account, Address address, AccountSigner signed) {
        this.transport = transport;
        this.dialect = dialect;
        this.quirks = account.preset().quirks();
        this.byModel = quirks.byModel();
        this.operations = new HttpOperations(dialect, quirks);
        this.secrets = SentSecrets.of(quirks);
        this.address = address;
        this.signer = signed.signer();
    }

    /** Makes the providers of all accounts that speak a dialect and are opened by a key, or by nothing. */
    public static ProviderFactory factory(Transport transport, ChatDialect dialect) {
        return factory(transport, dialect, Map.of());
    }

    /** Makes the providers of all accounts that speak a dialect, with the ways to sign by their names in presets. */
    public static ProviderFactory factory(
            Transport transport, ChatDialect dialect, Map<String, RequestSigner.Factory> signers) {
        return account -> create(transport, dialect, account, AccountSigner.of(account, signers));
    }

    private static Provider create(Transport transport, ChatDialect dialect, Account account, AccountSigner signed) {
        String baseUrl = account.baseUrl();
        if (baseUrl == null) {
            throw new IllegalArgumentException("account '" + account.name() + "' of type '"
                    + account.preset().name() + "' needs a baseUrl");
        }
        Quirks quirks = account.preset().quirks();
        String path = quirks.path().replace("{model}", "model").replace("{_stream}", "");
        URI usual = WireRequest.join(baseUrl, path, quirks.query());
        boolean strict = Boolean.TRUE.equals(account.settings().get(Account.STRICT));
        ChatDialect spoken = strict ? new StrictDialect(dialect) : dialect;
        return new HttpProvider(transport, spoken, account, new Address(baseUrl, quirks.path(), usual), signed);
    }

    @Override
    public Outcome<ChatResponse> chat(ProviderCall<ChatRequest> call) {
        CallSecrets sent = secrets.sentWith(call.credential());
        return sent.clean(ask(call, sent, false, SchemaCheck::held, response -> whole(call, response)));
    }

    @Override
    public Outcome<EventStream> stream(ProviderCall<ChatRequest> call) {
        CallSecrets sent = secrets.sentWith(call.credential());
        return sent.clean(ask(call, sent, true, SchemaCheck::held, response -> begin(call, sent, response)));
    }

    @Override
    public List<String> adjustments(ModelRequest<?> request, String model, CardFacts card) {
        Quirks known = byModel.of(model, card);
        return request.operation() == Operation.CHAT
                ? request.chat()
                        .map(chat -> told(dialect.encode(chat, model, known, false)))
                        .orElseGet(List::of)
                : operations.written(request, model, known).stream()
                        .flatMap(part -> told(part).stream())
                        .distinct()
                        .toList();
    }

    private static List<String> told(Outcome<DialectRequest> written) {
        return written.fold(DialectRequest::adjustments, failure -> List.of("refuses it: " + failure.message()));
    }

    @Override
    public Set<Operation> operations() {
        return operations.offered();
    }

    @Override
    public <R extends ModelResponse> Outcome<R> perform(ProviderCall<? extends ModelRequest<R>> call) {
        CallSecrets sent = secrets.sentWith(call.credential());
        return sent.clean(operations.perform(
                call,
                byModel.of(call.model(), call.card()),
                request -> sendSigned(
                        () -> wire("POST", call.credential(), call.cancellation(), request, sent),
                        call,
                        sent,
                        HttpProvider::body)));
    }

    private static Outcome<ReceivedBody> body(WireResponse response) {
        return response.bytes().map(bytes -> new ReceivedBody(response.mediaType(), response.headers(), bytes));
    }

    private <T> Outcome<T> ask(
            ProviderCall<ChatRequest> call,
            CallSecrets sent,
            boolean stream,
            BiFunction<SchemaCheck, T, Outcome<T>> held,
            Function<WireResponse, Outcome<T>> accepted) {
        return dialect.encode(call.request(), call.model(), byModel.of(call.model(), call.card()), stream)
                .fold(
                        request -> {
                            call.notes().adjusted(request.adjustments());
                            return sendChecked(call, sent, request, held, accepted);
                        },
                        Outcome::failed);
    }

    /** A schema that the provider does not enforce is checked on the answer; without a way to check it, nothing is sent. */
    private <T> Outcome<T> sendChecked(
            ProviderCall<ChatRequest> call,
            CallSecrets sent,
            DialectRequest request,
            BiFunction<SchemaCheck, T, Outcome<T>> held,
            Function<WireResponse, Outcome<T>> accepted) {
        return SchemaCheck.of(request.form(), FormCheck.installed())
                .fold(
                        check -> sendSigned(
                                        () -> wire("POST", call.credential(), call.cancellation(), request, sent),
                                        call,
                                        sent,
                                        accepted)
                                .fold(answer -> held.apply(check, answer), Outcome::failed),
                        Outcome::failed);
    }

    /** Signs and sends again where the provider refused a token that was kept. */
    private <T> Outcome<T> sendSigned(
            Supplier<Outcome<WireRequest>> ready,
            ProviderCall<?> call,
            CallSecrets sent,
            Function<WireResponse, Outcome<T>> accepted) {
        Outcome<T> first = sendOnce(ready.get(), call, accepted);
        if (!sent.forgetIfRefused(first, signer)) {
            return first;
        }
        Outcome<WireRequest> again = ready.get();
        Outcome<T> second = sent.isRefusedAlready() ? first : sendOnce(again, call, accepted);
        sent.forgetIfRefused(second, signer);
        return second;
    }

    private <T> Outcome<T> sendOnce(
            Outcome<WireRequest> ready, ProviderCall<?> call, Function<WireResponse, Outcome<T>> accepted) {
        return ready.fold(
                request -> transport
                        .send(request, call.connectTimeout(), call.cancellation())
                        .fold(
                                response -> {
                                    call.notes().told(dialect.notes(response.headers()));
                                    return ResponseGate.read(response, dialect, accepted);
                                },
                                Outcome::failed),
                Outcome::failed);
    }

    @Override
    public Optional<Outcome<Integer>> probe(Credential credential, Duration connectTimeout, Cancellation cancellation) {
        DialectRequest asked = dialect.modelsPath(quirks)
                .map(path -> new DialectRequest(path, Map.of("Accept", "application/json"), NOTHING))
                .orElse(null);
        CallSecrets sent = secrets.sentWith(credential);
        return asked == null
                ? Optional.empty()
                : Optional.of(sent.clean(wire("GET", credential, cancellation, asked, sent)
                        .fold(
                                request -> transport
                                        .send(request, connectTimeout, cancellation)
                                        .fold(
                                                response -> ResponseGate.read(response, dialect, HttpProvider::status),
                                                Outcome::failed),
                                Outcome::failed)));
    }

    private static Outcome<Integer> status(WireResponse response) {
        response.close();
        return Outcome.answered(response.status());
    }

    private Outcome<WireRequest> wire(
            String method, Credential credential, Cancellation cancellation, DialectRequest request, CallSecrets sent) {
        Map<String, String> headers = new HashMap<>(request.headers());
        // what a dialect has added to a header of the account's stays
        quirks.headers()
                .forEach((name, value) -> headers.merge(name, value, (ours, own) -> ours.startsWith(own) ? ours : own));
        String secret = credential.secret();
        if (!secret.isEmpty() && !quirks.auth().header().isEmpty()) {
            headers.put(quirks.auth().header(), quirks.auth().prefix() + secret);
        }
        WireRequest ready = new WireRequest(method, address.of(request.path(), quirks), headers, request.body());
        return signer == null
                ? Outcome.answered(ready)
                : signer.sign(ready, credential, cancellation).map(added -> ready.withHeaders(sent.add(added)));
    }

    private ChatDialect reading(ProviderCall<?> call) {
        return dialect.reading(byModel.of(call.model(), call.card()));
    }

    private Outcome<ChatResponse> whole(ProviderCall<?> call, WireResponse response) {
        return response.bytes()
                .fold(reading(call)::decode, Outcome::<ChatResponse>failed)
                .map(AnswerIdentity.of(call, response)::name);
    }

    private Outcome<EventStream> begin(ProviderCall<ChatRequest> call, CallSecrets sent, WireResponse response) {
        try {
            if (response.isWhole(dialect.framing())) {
                return whole(call, response).map(ReplayedStream::of);
            }
            return Outcome.answered(
                    new HttpEventStream(response, reading(call), AnswerIdentity.of(call, response), sent::hide));
        } catch (IOException e) {
            response.close();
            return Outcome.failed(response.failure(e));
        }
    }
}
