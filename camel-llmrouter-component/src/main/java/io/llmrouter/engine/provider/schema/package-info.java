/**
 * Checks answers against the JSON schema that was asked for, where the provider does not enforce it: because it was asked
 * for by an instruction or through a tool. {@code JsonSchemaCheck} needs the optional dependency
 * {@code com.networknt:json-schema-validator}.
 */
@NullMarked
package io.llmrouter.engine.provider.schema;

import org.jspecify.annotations.NullMarked;
