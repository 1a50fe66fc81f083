/** Holds the documentation to the repository: its links, its snippets, its commands, and what it says works. */
package io.llmrouter.page;
