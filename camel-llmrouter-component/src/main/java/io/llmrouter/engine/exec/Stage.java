package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.Outcome;

/**
 * One step of a call's way. Stages are nested like functions; each knows the call as far as the stages before it have
 * brought it, by type, and hands it on as far as it brings it itself. Stateless or thread-safe.
 *
 * @param <C> the call as it comes in
 * @param <D> the call as it goes on
 */
interface Stage<C, D> {

    /** Answers the call, by itself or with what comes next. */
    Outcome<Reply> handle(C call, Next<D> next);

    /** This stage with the rest of the way behind it. */
    default Next<C> before(Next<D> next) {
        return call -> handle(call, next);
    }
}
