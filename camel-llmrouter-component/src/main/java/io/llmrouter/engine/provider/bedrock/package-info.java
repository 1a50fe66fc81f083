/**
 * Amazon Bedrock: {@link io.llmrouter.engine.provider.bedrock.BedrockDialect} speaks its Converse protocol, documented at
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html, and
 * {@link io.llmrouter.engine.provider.bedrock.SigV4} signs requests where no API key opens the account.
 */
@NullMarked
package io.llmrouter.engine.provider.bedrock;

import org.jspecify.annotations.NullMarked;
