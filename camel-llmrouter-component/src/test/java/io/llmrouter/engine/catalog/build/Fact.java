package io.llmrouter.engine.catalog.build;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What one source says of one model; what it does not say is null or empty. Filled by its source, then only read. */
final class Fact {

    final String id;
    final String source;
    String operation = "chat";
    String name = "";
    Long window;
    Long maxOutput;
    final Set<String> input = new TreeSet<>();
    final Set<String> output = new TreeSet<>();
    final Set<String> features = new TreeSet<>();
    final Set<String> tags = new TreeSet<>();
    String licence;
    String retires;

    /** US dollars for a million tokens, or for a unit. */
    Map<String, BigDecimal> rates = new TreeMap<>();

    /** What is billed instead in a case, by its conditions, such as {@code {above=200000}}. */
    final Map<Map<String, Object>, Map<String, BigDecimal>> cases = new LinkedHashMap<>();

    Fact(String id, String source) {
        this.id = id;
        this.source = source;
    }

    /** Whether the source names the usual price. */
    boolean isPriced() {
        return rates.containsKey("input") && rates.containsKey("output");
    }

    /** Whether the source says in words, and not only by a zero, that the model is free. */
    boolean isFree() {
        return (id + " " + name).toLowerCase(java.util.Locale.ROOT).matches(".*\\bfree\\b.*");
    }
}
