/**
 * Opens accounts at Azure without a key: by a managed identity, a workload or a service principal. A leaf: it needs
 * {@code com.azure:azure-identity}, and says so where that is missing.
 */
@NullMarked
package io.llmrouter.engine.provider.azure;

import org.jspecify.annotations.NullMarked;
