package io.llmrouter.engine.policy;

import java.util.List;

/** Puts candidates in order. Never adds, and never drops one. Thread-safe. */
public interface Strategy {

    /** The candidates, best first. */
    List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals);
}
