package io.llmrouter.examples.archive;

import io.llmrouter.camel.LlmRouterConstants;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.apache.camel.Message;

/**
 * A file on the way to its one answer. In the first round the parts of the file are asked about, in each further round
 * the parts of what the round before said, until a round has one part. Not thread-safe: one file is read in one thread.
 */
final class Reading {

    /** Answers are far shorter than parts, so that three rounds do for gigabytes. */
    private static final int MOST_ROUNDS = 8;

    private final int partCharacters;
    private Parts parts;
    private StringBuilder said = new StringBuilder();
    private int answers;
    private int rounds;
    private Cost cost = Cost.NONE;
    private String model = "";
    private boolean degraded;

    /** Opens a file. */
    Reading(ArchiveFile file, int partCharacters) throws IOException {
        this.partCharacters = partCharacters;
        this.parts = new Parts(
                new InputStreamReader(Files.newInputStream(file.path()), StandardCharsets.UTF_8.newDecoder()),
                partCharacters);
    }

    /**
     * Looks into the file.
     *
     * @throws Unreadable if there is no text in it
     */
    void begin() {
        if (!parts.hasNext()) {
            throw new Unreadable("there is no text in it");
        }
    }

    /** Whether there is to be another round. After a part that failed there is none: a loop asks before it ends. */
    boolean isUnfinished() {
        return rounds == 0 || answers > 1 && answers == parts.given();
    }

    /** The parts of the next round. */
    Parts parts() {
        if (rounds++ > 0) {
            if (rounds > MOST_ROUNDS) {
                throw new Unreadable("the answers about its parts do not become fewer");
            }
            parts = new Parts(new StringReader(said.toString()), partCharacters);
            said = new StringBuilder();
            answers = 0;
        }
        return parts;
    }

    /** Adds what a model said of a part. */
    void add(Message message) {
        answers++;
        said.append(message.getBody(String.class)).append("\n\n");
        cost = cost.plus(Cost.of(message));
        model = message.getHeader(LlmRouterConstants.ACCOUNT, String.class) + "/"
                + message.getHeader(LlmRouterConstants.MODEL, String.class);
        degraded |= message.getHeader(LlmRouterConstants.DEGRADED) != null;
    }

    String answer() {
        return said.toString().strip();
    }

    Cost cost() {
        return cost;
    }

    /** Who answered last. */
    String model() {
        return model;
    }

    /** Whether a last resort answered any part. */
    boolean degraded() {
        return degraded;
    }

    void close() throws IOException {
        parts.close();
    }
}
