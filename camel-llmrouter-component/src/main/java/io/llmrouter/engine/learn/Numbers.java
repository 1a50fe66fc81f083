package io.llmrouter.engine.learn;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Rows of numbers in a file, each with its length before it. */
final class Numbers {

    /** More than any model has; a larger count is a broken file, and not to be made room for. */
    private static final int MOST = 1 << 27;

    private Numbers() {}

    /** Writes them. */
    record Writer(DataOutputStream out) {

        void text(String text) throws IOException {
            out.writeUTF(text);
        }

        void count(int count) throws IOException {
            out.writeInt(count);
        }

        void bytes(byte[] bytes) throws IOException {
            count(bytes.length);
            out.write(bytes);
        }

        void ints(int[] row) throws IOException {
            count(row.length);
            for (int each : row) {
                out.writeInt(each);
            }
        }

        void floats(float[] row) throws IOException {
            count(row.length);
            for (float each : row) {
                out.writeFloat(each);
            }
        }

        void doubles(double[] row) throws IOException {
            count(row.length);
            for (double each : row) {
                out.writeDouble(each);
            }
        }

        void rows(float[][] rows) throws IOException {
            count(rows.length);
            for (float[] row : rows) {
                floats(row);
            }
        }
    }

    /** Reads them. */
    record Reader(DataInputStream in) {

        String text() throws IOException {
            return in.readUTF();
        }

        int count() throws IOException {
            int count = in.readInt();
            if (count < 0 || count > MOST) {
                throw new IOException("a learned model cannot have " + count + " of anything: the file is broken");
            }
            return count;
        }

        byte[] bytes() throws IOException {
            int count = count();
            byte[] bytes = in.readNBytes(count);
            if (bytes.length < count) {
                throw new IOException("the learned model ends too early: the file is broken");
            }
            return bytes;
        }

        int[] ints() throws IOException {
            int[] row = new int[count()];
            each(row.length, at -> row[at] = in.readInt());
            return row;
        }

        float[] floats() throws IOException {
            float[] row = new float[count()];
            each(row.length, at -> row[at] = in.readFloat());
            return row;
        }

        double[] doubles() throws IOException {
            double[] row = new double[count()];
            each(row.length, at -> row[at] = in.readDouble());
            return row;
        }

        float[][] rows() throws IOException {
            float[][] rows = new float[count()][];
            each(rows.length, at -> rows[at] = floats());
            return rows;
        }

        private static void each(int count, Place place) throws IOException {
            for (int at = 0; at < count; at++) {
                place.read(at);
            }
        }

        /** Reads what is next in a file to a place of a row. */
        private interface Place {
            void read(int at) throws IOException;
        }
    }
}
