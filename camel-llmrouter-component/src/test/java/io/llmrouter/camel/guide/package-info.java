/** The tests that docs/testing.md shows, as they stand there. */
package io.llmrouter.camel.guide;
