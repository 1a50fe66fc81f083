package io.llmrouter.engine.provider.identity;

import io.llmrouter.engine.model.FailureKind;
import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Classifies why a token server gave no token: only a server that refused says anything about the account's
 * credentials. Stateless.
 */
public final class TokenServerFailures {

    private static final int DEEPEST = 20;
    private static final List<Class<? extends Exception>> OF_THE_NETWORK = List.of(
            SocketException.class,
            UnknownHostException.class,
            InterruptedIOException.class,
            HttpTimeoutException.class,
            SSLException.class,
            EOFException.class,
            ClosedChannelException.class,
            UnresolvedAddressException.class,
            TimeoutException.class);

    private TokenServerFailures() {}

    /** The kind of an answer without a token, by its HTTP status; 404 and 407 come from what stands between. */
    public static FailureKind kind(int status) {
        return switch (status) {
            case 400, 401, 403 -> FailureKind.AUTHENTICATION;
            case 429 -> FailureKind.RATE_LIMITED;
            default -> FailureKind.SERVER_ERROR;
        };
    }

    /**
     * What an exception of a provider's library means, by the first status that it or one of its causes tells, or else by
     * what befell the connection.
     *
     * @param status what a single exception tells; empty where it tells none
     */
    public static FailureKind kind(Throwable thrown, Function<Throwable, Stream<Integer>> status) {
        return causes(thrown)
                .flatMap(status)
                .findFirst()
                .map(TokenServerFailures::kind)
                .orElseGet(() -> kind(thrown));
    }

    /** {@code CONNECTION} where the server was not reached or did not answer in time, else {@code AUTHENTICATION}. */
    public static FailureKind kind(Throwable thrown) {
        boolean network =
                causes(thrown).anyMatch(cause -> OF_THE_NETWORK.stream().anyMatch(type -> type.isInstance(cause)));
        return network ? FailureKind.CONNECTION : FailureKind.AUTHENTICATION;
    }

    /** An exception and its causes, outermost first. */
    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.<Throwable>iterate(thrown, each -> each != null, Throwable::getCause)
                .limit(DEEPEST);
    }
}
