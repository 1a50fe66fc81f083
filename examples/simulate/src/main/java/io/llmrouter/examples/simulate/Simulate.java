package io.llmrouter.examples.simulate;

import io.llmrouter.examples.simulate.report.PolicyFigures;
import io.llmrouter.examples.simulate.report.Report;
import io.llmrouter.examples.simulate.report.ReportFiles;
import io.llmrouter.examples.simulate.report.Samples;
import io.llmrouter.examples.simulate.report.Span;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command: plays a scenario under each of its policies and writes what came of it. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Plays a scenario's traffic under each of its policies, in virtual time.")
public final class Simulate implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "SCENARIO", description = "the scenario's YAML file")
    @Nullable
    Path file;

    @Option(names = "--out", paramLabel = "FOLDER", description = "where the report goes; target/simulate without it")
    Path out = Path.of("target", "simulate");

    @Option(names = "--requests", description = "so many requests instead of the scenario's, in less or more time")
    int requests;

    @Option(names = "--seed", description = "other draws than the scenario's")
    @Nullable
    Long seed;

    @Option(names = "--lessons", description = "so many prompts to learn from instead of the scenario's")
    int lessons;

    @Option(names = "--policies", split = ",", description = "only these policies")
    @Nullable
    List<String> only;

    @Option(names = "--parallel", description = "how many policies are played side by side; 2 without it")
    int parallel = 2;

    /** Runs the command; the exit code is 0 if there is a report. */
    public static void main(String[] args) {
        System.exit(command().execute(args));
    }

    /** The command line; what goes wrong is said in one line. */
    static CommandLine command() {
        return new CommandLine(new Simulate()).setExecutionExceptionHandler((thrown, command, parsed) -> {
            command.getErr().println(thrown.getMessage());
            return command.getCommandSpec().exitCodeOnExecutionException();
        });
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (file == null || spec == null) {
            throw new IllegalStateException("the command was not parsed");
        }
        Scenario read = ScenarioFile.read(file);
        ScenarioFile.checkRouter(read, file);
        Scenario sized = requests > 0 ? read.withRequests(requests) : read;
        Scenario taught = lessons > 0 ? sized.withLessons(lessons) : sized;
        Scenario scenario = seed == null ? taught : taught.withSeed(seed);
        Simulation simulation = new Simulation(scenario, file.toAbsolutePath());
        List<String> policies = only == null ? simulation.policies() : only;
        long begun = System.nanoTime();
        List<Samples> runs = simulation.run(policies, parallel);
        Report report = Report.of(title(scenario, policies), runs, spans(scenario));
        ReportFiles.write(report, out);
        tell(
                report,
                Duration.ofNanos(System.nanoTime() - begun),
                spec.commandLine().getOut());
        return 0;
    }

    private static Report.Title title(Scenario scenario, List<String> policies) {
        String baseline = scenario.baseline();
        return new Report.Title(
                scenario.name(), scenario.about(), scenario.seed(), baseline == null ? policies.get(0) : baseline);
    }

    /** When something is wrong, and when more come than usual. */
    static List<Span> spans(Scenario scenario) {
        List<Span> spans = new ArrayList<>();
        for (Incident incident : scenario.incidents()) {
            spans.add(new Span(incident.name(), incident.at().toNanos(), incident.endNanos()));
        }
        for (Scenario.Spike spike : scenario.traffic().spikes()) {
            long from = spike.at().toNanos();
            spans.add(new Span(
                    "spike × " + spike.times(), from, from + spike.lasts().toNanos()));
        }
        return spans;
    }

    private void tell(Report report, Duration took, PrintWriter to) {
        to.println(report.name());
        to.print(report.summary());
        long all = report.policies().stream().mapToLong(PolicyFigures::requests).sum();
        to.printf(
                Locale.ROOT, "%d requests in %.1f s; see %s%n", all, took.toMillis() / 1e3, out.resolve("report.html"));
        to.flush();
    }
}
