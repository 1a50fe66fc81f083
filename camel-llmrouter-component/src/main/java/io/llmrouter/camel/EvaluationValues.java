package io.llmrouter.camel;

import io.llmrouter.engine.evaluate.Drift;
import io.llmrouter.engine.evaluate.Evaluation;
import io.llmrouter.engine.evaluate.EvaluationRun;
import io.llmrouter.engine.evaluate.Score;
import io.llmrouter.engine.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs, scores and drifts as plain values. Money is in US dollars as decimal text; what is unknown is left out. */
final class EvaluationValues {

    private static final int DECIMALS = 4;

    private EvaluationValues() {}

    static Map<String, Object> of(EvaluationRun run, List<Drift> drifts) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("set", run.set());
        map.put("startedAt", run.at().toString());
        map.put("answers", run.answers().size());
        if (!run.isComplete()) {
            map.put("stopped", run.stopped());
        }
        map.put("knownCostUsd", text(run.knownCost()));
        map.put("scores", run.scores().stream().map(EvaluationValues::of).toList());
        map.put("drifts", drifts.stream().map(each -> of(run.set(), each)).toList());
        return map;
    }

    static Map<String, Object> of(String set, Evaluation.Progress progress) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("set", set);
        map.put("done", progress.done());
        map.put("total", progress.total());
        map.put("knownCostUsd", text(progress.cost()));
        return map;
    }

    static Map<String, Object> of(String set, Drift drift) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("set", set);
        map.put("target", drift.target());
        map.put("card", drift.card());
        map.put("task", drift.task());
        map.put("questions", drift.questions());
        map.put("before", rounded(drift.before()));
        map.put("now", rounded(drift.now()));
        map.put("change", rounded(drift.change()));
        return map;
    }

    private static Map<String, Object> of(Score score) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("target", score.target());
        map.put("card", score.card());
        map.put("task", score.task());
        map.put("graded", score.graded());
        map.put("failed", score.failed());
        if (score.mean() != null) {
            map.put("score", rounded(score.mean()));
        }
        if (score.cost() != null) {
            map.put("costUsd", text(score.cost()));
        }
        if (score.meanLatencyMillis() != null) {
            map.put("meanLatencyMillis", score.meanLatencyMillis());
        }
        return map;
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }

    private static String text(Money money) {
        return money.toUsd().toPlainString();
    }
}
