/**
 * Opens accounts at IBM Cloud, whose services take a token in place of the API key. The exchange is documented at
 * https://cloud.ibm.com/apidocs/iam-identity-token-api.
 */
@NullMarked
package io.llmrouter.engine.provider.ibm;

import org.jspecify.annotations.NullMarked;
