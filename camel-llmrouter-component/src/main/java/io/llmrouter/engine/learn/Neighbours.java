package io.llmrouter.engine.learn;

import java.util.List;

/**
 * Vectors of which the nearest can be found. Each number is kept in a byte; a search compares with all of them, and is exact
 * but for the rounding. Distances are squares, in steps of the rounding.
 *
 * @param step what one of a byte stands for
 * @param length of each vector
 * @param codes the vectors, one behind the other
 */
record Neighbours(float step, int length, byte[] codes) {

    /** So many of the nearest, with their distances; in no order. */
    record Found(int[] at, int[] distance, int count) {

        int nearest() {
            int nearest = Integer.MAX_VALUE;
            for (int each = 0; each < count; each++) {
                nearest = Math.min(nearest, distance[each]);
            }
            return nearest;
        }

        double mean() {
            double sum = 0;
            for (int each = 0; each < count; each++) {
                sum += distance[each];
            }
            return count == 0 ? 0 : sum / count;
        }
    }

    /** Those to be left out of a search. */
    @FunctionalInterface
    interface Except {
        boolean is(int at);
    }

    static Neighbours of(List<float[]> vectors) {
        float most = 1e-9f;
        for (float[] vector : vectors) {
            for (float each : vector) {
                most = Math.max(most, Math.abs(each));
            }
        }
        float step = most / Byte.MAX_VALUE;
        int length = vectors.get(0).length;
        byte[] codes = new byte[vectors.size() * length];
        for (int at = 0; at < vectors.size(); at++) {
            for (int each = 0; each < length; each++) {
                codes[at * length + each] = (byte) Math.round(vectors.get(at)[each] / step);
            }
        }
        return new Neighbours(step, length, codes);
    }

    int size() {
        return codes.length / length;
    }

    /** The square distance in the unit of the vectors. */
    double distance(double steps) {
        return steps * step * step;
    }

    Found nearest(float[] vector, int count, Except except) {
        int[] query = new int[length];
        for (int each = 0; each < length; each++) {
            query[each] = Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, Math.round(vector[each] / step)));
        }
        Heap heap = new Heap(count);
        int size = size();
        for (int at = 0; at < size; at++) {
            int distance = distance(query, at * length);
            if (distance < heap.farthest() && !except.is(at)) {
                heap.add(at, distance);
            }
        }
        return heap.found();
    }

    private int distance(int[] query, int from) {
        int sum = 0;
        for (int each = 0; each < query.length; each++) {
            int off = query[each] - codes[from + each];
            sum += off * off;
        }
        return sum;
    }

    /** The nearest so far, the farthest of them on top. */
    private static final class Heap {
        private final int[] at;
        private final int[] distance;
        private int count;

        Heap(int size) {
            at = new int[size];
            distance = new int[size];
        }

        int farthest() {
            return count < at.length ? Integer.MAX_VALUE : distance[0];
        }

        void add(int which, int far) {
            if (count < at.length) {
                rise(count++, which, far);
            } else {
                sink(which, far);
            }
        }

        private void rise(int from, int which, int far) {
            int hole = from;
            while (hole > 0 && distance[(hole - 1) / 2] < far) {
                move(hole, (hole - 1) / 2);
                hole = (hole - 1) / 2;
            }
            put(hole, which, far);
        }

        private void sink(int which, int far) {
            int hole = 0;
            int child = larger(hole);
            while (child < count && distance[child] > far) {
                move(hole, child);
                hole = child;
                child = larger(hole);
            }
            put(hole, which, far);
        }

        private int larger(int parent) {
            int left = 2 * parent + 1;
            return left + 1 < count && distance[left + 1] > distance[left] ? left + 1 : left;
        }

        private void move(int to, int from) {
            put(to, at[from], distance[from]);
        }

        private void put(int hole, int which, int far) {
            at[hole] = which;
            distance[hole] = far;
        }

        Found found() {
            return new Found(at, distance, count);
        }
    }
}
