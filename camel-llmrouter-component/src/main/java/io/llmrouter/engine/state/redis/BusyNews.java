package io.llmrouter.engine.state.redis;

import io.llmrouter.engine.model.Target;
import java.util.HashMap;
import java.util.Map;

/**
 * How many calls a node has under way: of all targets that have any. Each target is a field of its own.
 *
 * @param node whose they are
 */
record BusyNews(String node, Map<Target, Integer> calls) implements News {

    private static final String AT = "at ";

    BusyNews {
        calls = Map.copyOf(calls);
    }

    static BusyNews read(Entry entry) {
        Map<Target, Integer> calls = new HashMap<>();
        entry.fields().forEach((name, value) -> {
            if (name.startsWith(AT)) {
                calls.put(Target.parse(name.substring(AT.length())), Integer.valueOf(value));
            }
        });
        return new BusyNews(entry.text("node"), calls);
    }

    @Override
    public Kind kind() {
        return Kind.BUSY;
    }

    @Override
    public void write(Entry into) {
        calls.forEach((target, count) -> into.with(AT + target, count));
    }

    @Override
    public void tell(Learners learners, long at) {
        learners.elsewhere().heard(this, at);
    }
}
