package io.llmrouter.camel;

import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.LlmRouterException;
import io.llmrouter.engine.observe.Decision;
import io.llmrouter.engine.policy.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * How long a message waits for a model: as long as none of the policy's targets is live, and for so many failures while
 * one is. A message that waits holds its consumer, so that nothing more is taken from the source until a target is live.
 *
 * <p>It is the {@code onExceptionOccurred} and the {@code retryWhile} of an {@code onException}:
 *
 * <pre>{@code
 * onException(ExhaustedException.class, RateLimitedException.class, NoEligibleModelException.class)
 *         .onExceptionOccurred(patience)
 *         .retryWhile(patience::lasts)
 *         .redeliveryDelay(500);
 * }</pre>
 *
 * While no target is live, the next try comes when one may be, at {@code longestWait} the latest; else after the
 * {@code redeliveryDelay}. Thread-safe; what it counts is kept on the exchange. Its options are set before the route
 * starts.
 */
public final class Patience implements Processor {

    private static final String FAILURES = "LlmRouterPatienceFailures";
    private static final String SINCE = "LlmRouterPatienceSince";
    private static final String EXCUSED = "LlmRouterPatienceExcused";
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(50);

    private final Clock clock;
    private String policy = "default";
    private int failures = 5;
    private Duration longestWait = Duration.ofSeconds(5);
    private Duration atMost = Duration.ofDays(365);

    /** Waits by the system's clock. */
    public Patience() {
        this(Clock.systemUTC());
    }

    Patience(Clock clock) {
        this.clock = clock;
    }

    /** Notes a failure, and how long to wait. Called once for each failure. */
    @Override
    public void process(Exchange exchange) {
        Instant now = clock.instant();
        if (exchange.getProperty(SINCE) == null) {
            exchange.setProperty(SINCE, now);
        }
        Optional<Instant> live = router(exchange).unavailableUntil(policy);
        boolean excused = exchange.getProperty(EXCUSED) != null;
        boolean early = live.isEmpty() && cameTooEarly(exchange);
        exchange.setProperty(EXCUSED, early ? now : null);
        if (live.isPresent()) {
            await(exchange, Duration.between(now, live.get()));
        } else if (early && !excused) {
            await(exchange, SHORTEST_WAIT);
        } else {
            exchange.getIn().removeHeader(Exchange.REDELIVERY_DELAY);
            exchange.setProperty(FAILURES, count(exchange) + 1);
        }
    }

    /** Whether the message is to be tried again. */
    public boolean lasts(Exchange exchange) {
        Instant since = exchange.getProperty(SINCE, Instant.class);
        boolean inTime = since == null || clock.instant().isBefore(since.plus(atMost));
        return inTime && !isSpent(exchange);
    }

    /** Whether the message has failed too often while a target was live, so that the fault may be its own: park it. */
    public boolean isSpent(Exchange exchange) {
        return count(exchange) >= failures;
    }

    /** The policy whose targets count. */
    public void setPolicy(String policy) {
        this.policy = policy;
    }

    /** How many times a message may fail while a target is live. */
    public void setFailures(int failures) {
        this.failures = failures;
    }

    /** The longest time between two tries while no target is live: an operator may have put one back meanwhile. */
    public void setLongestWait(Duration longestWait) {
        this.longestWait = longestWait;
    }

    /** How long a message waits in all, for sources that take it back if it is held longer. */
    public void setAtMost(Duration atMost) {
        this.atMost = atMost;
    }

    /**
     * Whether nothing was asked because nothing was live then: a target that is live by now has not failed. It holds once
     * in a row, as what is live may be what this message cannot go to.
     */
    private static boolean cameTooEarly(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT) instanceof LlmRouterException refused
                && refused.decision().filter(Patience::foundNothingLive).isPresent();
    }

    private static boolean foundNothingLive(Decision decision) {
        return decision.attempts().isEmpty()
                && !decision.plan().refusals().isEmpty()
                && decision.plan().refusals().stream().allMatch(Refusal::isForNow);
    }

    private static int count(Exchange exchange) {
        return exchange.getProperty(FAILURES, 0, Integer.class);
    }

    private void await(Exchange exchange, Duration wait) {
        // Rounded up: who wakes within the last millisecond finds nothing live yet.
        exchange.getIn()
                .setHeader(
                        Exchange.REDELIVERY_DELAY,
                        clamp(wait).plusNanos(999_999).toMillis());
    }

    private Duration clamp(Duration wait) {
        if (wait.compareTo(longestWait) > 0) {
            return longestWait;
        }
        return wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait;
    }

    private static LlmRouter router(Exchange exchange) {
        LlmRouter router = exchange.getContext()
                .getComponent("llmrouter", LlmRouterComponent.class)
                .getRouter();
        if (router == null) {
            throw new IllegalStateException("the component llmrouter is not started");
        }
        return router;
    }
}
