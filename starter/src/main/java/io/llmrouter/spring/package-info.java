/**
 * Spring Boot auto-configuration: {@code llmrouter.*} is the configuration of the engine, {@code camel.component.llmrouter.*}
 * are the options of the component.
 */
@NullMarked
package io.llmrouter.spring;

import org.jspecify.annotations.NullMarked;
