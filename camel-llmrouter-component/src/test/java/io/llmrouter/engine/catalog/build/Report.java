package io.llmrouter.engine.catalog.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what was written, and lists what the sources disagree about. */
final class Report {

    private final Map<String, int[]> byVendor = new TreeMap<>();
    private final Map<String, Integer> byOperation = new TreeMap<>();
    private final List<String> disagreements = new ArrayList<>();
    private int models;
    private int priced;
    private int tiered;

    void add(Merged model) {
        boolean known = !model.rates().isEmpty();
        boolean cases = known && !model.cases().isEmpty();
        int[] counts = byVendor.computeIfAbsent(model.id.substring(0, model.id.indexOf('/')), vendor -> new int[2]);
        counts[0]++;
        counts[1] += known ? 1 : 0;
        models++;
        priced += known ? 1 : 0;
        tiered += cases ? 1 : 0;
        byOperation.merge(model.operation, 1, Integer::sum);
        model.disagreement().ifPresent(disagreements::add);
    }

    /** All of it as lines of text. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(models).append(" models of ").append(byVendor.size()).append(" providers; with a price: ");
        text.append(priced).append(", with prices for cases: ").append(tiered).append('\n');
        text.append("by operation: ").append(byOperation).append('\n');
        byVendor.forEach((vendor, counts) ->
                text.append(String.format("%-28s %5d models, %5d with a price%n", vendor, counts[0], counts[1])));
        text.append(disagreements.size()).append(" disagreements about the price\n");
        disagreements.forEach(each -> text.append(each).append('\n'));
        return text.toString();
    }
}
