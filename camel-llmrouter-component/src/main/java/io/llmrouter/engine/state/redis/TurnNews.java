package io.llmrouter.engine.state.redis;

import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Usage;

/** A turn of a conversation was answered. */
record TurnNews(Target target, long conversation, Usage usage) implements News {

    static TurnNews read(Entry entry) {
        return new TurnNews(entry.target(), entry.whole("conversation"), entry.usage());
    }

    @Override
    public Kind kind() {
        return Kind.TURN;
    }

    @Override
    public void write(Entry into) {
        into.with("target", target).with("conversation", conversation).with(usage);
    }

    @Override
    public void tell(Learners learners, long at) {
        learners.measurements().heardTurn(target, conversation, usage, at);
    }
}
