package io.llmrouter.routes;

import java.io.IOException;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.LoggingExceptionHandler;
import org.apache.camel.util.ObjectHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of clients that hung up before their answer was written, in one line at level debug. Whatever else goes wrong
 * outside of a route is told as Camel tells it. Thread-safe.
 */
public final class LeavingClients implements ExceptionHandler, CamelContextAware {

    private static final Logger LOG = LoggerFactory.getLogger(LeavingClients.class);

    private @Nullable CamelContext context;

    @Override
    @SuppressWarnings("NullAway") // Camel sets it before anything else
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
    }

    @Override
    public void handleException(Throwable exception) {
        handleException("A request failed", exception);
    }

    @Override
    public void handleException(String message, Throwable exception) {
        handleException(message, null, exception);
    }

    @Override
    public void handleException(String message, @Nullable Exchange exchange, Throwable exception) {
        if (ObjectHelper.getException(IOException.class, exception) != null) {
            LOG.debug("A client left before its answer was written: {}", exception.getMessage());
        } else {
            new LoggingExceptionHandler(Objects.requireNonNull(context), LeavingClients.class)
                    .handleException(message, exchange, exception);
        }
    }
}
