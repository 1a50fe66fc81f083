package io.llmrouter.engine.state.redis;

import io.llmrouter.engine.experiment.Comparison;
import io.llmrouter.engine.experiment.Count;
import io.llmrouter.engine.experiment.ExperimentNews;
import io.llmrouter.engine.experiment.ExperimentNews.Begun;
import io.llmrouter.engine.experiment.ExperimentNews.Counted;
import io.llmrouter.engine.experiment.ExperimentNews.TakenBack;
import io.llmrouter.engine.experiment.Round;

/** Something happened to an experiment. */
record TrialNews(ExperimentNews news) implements News {

    static TrialNews begun(Entry entry) {
        return new TrialNews(new Begun(round(entry)));
    }

    static TrialNews takenBack(Entry entry) {
        return new TrialNews(new TakenBack(round(entry), entry.instant("at"), entry.text("why")));
    }

    static TrialNews counted(Entry entry) {
        return new TrialNews(new Counted(round(entry), count(entry)));
    }

    private static Round round(Entry entry) {
        return new Round(
                entry.text("experiment"), entry.whole("round"), entry.text("configured"), entry.instant("since"));
    }

    private static Count count(Entry entry) {
        String what = entry.text("what");
        return switch (what) {
            case "call" ->
                new Count.Call(
                        entry.text("variant"), entry.flag("failed"), entry.anyMoney("cost"), entry.time("latency"));
            case "score" -> new Count.Score(entry.text("variant"), entry.number("score"), entry.anyNumber("before"));
            case "copy" ->
                new Count.Copy(new Comparison(
                        entry.flag("equal"),
                        entry.number("length"),
                        entry.number("similarity"),
                        entry.anyFlag("liveFits"),
                        entry.anyFlag("shadowFits")));
            default -> throw new IllegalArgumentException("nothing is counted as '" + what + "'");
        };
    }

    @Override
    public Kind kind() {
        return news.fold(begun -> Kind.BEGUN, takenBack -> Kind.TAKEN_BACK, counted -> Kind.TRIAL);
    }

    @Override
    public void write(Entry into) {
        Round round = news.round();
        into.with("experiment", round.experiment())
                .with("round", round.number())
                .with("configured", round.configured())
                .with("since", round.since());
        news.fold(
                begun -> into,
                takenBack -> into.with("at", takenBack.at()).with("why", takenBack.why()),
                counted -> write(counted.count(), into));
    }

    private static Entry write(Count count, Entry into) {
        return count.fold(
                call -> into.with("what", "call")
                        .with("variant", call.variant())
                        .with("failed", call.failed())
                        .with("cost", call.cost())
                        .with("latency", call.latency()),
                score -> into.with("what", "score")
                        .with("variant", score.variant())
                        .with("score", score.score())
                        .with("before", score.before()),
                copy -> into.with("what", "copy")
                        .with("equal", copy.comparison().equal())
                        .with("length", copy.comparison().length())
                        .with("similarity", copy.comparison().similarity())
                        .with("liveFits", copy.comparison().liveFits())
                        .with("shadowFits", copy.comparison().shadowFits()));
    }

    @Override
    public void tell(Learners learners, long at) {
        learners.experiments().heard(news);
    }
}
