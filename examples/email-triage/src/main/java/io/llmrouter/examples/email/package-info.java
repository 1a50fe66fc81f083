/** An example: mails are put into folders by category, and replies are drafted. The route is {@code camel/triage.camel.yaml}. */
@NullMarked
package io.llmrouter.examples.email;

import org.jspecify.annotations.NullMarked;
