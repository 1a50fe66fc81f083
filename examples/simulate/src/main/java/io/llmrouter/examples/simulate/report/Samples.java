package io.llmrouter.examples.simulate.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of every request under one policy, in columns, by the order they came in: a million take some 50 MB. Filled by
 * one thread at a time. */
public final class Samples {

    private static final int FIRST = 1024;

    private final String policy;
    private final List<String> targets = new ArrayList<>();
    private final Map<String, Integer> failures = new TreeMap<>();
    private final Map<String, Integer> breaks = new TreeMap<>();
    private final BitSet broken = new BitSet();
    private long[] at = new long[FIRST];
    private long[] latency = new long[FIRST];
    private long[] firstToken = new long[FIRST];
    private long[] cost = new long[FIRST];
    private double[] quality = new double[FIRST];
    private byte[] attempts = new byte[FIRST];
    private short[] target = new short[FIRST];
    private int size;

    /** Has none yet. */
    public Samples(String policy) {
        this.policy = policy;
    }

    /** Writes a request down. */
    public void add(Sample sample) {
        int number = sample.number();
        while (number >= at.length) {
            grow();
        }
        size = Math.max(size, number + 1);
        at[number] = sample.atNanos();
        latency[number] = sample.latencyNanos();
        cost[number] = sample.costNanos();
        attempts[number] = (byte) Math.min(sample.attempts(), Byte.MAX_VALUE);
        ended(number, sample.ending());
    }

    private void ended(int number, Sample.Ending ending) {
        firstToken[number] = ending.firstNanos();
        quality[number] = ending.quality();
        target[number] = ending.target().isEmpty() ? -1 : index(ending.target());
        broken.set(number, ending.isBroken());
        if (!ending.failure().isEmpty()) {
            (ending.isBroken() ? breaks : failures).merge(ending.failure(), 1, Integer::sum);
        }
    }

    private short index(String name) {
        int known = targets.indexOf(name);
        if (known < 0) {
            targets.add(name);
        }
        return (short) (known < 0 ? targets.size() - 1 : known);
    }

    private void grow() {
        int length = at.length * 2;
        at = Arrays.copyOf(at, length);
        latency = Arrays.copyOf(latency, length);
        firstToken = Arrays.copyOf(firstToken, length);
        cost = Arrays.copyOf(cost, length);
        quality = Arrays.copyOf(quality, length);
        attempts = Arrays.copyOf(attempts, length);
        target = Arrays.copyOf(target, length);
    }

    /** Why requests were not answered, and how many; without streams that had begun. */
    public Map<String, Integer> failures() {
        return Collections.unmodifiableMap(failures);
    }

    /** Why streams broke off, and how many. */
    public Map<String, Integer> breaks() {
        return Collections.unmodifiableMap(breaks);
    }

    /** The policy that decided. */
    public String policy() {
        return policy;
    }

    /** How many requests there were. */
    public int size() {
        return size;
    }

    /** The targets that answered, in the order of their first answer. */
    public List<String> targets() {
        return List.copyOf(targets);
    }

    /** The number of the first request that came at that time, in nanoseconds since the beginning, or later. */
    int firstFrom(long nanos) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at[middle] < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** When a request came, in nanoseconds since the beginning. */
    public long at(int number) {
        return at[number];
    }

    /** How long it took to be answered, or given up, in nanoseconds. */
    public long latency(int number) {
        return latency[number];
    }

    /** How long the first token of its stream took, in nanoseconds; negative when none was read. */
    public long firstToken(int number) {
        return firstToken[number];
    }

    /** What it cost, in nano-USD. */
    public long cost(int number) {
        return cost[number];
    }

    /** How good its answer is, from 0 to 1; 0 when there is none. */
    public double quality(int number) {
        return quality[number];
    }

    /** How many calls were made for it. */
    public int attempts(int number) {
        return attempts[number];
    }

    /** Which of {@link #targets()} answered, or began to; -1 when none did. */
    public int target(int number) {
        return target[number];
    }

    /** Whether it was answered, and the answer is whole. */
    public boolean isAnswered(int number) {
        return target[number] >= 0 && !broken.get(number);
    }

    /** Whether it was answered by a stream that broke off. */
    public boolean isBroken(int number) {
        return broken.get(number);
    }
}
