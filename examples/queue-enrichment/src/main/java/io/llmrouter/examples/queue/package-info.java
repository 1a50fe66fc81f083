/** An example: XML orders of a queue gain a field. What it does is in the routes {@code camel/orders.camel.xml}. */
@NullMarked
package io.llmrouter.examples.queue;

import org.jspecify.annotations.NullMarked;
