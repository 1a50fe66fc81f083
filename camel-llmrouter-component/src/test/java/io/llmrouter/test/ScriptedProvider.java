package io.llmrouter.test;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A provider of models for tests: a real HTTP server on a free local port that speaks OpenAI Chat Completions, whole
 * and streamed, from a script; asked at a path that ends with {@code /messages}, it speaks Anthropic Messages. As a
 * JUnit 5 extension it starts before the first test and closes after the last:
 *
 * <pre>{@code
 * @RegisterExtension
 * static ScriptedProvider provider = ScriptedProvider.answers("429, 429, ok");
 * }</pre>
 *
 * On its own it is started by {@link #start()}, or by asking for its {@link #baseUrl()}, and ended by {@link #close()}.
 *
 * <p>A script is a list of steps between commas. Each request takes the next step; the last step repeats.
 *
 * <ul>
 *   <li>{@code ok}, {@code ok:some text} (the text has no comma), {@code echo} (the last message's text),
 *       {@code tool:name} (a tool call without arguments), {@code slow 200ms}, {@code length}
 *   <li>{@code 400} to {@code 599}: an error of that status; {@code bad-key}, {@code no-credit}, {@code no-model},
 *       {@code context-length}, {@code content-policy}: the error with the provider's code for it, and the status that the provider gives it
 *   <li>{@code content-filter}: stopped by a filter, inside a 200; {@code error-in-200}: an error object inside a 200
 *   <li>{@code malformed}, {@code empty}, {@code html}: a 200 that is no answer
 *   <li>{@code cut}, {@code cut-midway}: the connection is closed before, or in the middle of, the answer;
 *       {@code unfinished}: a stream ends without its last events; {@code hang}: nothing more comes
 *   <li>each but those with a text takes {@code retry-after=2} and {@code delay=200ms} behind it
 * </ul>
 *
 * <p>What a script cannot say, a function says: {@link #replies(Function)} with {@link Reply}. All methods are
 * thread-safe.
 */
public final class ScriptedProvider implements BeforeAllCallback, AfterAllCallback, AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static {
        // Without it the JDK's server answers each request on a kept connection some 40 ms late.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final CountDownLatch closed = new CountDownLatch(1);
    private final ReplyWriter writer = new ReplyWriter(this::await);
    private volatile Play play;
    private HttpServer server;
    private ExecutorService threads;

    /** What it answers from now on, and what came of that: answers that were begun before count no more. */
    private record Play(
            Function<ReceivedRequest, Reply> behaviour, List<ReceivedRequest> requests, AtomicInteger abandoned) {
        Play(Function<ReceivedRequest, Reply> behaviour) {
            this(behaviour, new CopyOnWriteArrayList<>(), new AtomicInteger());
        }
    }

    private ScriptedProvider(Function<ReceivedRequest, Reply> behaviour) {
        this.play = new Play(behaviour);
    }

    /**
     * A provider that follows a script.
     *
     * @throws IllegalArgumentException if the script has a step that is not known
     */
    public static ScriptedProvider answers(String script) {
        return new ScriptedProvider(Script.parse(script));
    }

    /** A provider that embeds, reranks, moderates, transcribes, speaks, draws and counts in OpenAI's and others' forms. */
    public static ScriptedProvider operations() {
        return new ScriptedProvider(OperationReplies::of);
    }

    /** A provider that asks a function for each reply. The function is called by many threads. */
    public static ScriptedProvider replies(Function<ReceivedRequest, Reply> behaviour) {
        return new ScriptedProvider(behaviour);
    }

    /** Puts a new script in place of the old, at its first step, and forgets the requests received so far. */
    public void script(String script) {
        reply(Script.parse(script));
    }

    /** Asks this function for each reply from now on, and forgets the requests received so far. */
    public void reply(Function<ReceivedRequest, Reply> other) {
        play = new Play(other);
    }

    /** The requests received, in order. */
    public List<ReceivedRequest> requests() {
        return List.copyOf(play.requests());
    }

    /** How many answers could not be sent to their end because the client had left. */
    public int abandoned() {
        return play.abandoned().get();
    }

    /** The address to configure, such as {@code http://127.0.0.1:4711/v1}. Starts the server if need be. */
    public String baseUrl() {
        return "http://127.0.0.1:" + start().server.getAddress().getPort() + "/v1";
    }

    /**
     * Starts the server, unless it runs.
     *
     * @throws IllegalStateException if it was closed
     */
    public synchronized ScriptedProvider start() {
        if (closed.getCount() == 0) {
            throw new IllegalStateException("the scripted provider was closed");
        }
        if (server == null) {
            threads = threads();
            server = open();
            server.setExecutor(threads);
            server.createContext("/", this::handle);
            server.start();
        }
        return this;
    }

    /** Closes the server and every connection to it. */
    @Override
    public synchronized void close() {
        closed.countDown();
        if (server != null) {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    private static HttpServer open() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("the scripted provider found no free port", e);
        }
    }

    private static ExecutorService threads() {
        return Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "scripted-provider");
            thread.setDaemon(true);
            return thread;
        });
    }

    private boolean await(Duration time) throws IOException {
        if (time.isZero()) {
            return closed.getCount() == 0;
        }
        try {
            return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        ReceivedRequest request = read(exchange);
        Play current = play;
        current.requests().add(request);
        Reply reply = current.behaviour().apply(request);
        try {
            writer.write(exchange, request, reply);
        } catch (IOException e) {
            if (reply.ending() == Reply.Ending.WHOLE || reply.ending() == Reply.Ending.HANG) {
                current.abandoned().incrementAndGet();
            }
            throw e;
        }
        exchange.close();
    }

    private static ReceivedRequest read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean form = headers.getOrDefault("Content-Type", "").startsWith("multipart/");
        Map<String, Object> json =
                body.length == 0 || form ? Map.of() : MAPPER.readValue(body, new TypeReference<>() {});
        return new ReceivedRequest(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, json);
    }
}
