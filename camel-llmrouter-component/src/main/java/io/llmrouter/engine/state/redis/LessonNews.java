package io.llmrouter.engine.state.redis;

import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Lesson;

/** Something was learned of a target. */
record LessonNews(String owner, Lesson lesson) implements News {

    static LessonNews read(Entry entry) {
        return new LessonNews(entry.text("owner"), lesson(entry, entry.target()));
    }

    private static Lesson lesson(Entry entry, Target target) {
        String how = entry.text("how");
        return switch (how) {
            case "answered" -> new Lesson.Answered(target, entry.anyMoney("cost"), entry.time("latency"));
            case "failed" -> new Lesson.Failed(target);
            case "scored" -> new Lesson.Scored(target, entry.number("score"), entry.anyNumber("before"));
            default -> throw new IllegalArgumentException("there is no lesson '" + how + "'");
        };
    }

    @Override
    public Kind kind() {
        return Kind.LESSON;
    }

    @Override
    public void write(Entry into) {
        into.with("owner", owner).with("target", lesson.target());
        lesson.fold(
                answered -> into.with("how", "answered")
                        .with("cost", answered.cost())
                        .with("latency", answered.latency()),
                failed -> into.with("how", "failed"),
                scored ->
                        into.with("how", "scored").with("score", scored.score()).with("before", scored.before()));
    }

    @Override
    public void tell(Learners learners, long at) {
        learners.memory().heard(this);
    }
}
