package io.llmrouter.examples.kafka;

import io.llmrouter.camel.Patience;
import io.llmrouter.engine.ExhaustedException;
import io.llmrouter.engine.NoEligibleModelException;
import io.llmrouter.engine.ProviderRejectedException;
import io.llmrouter.engine.RateLimitedException;
import io.llmrouter.engine.TimedOutException;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.RedeliveryPolicyDefinition;
import org.apache.kafka.common.KafkaException;

/**
 * A review is read from a topic, gains a sentiment, and is sent on; only then its offset is committed. What is read again
 * after a crash is sent again: at most one record of each partition.
 */
final class ReviewRoutes extends RouteBuilder {

    @Override
    public void configure() {
        Patience patience = new Patience();
        // Kafka gives the partitions of a consumer to others when it does not poll for max.poll.interval.ms.
        patience.setAtMost(Duration.ofMinutes(4));

        failures(patience);
        reviews();
        parking();

        from("llmrouter:events?types=breaker_opened,breaker_half_opened,breaker_closed")
                .routeId("provider")
                .log("${header.CamelLlmRouterTarget}: ${header.CamelLlmRouterEvent}");
    }

    private void failures(Patience patience) {
        // The provider's trouble: the record waits. It is parked when it fails while others do not.
        OnExceptionDefinition waiting = onException(
                ExhaustedException.class,
                RateLimitedException.class,
                TimedOutException.class,
                NoEligibleModelException.class,
                ProviderRejectedException.class);
        waiting.setRedeliveryPolicyType(new RedeliveryPolicyDefinition()
                .redeliveryDelay("{{reviews.retry-delay}}")
                .useExponentialBackOff()
                .maximumRedeliveryDelay(5000)
                .allowRedeliveryWhileStopping(false)
                .logRetryAttempted(false)
                .logExhausted(false));
        waiting.onExceptionOccurred(patience)
                .retryWhile(patience::lasts)
                .handled(patience::isSpent)
                .useOriginalMessage()
                .filter(patience::isSpent)
                .to("direct:park");

        // Kafka's trouble: nothing is committed, and the record is read again.
        onException(KafkaException.class).handled(false).log("${exception.message}");

        // Anything else is the record's own trouble, and would be the same tomorrow.
        onException(Exception.class).handled(true).useOriginalMessage().to("direct:park");
    }

    private void reviews() {
        from("kafka:{{reviews.in}}?brokers={{kafka.brokers}}&groupId={{reviews.group}}"
                        + "&consumersCount={{reviews.consumers}}&autoOffsetReset=earliest&maxPollRecords=20"
                        + "&autoCommitEnable=false&allowManualCommit=true&breakOnFirstError=true")
                .routeId("reviews")
                .process(Review::check)
                .to(
                        "llmrouter:enrich?systemMessage=resource:classpath:prompts/sentiment.txt&target=/sentiment&maxTokens=20")
                .process(Review::checkSentiment)
                .setHeader("AnsweredBy", simple("${header.CamelLlmRouterAccount}/${header.CamelLlmRouterModel}"))
                .to("kafka:{{reviews.out}}?brokers={{kafka.brokers}}&requestRequiredAcks=all")
                .process(ReviewRoutes::commit)
                .id("commit")
                .log("${body} says ${header.AnsweredBy} in ${header.CamelLlmRouterLatency} ms");
    }

    private void parking() {
        from("direct:park")
                .routeId("park")
                .errorHandler(noErrorHandler())
                .setHeader("ParkedReason", simple("${exception.message}"))
                .setHeader("ParkedError", simple("${exception.class.simpleName}"))
                .setHeader("ParkedTopic", header(KafkaConstants.TOPIC))
                .setHeader("ParkedPartition", header(KafkaConstants.PARTITION).convertToString())
                .setHeader("ParkedOffset", header(KafkaConstants.OFFSET).convertToString())
                .to("kafka:{{reviews.parked}}?brokers={{kafka.brokers}}&requestRequiredAcks=all")
                .process(ReviewRoutes::commit)
                .log("parked ${header.ParkedTopic}-${header.ParkedPartition}@${header.ParkedOffset}:"
                        + " ${header.ParkedError}: ${header.ParkedReason}");
    }

    private static void commit(Exchange exchange) {
        exchange.getMessage()
                .getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class)
                .commit();
    }
}
