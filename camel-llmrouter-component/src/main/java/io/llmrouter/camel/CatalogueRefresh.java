package io.llmrouter.camel;

import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.config.CatalogueSource;
import io.llmrouter.engine.config.RouterConfig;
import io.llmrouter.engine.observe.EventType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedStartupListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps models and prices up to date from where the configuration says, from the time on when all routes are started. A
 * list that cannot be fetched or used is refused whole, told as an event and logged, and the one before stays. Thread-safe.
 */
final class CatalogueRefresh implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogueRefresh.class);

    private final CamelContext context;
    private final LiveConfig config;
    private final Events events;
    private final Map<CatalogueSource, byte[]> accepted = new LinkedHashMap<>();
    private List<CatalogueSource> sources = List.of();
    private boolean started;
    private boolean closed;
    private @Nullable Published published;
    private @Nullable ScheduledExecutorService executor;

    CatalogueRefresh(CamelContext context, LiveConfig config, Events events) {
        this.context = context;
        this.config = config;
        this.events = events;
    }

    /** Begins when the routes that it may ask are there. */
    void startWith(RouterConfig first) throws Exception {
        follow(first);
        context.addStartupListener(new ExtendedStartupListener() {
            @Override
            public void onCamelContextStarted(CamelContext starting, boolean alreadyStarted) {
                // the routes are not all started yet, unless this context was started before
                if (alreadyStarted) {
                    begin();
                }
            }

            @Override
            public void onCamelContextFullyStarted(CamelContext ready, boolean alreadyStarted) {
                begin();
            }
        });
    }

    private synchronized void begin() {
        if (!started && !closed) {
            started = true;
            schedule();
        }
    }

    /** Fetches from where that configuration says from now on. */
    synchronized void follow(RouterConfig fresh) {
        if (closed || fresh.catalogueSources().equals(sources)) {
            return;
        }
        sources = fresh.catalogueSources();
        if (accepted.keySet().retainAll(sources)) {
            forget();
        }
        if (started) {
            schedule();
        }
    }

    private void forget() {
        try {
            config.know(catalogue(accepted));
        } catch (IllegalArgumentException e) {
            LOG.warn("Models and prices that are no longer fetched stay in force: {}", e.getMessage());
        }
    }

    private void schedule() {
        if (executor != null) {
            context.getExecutorServiceManager().shutdownNow(executor);
            executor = null;
        }
        if (sources.isEmpty()) {
            return;
        }
        ScheduledExecutorService fresh =
                context.getExecutorServiceManager().newScheduledThreadPool(this, "LlmRouterCatalogue", 1);
        for (CatalogueSource each : sources) {
            fresh.scheduleWithFixedDelay(
                    () -> look(each), 0, Math.max(1, each.every().toMillis()), TimeUnit.MILLISECONDS);
        }
        executor = fresh;
    }

    private void look(CatalogueSource source) {
        try {
            published().fetch(source).ifPresent(list -> use(source, list));
        } catch (RuntimeException e) {
            refused(source, e);
        }
    }

    private synchronized Published published() {
        Published open = published;
        if (open == null) {
            open = new Published(context);
            published = open;
        }
        return open;
    }

    private synchronized void use(CatalogueSource source, byte[] list) {
        if (closed || !sources.contains(source) || Arrays.equals(list, accepted.get(source))) {
            return;
        }
        Map<CatalogueSource, byte[]> all = new LinkedHashMap<>(accepted);
        all.put(source, list);
        config.know(catalogue(all));
        accepted.put(source, list);
        String place = Published.place(source);
        LOG.info("Models and prices of {} are in force", place);
        events.tell(EventType.CATALOGUE_REFRESHED, Map.of("from", place));
    }

    private Catalogue catalogue(Map<CatalogueSource, byte[]> lists) {
        Catalogue catalogue = Catalogue.builtIn();
        for (CatalogueSource each : sources) {
            byte[] list = lists.get(each);
            catalogue = list == null ? catalogue : each.format().update(catalogue, Published.place(each), list);
        }
        return catalogue;
    }

    private void refused(CatalogueSource source, RuntimeException why) {
        String place = Published.place(source);
        LOG.warn("Models and prices of {} are refused, those before stay in force: {}", place, why.getMessage());
        events.tell(EventType.CATALOGUE_REFUSED, Map.of("from", place, "why", String.valueOf(why.getMessage())));
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (executor != null) {
            context.getExecutorServiceManager().shutdownNow(executor);
        }
        if (published != null) {
            published.close();
        }
    }
}
