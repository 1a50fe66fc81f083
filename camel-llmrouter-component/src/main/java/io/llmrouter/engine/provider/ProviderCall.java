package io.llmrouter.engine.provider;

import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.wire.Cancellation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One attempt, as a provider sees it.
 *
 * @param request what is asked
 * @param model the model as the provider names it
 * @param card what the model's card says
 * @param credential the key to use
 * @param connectTimeout the longest a connection may take to open
 * @param cancellation ends the attempt from outside: at the caller's wish or at a deadline
 * @param context the caller's own object; only accounts that call back into the caller's world look at it
 * @param notes receives what the provider tells beside its answer
 * @param <Q> what is asked
 */
public record ProviderCall<Q extends ModelRequest<?>>(
        Q request,
        String model,
        CardFacts card,
        Credential credential,
        Duration connectTimeout,
        Cancellation cancellation,
        @Nullable Object context,
        CallNotes notes) {}
