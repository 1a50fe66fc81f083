/** What came of a simulation: figures by policy, and the CSV, JSON and HTML files that show them. */
@NullMarked
package io.llmrouter.examples.simulate.report;

import org.jspecify.annotations.NullMarked;
