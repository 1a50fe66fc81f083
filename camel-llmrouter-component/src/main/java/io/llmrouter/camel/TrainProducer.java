package io.llmrouter.camel;

import io.llmrouter.engine.Learning;
import io.llmrouter.engine.ModelVersions;
import io.llmrouter.engine.TrainingOrder;
import io.llmrouter.engine.TrainingReport;
import io.llmrouter.engine.learn.Examples;
import io.llmrouter.engine.learn.Material;
import io.llmrouter.engine.observe.EventType;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Learns which model answers what how well, and has policies go by it at once; or goes back to what was learned before. */
final class TrainProducer extends LlmRouterProducer {

    private final LlmRouterConfiguration options;
    private final TrainingAction action;
    private final Destination destination;
    private final @Nullable Path folder;

    /**
     * Reads the options once.
     *
     * @throws IllegalArgumentException naming the option that is wrong
     */
    TrainProducer(LlmRouterEndpoint endpoint) {
        super(endpoint);
        options = endpoint.getConfiguration();
        action = options.getTraining();
        refuseStreaming(options);
        destination = Destination.of(options, null);
        folder = options.getLearnedModel() == null ? null : Path.of(options.getLearnedModel());
        check();
    }

    private void check() {
        if (folder == null && action != TrainingAction.trial) {
            throw new IllegalArgumentException("llmrouter:train needs learnedModel, the folder of versions that the"
                    + " strategy learned names as its model");
        }
        if (options.getMaxExamples() < 1) {
            throw new IllegalArgumentException("maxExamples must be at least 1, not " + options.getMaxExamples());
        }
        if (options.isFromLessons() && options.getExamples() != null) {
            throw new IllegalArgumentException("train learns from examples or fromLessons, not from both");
        }
        if (options.getModelVersion() != null && action != TrainingAction.rollBack) {
            throw new IllegalArgumentException("modelVersion belongs to training=rollBack");
        }
    }

    @Override
    void answer(Exchange exchange) {
        destination.check(exchange);
        Learning learning = getEndpoint().router().learning();
        Path there = folder;
        if (action == TrainingAction.trial || there == null) {
            put(exchange, learning.train(order(exchange, null)));
            return;
        }
        switch (action) {
            case versions -> put(exchange, learning.versions(there));
            case rollBack -> rollBack(exchange, learning, there);
            case publish, trial -> publish(exchange, learning, there);
        }
    }

    private void publish(Exchange exchange, Learning learning, Path there) {
        TrainingReport report = learning.train(order(exchange, there));
        published(there, report.version(), report.before());
        put(exchange, report);
    }

    private void rollBack(Exchange exchange, Learning learning, Path there) {
        String before = learning.versions(there).current();
        ModelVersions versions = learning.rollBack(there, options.getModelVersion());
        published(there, versions.current(), before);
        put(exchange, versions);
    }

    private void published(Path there, @Nullable String version, @Nullable String before) {
        Map<String, Object> event = TrainingValues.published(there.toString(), version, before);
        getEndpoint().getComponent().events().tell(EventType.MODEL_PUBLISHED, event);
    }

    private TrainingOrder order(Exchange exchange, @Nullable Path there) {
        String label = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        Material material = options.isFromLessons() ? null : material(exchange);
        return new TrainingOrder(there, material, options.getEmbedder(), options.getMaxExamples(), label);
    }

    private Material material(Exchange exchange) {
        String named = options.getExamples();
        try {
            return named == null
                    ? Examples.material("the body", text(exchange))
                    : Examples.material(named, Template.load(getEndpoint().getCamelContext(), named));
        } catch (IOException | IllegalArgumentException e) {
            throw Invalid.request(String.valueOf(e.getMessage()), e);
        }
    }

    private static String text(Exchange exchange) {
        String text = exchange.getMessage().getBody(String.class);
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(
                    "there is nothing to learn from: neither examples nor the body has scored prompts");
        }
        return text;
    }

    private void put(Exchange exchange, TrainingReport report) {
        put(exchange, TrainingValues.of(report), report);
    }

    private void put(Exchange exchange, ModelVersions versions) {
        put(exchange, TrainingValues.of(versions), versions);
    }

    private void put(Exchange exchange, Map<String, Object> values, Object whole) {
        destination.put(
                exchange,
                switch (options.getResponseType()) {
                    case text -> Json.write(values);
                    case json -> values;
                    case response -> whole;
                });
    }
}
