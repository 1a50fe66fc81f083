/**
 * Opens accounts at Google Cloud without a key: by a service account, or by what the machine has. A leaf: it needs
 * {@code com.google.auth:google-auth-library-oauth2-http}, and says so where that is missing.
 */
@NullMarked
package io.llmrouter.engine.provider.google;

import org.jspecify.annotations.NullMarked;
