package io.llmrouter.examples.simulate;

import io.llmrouter.examples.simulate.report.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays a scenario under each of its policies: the same traffic, and the same luck, for each. */
final class Simulation {

    private final Scenario scenario;
    private final Path file;
    private final Prompts prompts;

    /** Plays that scenario; its log of traffic is beside that file, if it has one. */
    Simulation(Scenario scenario, Path file) {
        this.scenario = scenario;
        this.file = file;
        this.prompts = Prompts.builtIn(scenario.traffic().unseen());
    }

    /** The names of its policies, in the order of the file. */
    List<String> policies() {
        return scenario.router().get("policies") instanceof Map<?, ?> given
                ? given.keySet().stream().map(String::valueOf).toList()
                : List.of("default");
    }

    /** What came of every request, by policy, with so many policies side by side. */
    List<Samples> run(List<String> policies, int sideBySide) throws InterruptedException {
        ExecutorService runs = Executors.newFixedThreadPool(sideBySide);
        try (Lessons lessons = Lessons.of(scenario, prompts)) {
            List<Future<Samples>> pending = new ArrayList<>();
            for (String policy : policies) {
                pending.add(
                        runs.submit(() -> new PolicyRun(scenario, policy, lessons, traffic(), daemons(policy)).run()));
            }
            List<Samples> all = new ArrayList<>();
            for (Future<Samples> each : pending) {
                all.add(each.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the simulation failed: " + e.getMessage(), e);
        } finally {
            runs.shutdownNow();
        }
    }

    private Iterator<Ask> traffic() {
        Scenario.Traffic traffic = scenario.traffic();
        return traffic.log() == null
                ? new Arrivals(traffic, prompts, scenario.seed())
                : LoggedTraffic.read(
                        file.resolveSibling(traffic.log()), traffic.requests(), traffic.streamed(scenario.seed()));
    }

    private static ThreadFactory daemons(String policy) {
        AtomicInteger number = new AtomicInteger();
        return action -> {
            Thread thread = new Thread(action, policy + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
