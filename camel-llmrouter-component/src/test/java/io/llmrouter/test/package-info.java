/**
 * The test kit, for any test of a route that calls a model: {@link io.llmrouter.test.ScriptedProvider} is a real HTTP
 * server that answers from a script, as a JUnit 5 extension or on its own; {@link io.llmrouter.test.FaultServer} is one that
 * fails in every way providers and networks do. It needs the JDK, JUnit 5, Jackson and Apache HttpCore, and nothing of the
 * router itself.
 */
package io.llmrouter.test;
