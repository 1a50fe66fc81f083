package io.llmrouter.camel;

import io.llmrouter.engine.catalog.Nearest;
import io.llmrouter.engine.observe.EventType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a route with each event, in the order they happened, in a thread of its own. Calls never wait for the route:
 * when {@code queueSize} events are waiting for it, further ones are dropped and counted. Events that wait when the
 * route is stopped are still delivered, within Camel's time for stopping an executor.
 */
@ManagedResource(description = "Managed LLM Router events consumer")
public final class EventsConsumer extends DefaultConsumer implements Events.Hearer {

    private static final Logger LOG = LoggerFactory.getLogger(EventsConsumer.class);

    private final Set<EventType> types;
    private final int queueSize;
    private final AtomicLong dropped = new AtomicLong();
    private volatile @Nullable ExecutorService executor;

    EventsConsumer(LlmRouterEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        types = types(endpoint.getConfiguration().getTypes());
        queueSize = endpoint.getConfiguration().getQueueSize();
        if (queueSize < 1) {
            throw new IllegalArgumentException("queueSize must be at least 1, not " + queueSize);
        }
    }

    private static Set<EventType> types(@Nullable String words) {
        if (words == null || words.isBlank()) {
            return EnumSet.allOf(EventType.class);
        }
        Set<EventType> types = EnumSet.noneOf(EventType.class);
        for (String word : words.split(",", -1)) {
            types.add(type(word.strip()));
        }
        return types;
    }

    private static EventType type(String word) {
        List<String> words =
                Arrays.stream(EventType.values()).map(EventType::word).toList();
        int index = words.indexOf(word);
        if (index < 0) {
            throw new IllegalArgumentException("there is no event '" + word + "': " + Nearest.hint(word, words));
        }
        return EventType.values()[index];
    }

    @Override
    public LlmRouterEndpoint getEndpoint() {
        return (LlmRouterEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        LlmRouterComponent component = getEndpoint().getComponent();
        component.requireOwnEngine();
        ThreadPoolProfile oneByOne = new ThreadPoolProfile("LlmRouterEvents");
        oneByOne.setPoolSize(1);
        oneByOne.setMaxPoolSize(1);
        oneByOne.setMaxQueueSize(queueSize);
        oneByOne.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        executor = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newThreadPool(this, "LlmRouterEvents", oneByOne);
        component.events().add(this);
    }

    @Override
    protected void doStop() throws Exception {
        getEndpoint().getComponent().events().remove(this);
        ExecutorService running = executor;
        if (running != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownGraceful(running);
            executor = null;
        }
        super.doStop();
    }

    @Override
    public boolean wants(EventType type) {
        return types.contains(type);
    }

    @Override
    public boolean offer(RouterEvent event) {
        ExecutorService running = executor;
        if (running == null || running.isShutdown()) {
            return true;
        }
        try {
            running.execute(() -> deliver(event));
            return true;
        } catch (RejectedExecutionException e) {
            dropped();
            return false;
        }
    }

    private void dropped() {
        if (dropped.getAndIncrement() == 0) {
            LOG.warn(
                    "{} drops events: its route is slower than they come, and {} are waiting. This is said once;"
                            + " the header {} counts them",
                    getEndpoint(),
                    queueSize,
                    LlmRouterConstants.DROPPED_EVENTS);
        }
    }

    private void deliver(RouterEvent event) {
        Exchange exchange = createExchange(false);
        try {
            fill(exchange.getMessage(), event);
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        if (exchange.getException() != null) {
            handleException("an event was not processed", exchange, exchange.getException());
        }
        releaseExchange(exchange, false);
    }

    private void fill(Message message, RouterEvent event) {
        message.setBody(event.values().get());
        message.setHeader(LlmRouterConstants.EVENT, event.type().word());
        message.setHeader(LlmRouterConstants.DROPPED_EVENTS, dropped.get());
        set(message, LlmRouterConstants.DECISION_ID, event.decision());
        set(message, LlmRouterConstants.ACCOUNT, event.account());
        set(
                message,
                LlmRouterConstants.TARGET,
                event.target() == null ? null : event.target().toString());
    }

    private static void set(Message message, String header, @Nullable String value) {
        if (value != null) {
            message.setHeader(header, value);
        }
    }

    @ManagedAttribute(description = "How many events were dropped because the route was too slow")
    public long getDroppedEvents() {
        return dropped.get();
    }
}
