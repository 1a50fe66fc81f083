package io.llmrouter.engine.state.redis;

import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Usage;

/** An example of a task was answered. */
record TaskNews(Target target, long task, Usage usage) implements News {

    static TaskNews read(Entry entry) {
        return new TaskNews(entry.target(), entry.whole("task"), entry.usage());
    }

    @Override
    public Kind kind() {
        return Kind.TASK;
    }

    @Override
    public void write(Entry into) {
        into.with("target", target).with("task", task).with(usage);
    }

    @Override
    public void tell(Learners learners, long at) {
        learners.measurements().heardTask(target, task, usage, at);
    }
}
