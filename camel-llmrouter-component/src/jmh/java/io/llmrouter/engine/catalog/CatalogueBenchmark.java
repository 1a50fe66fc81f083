package io.llmrouter.engine.catalog;

import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What the catalogue costs an application that starts: each shot in a fresh virtual machine, nothing warmed up. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(10)
public class CatalogueBenchmark {

    /** Summed up over the shots: the heap that is still in use after each, in KiB, and its processor time. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Kept {
        public long keptKiB;
        public long cpuMicros;
        private long heap;
        private long cpu;

        @Setup(Level.Iteration)
        public void before() throws IOException {
            // an application has read JSON before it asks for a model
            Json.mapper().readTree("{\"a\":[1.5]}");
            heap = used();
            cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }

        @TearDown(Level.Iteration)
        public void after() {
            cpuMicros = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1000;
            keptKiB = (used() - heap) / 1024;
        }

        private static long used() {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            return runtime.totalMemory() - runtime.freeMemory();
        }
    }

    /** Open it and find one model. */
    @Benchmark
    public ModelCard findsOne(Kept kept) {
        return Catalogue.builtIn().find("openai/gpt-5-mini").orElseThrow();
    }

    /** Open it and read the cards of a vendor with a hundred models, as an account of it does. */
    @Benchmark
    public Collection<ModelCard> listsAVendor(Kept kept) {
        Catalogue catalogue = Catalogue.builtIn();
        return catalogue.ids().stream()
                .filter(id -> id.startsWith("openai/"))
                .map(id -> catalogue.find(id).orElseThrow())
                .toList();
    }

    /** Open it and read every card there is. */
    @Benchmark
    public Collection<ModelCard> readsAll(Kept kept) {
        return Catalogue.builtIn().cards();
    }
}
