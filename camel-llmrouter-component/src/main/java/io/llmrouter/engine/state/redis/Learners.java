package io.llmrouter.engine.state.redis;

import io.llmrouter.engine.experiment.ExperimentRecords;
import io.llmrouter.engine.state.NodeMeasurements;

/**
 * What in a node learns from others. Thread-safe.
 *
 * @param measurements of targets
 * @param memory of strategies
 * @param experiments what is counted of them
 * @param elsewhere calls that others have under way
 */
record Learners(
        NodeMeasurements measurements, SharedMemory memory, ExperimentRecords experiments, CallsElsewhere elsewhere) {}
