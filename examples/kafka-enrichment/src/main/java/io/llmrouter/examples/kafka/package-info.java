/** An example: JSON records of a Kafka topic gain a field. What it does is in {@code ReviewRoutes}. */
@NullMarked
package io.llmrouter.examples.kafka;

import org.jspecify.annotations.NullMarked;
