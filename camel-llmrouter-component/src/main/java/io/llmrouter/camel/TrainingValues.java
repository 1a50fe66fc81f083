package io.llmrouter.camel;

import io.llmrouter.engine.ModelVersions;
import io.llmrouter.engine.TrainingReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was learned, and its versions, as plain values. What is unknown is left out. */
final class TrainingValues {

    private static final int DECIMALS = 4;

    private TrainingValues() {}

    static Map<String, Object> of(TrainingReport report) {
        Map<String, Object> map = new LinkedHashMap<>();
        put(map, "version", report.version());
        put(map, "before", report.before());
        map.put("examples", report.examples());
        map.put("embedder", report.embedder());
        map.put("models", report.models().stream().map(TrainingValues::of).toList());
        Map<String, Object> heldOut = new LinkedHashMap<>();
        heldOut.put("prompts", report.heldOut().prompts());
        heldOut.put("error", rounded(report.heldOut().error()));
        heldOut.put("explained", rounded(report.heldOut().explained()));
        Double apgr = report.heldOut().apgr();
        put(heldOut, "apgr", apgr == null ? null : rounded(apgr));
        map.put("heldOut", heldOut);
        map.put("bytes", report.bytes());
        return map;
    }

    private static Map<String, Object> of(TrainingReport.Scored scored) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("model", scored.model());
        map.put("scores", scored.scores());
        map.put("mean", rounded(scored.mean()));
        return map;
    }

    static Map<String, Object> of(ModelVersions versions) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("folder", versions.folder());
        put(map, "current", versions.current());
        map.put("versions", versions.all());
        return map;
    }

    /** The event that another version is in force. */
    static Map<String, Object> published(String folder, @Nullable String version, @Nullable String before) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("folder", folder);
        put(map, "version", version);
        put(map, "before", before);
        return map;
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }

    private static void put(Map<String, Object> map, String name, @Nullable Object value) {
        if (value != null) {
            map.put(name, value);
        }
    }
}
