package io.llmrouter.engine.provider.fuzz;

import io.llmrouter.engine.model.ChatRequest;

/** Reads a request in some protocol, or says in an {@link IllegalArgumentException} what is wrong with it. */
interface RequestReading {
    ChatRequest read(byte[] body);
}
