package io.llmrouter.engine.exec;

import io.llmrouter.engine.provider.Credential;

/** A call aimed at one candidate with one key: what an attempt is made of. */
record Keyed(Aimed aimed, Credential credential) {

    Call call() {
        return aimed.call();
    }
}
