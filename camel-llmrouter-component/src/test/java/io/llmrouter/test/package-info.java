/**
 * The test kit, for any test of a route that calls a model: {@link io.llmrouter.test.ScriptedProvider} is a real HTTP
 * server that answers from a script, as a JUnit 5 extension or on its own. It needs the JDK, JUnit 5 and Jackson, and
 * nothing of the router itself.
 */
package io.llmrouter.test;
