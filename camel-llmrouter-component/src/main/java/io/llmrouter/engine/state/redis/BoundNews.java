package io.llmrouter.engine.state.redis;

import io.llmrouter.engine.model.Target;

/** A key was bound to a target. */
record BoundNews(String owner, long key, Target target) implements News {

    static BoundNews read(Entry entry) {
        return new BoundNews(entry.text("owner"), entry.whole("key"), entry.target());
    }

    @Override
    public Kind kind() {
        return Kind.BOUND;
    }

    @Override
    public void write(Entry into) {
        into.with("owner", owner).with("key", key).with("target", target);
    }

    @Override
    public void tell(Learners learners, long at) {
        learners.memory().heard(this);
    }
}
