/** The routes of docs/error-handling.md, run as they stand there, with the requests counted at the provider. */
package io.llmrouter.camel.eip;
