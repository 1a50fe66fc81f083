package io.llmrouter.test;

/**
 * An error in OpenAI's words, from which other protocols find their own.
 *
 * @param status the HTTP status
 * @param type OpenAI's type
 * @param code OpenAI's code, or null
 * @param message what a person reads
 */
record ScriptedError(int status, String type, String code, String message) {}
