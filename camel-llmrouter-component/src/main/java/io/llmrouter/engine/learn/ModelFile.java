package io.llmrouter.engine.learn;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Keeps a {@link QualityModel} in one file: a mark, the version of the form, and its parts in the order of the records, numbers
 * big-endian. A file is replaced whole, so that readers find the old model or the new one.
 */
public final class ModelFile {

    private static final int MARK = 0x4C4C5251;
    private static final int FORM = 1;

    private ModelFile() {}

    /** Writes a model in place of what is there. */
    public static void write(QualityModel model, Path file) throws IOException {
        Path whole = file.toAbsolutePath();
        // Not a temporary file of the system's, which nobody but its owner could read.
        Path fresh = whole.resolveSibling(whole.getFileName() + "." + UUID.randomUUID() + ".new");
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(fresh)))) {
            out.writeInt(MARK);
            out.writeInt(FORM);
            write(model, new Numbers.Writer(out));
        }
        Files.move(fresh, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** How large the file of a model is. */
    public static long bytes(QualityModel model) {
        DataOutputStream out = new DataOutputStream(OutputStream.nullOutputStream());
        try {
            out.writeInt(MARK);
            out.writeInt(FORM);
            write(model, new Numbers.Writer(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.size();
    }

    /**
     * The model of a file.
     *
     * @throws IOException if the file cannot be read, or is none of these
     */
    public static QualityModel read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readInt() != MARK) {
                throw new IOException(file + " is no learned model");
            }
            int form = in.readInt();
            if (form != FORM) {
                throw new IOException(file + " has the form " + form + " of a learned model; this reads form " + FORM);
            }
            return read(new Numbers.Reader(in));
        }
    }

    private static void write(QualityModel model, Numbers.Writer out) throws IOException {
        out.text(model.label());
        out.text(model.embedder());
        out.count(model.models().size());
        for (String each : model.models()) {
            out.text(each);
        }
        out.doubles(model.mean());
        out.doubles(model.blend());
        Frame frame = model.frame();
        out.floats(frame.mean());
        out.rows(frame.directions());
        out.doubles(frame.formMean());
        out.doubles(frame.formSpread());
        Parts parts = model.parts();
        out.floats(new float[] {parts.neighbours().step(), parts.neighbours().length()});
        out.bytes(parts.neighbours().codes());
        out.rows(parts.scores());
        ridge(parts.linear(), out);
        ridge(parts.table().membership(), out);
        out.count(parts.table().scores().length);
        for (double[] row : parts.table().scores()) {
            out.doubles(row);
        }
        out.floats(model.calibration().distances());
        out.rows(model.calibration().qualities());
        out.ints(model.calibration().tokens());
    }

    private static QualityModel read(Numbers.Reader in) throws IOException {
        String label = in.text();
        String embedder = in.text();
        List<String> models = new ArrayList<>();
        int count = in.count();
        for (int at = 0; at < count; at++) {
            models.add(in.text());
        }
        double[] mean = in.doubles();
        double[] blend = in.doubles();
        Frame frame = new Frame(in.floats(), in.rows(), in.doubles(), in.doubles());
        float[] shape = in.floats();
        Parts parts =
                new Parts(new Neighbours(shape[0], (int) shape[1], in.bytes()), in.rows(), ridge(in), clusters(in));
        Calibration calibration = new Calibration(in.floats(), in.rows(), in.ints());
        return new QualityModel(label, embedder, models, mean, frame, parts, blend, calibration);
    }

    private static void ridge(Ridge ridge, Numbers.Writer out) throws IOException {
        out.floats(ridge.centre());
        out.floats(ridge.scale());
        out.doubles(ridge.base());
        out.rows(ridge.slopes());
    }

    private static Ridge ridge(Numbers.Reader in) throws IOException {
        return new Ridge(in.floats(), in.floats(), in.doubles(), in.rows());
    }

    private static ClusterTable clusters(Numbers.Reader in) throws IOException {
        Ridge membership = ridge(in);
        double[][] scores = new double[in.count()][];
        for (int at = 0; at < scores.length; at++) {
            scores[at] = in.doubles();
        }
        return new ClusterTable(membership, scores);
    }
}
