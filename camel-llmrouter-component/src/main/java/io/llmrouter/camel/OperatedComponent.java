package io.llmrouter.camel;

import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.model.Target;
import java.util.Map;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.TabularData;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.support.HeaderFilterStrategyComponent;

/** What an operator sees and does of a component through JMX. Public, because JMX looks at public classes alone. */
public abstract class OperatedComponent extends HeaderFilterStrategyComponent {

    OperatedComponent() {}

    /** What the component's own engine tells. */
    abstract Events events();

    /**
     * The engine.
     *
     * @throws IllegalStateException if the component is not started
     */
    abstract LlmRouter started();

    /**
     * The configuration in force.
     *
     * @throws IllegalStateException if the component built no engine, or is not started
     */
    abstract LiveConfig live();

    /** The router as an operator sees it, as plain values. */
    public abstract Map<String, Object> snapshot();

    @ManagedAttribute(description = "Calls that are over")
    public long getCalls() {
        return events().counters().calls();
    }

    @ManagedAttribute(description = "Calls that ended without an answer")
    public long getFailedCalls() {
        return events().counters().failedCalls();
    }

    @ManagedAttribute(description = "Calls that a last resort answered, or whose answer did not pass verification")
    public long getDegradedCalls() {
        return events().counters().degradedCalls();
    }

    @ManagedAttribute(description = "Attempts: calls of one target with one key")
    public long getAttempts() {
        return events().counters().attempts();
    }

    @ManagedAttribute(description = "Attempts that failed")
    public long getFailedAttempts() {
        return events().counters().failedAttempts();
    }

    @ManagedAttribute(description = "Calls that have begun and are not over, streams that are being read included")
    public int getCallsUnderWay() {
        return started().callsUnderWay();
    }

    @ManagedAttribute(description = "Events that routes were too slow to take")
    public long getDroppedEvents() {
        return events().dropped();
    }

    @ManagedOperation(description = "The targets, with the state of their breakers")
    public TabularData listTargets() throws OpenDataException {
        return new ManagedTable("target", "breaker", "until", "takenOut", "refused", "calls", "failed", "slow")
                .of(snapshot().get("targets"));
    }

    @ManagedOperation(description = "The keys, masked, with what they were used for")
    public TabularData listKeys() throws OpenDataException {
        return new ManagedTable("account", "key", "state", "until", "calls", "inputTokens", "outputTokens", "costUsd")
                .of(snapshot().get("keys"));
    }

    @ManagedOperation(description = "The aliases that have versions, with the one in use")
    public TabularData listAliases() throws OpenDataException {
        return new ManagedTable("alias", "version", "versions").of(snapshot().get("aliases"));
    }

    @ManagedOperation(description = "The experiments, with the state they are in")
    public TabularData listExperiments() throws OpenDataException {
        return new ManagedTable("experiment", "type", "policy", "since", "state", "share", "why", "variants", "tests")
                .of(snapshot().get("experiments"));
    }

    @ManagedOperation(description = "Takes the canary of an experiment back")
    public void rollExperimentBack(String experiment, String why) {
        started().experiments().rollBack(experiment, why);
    }

    @ManagedOperation(description = "Begins an experiment anew, with nothing counted")
    public void restartExperiment(String experiment) {
        started().experiments().restart(experiment);
    }

    @ManagedOperation(description = "Lets no calls through to a target until it is put back")
    public void takeTargetOut(String target, String why) {
        started().operations().takeOut(Target.parse(target), why);
    }

    @ManagedOperation(description = "Lets calls through again to a target that was taken out")
    public void putTargetBack(String target) {
        started().operations().putBack(Target.parse(target));
    }

    @ManagedOperation(description = "Opens a target's breaker until it is closed or reset")
    public void openBreaker(String target) {
        started().operations().openBreaker(Target.parse(target));
    }

    @ManagedOperation(description = "Closes a target's breaker")
    public void closeBreaker(String target) {
        started().operations().closeBreaker(Target.parse(target));
    }

    @ManagedOperation(description = "Makes a target's breaker as if it were new")
    public void resetBreaker(String target) {
        started().operations().resetBreaker(Target.parse(target));
    }

    @ManagedOperation(description = "Has an alias stand for another of its versions, whatever the configuration says")
    public void useAliasVersion(String alias, String version) {
        live().use(alias, version);
    }

    @ManagedOperation(description = "Has an alias stand for what the configuration says again")
    public void followAlias(String alias) {
        live().use(alias, null);
    }
}
