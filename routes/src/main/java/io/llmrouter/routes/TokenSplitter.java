package io.llmrouter.routes;

import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.model.ChatRequest;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits a text into parts of so many tokens by the engine's estimate, at the ends of sentences where there are any, each
 * part beginning with the last sentences of the one before. Immutable.
 *
 * @param most tokens of a part
 * @param overlap tokens that two neighbours share at most
 */
record TokenSplitter(int most, int overlap) {

    TokenSplitter {
        if (most < 1 || overlap < 0 || overlap * 2 > most) {
            throw new IllegalArgumentException("an overlap of " + overlap + " is more than half of " + most);
        }
    }

    /** How many tokens a text has, about. */
    static long tokens(String text) {
        return RequestFeatures.of(ChatRequest.of(text), false).inputTokens();
    }

    /** The parts, in order; one for a text that fits. */
    List<String> split(String text) {
        if (tokens(text) <= most) {
            return List.of(text);
        }
        List<String> parts = new ArrayList<>();
        List<String> part = new ArrayList<>();
        long size = 0;
        for (String sentence : sentences(text)) {
            long length = tokens(sentence);
            if (size + length > most && !part.isEmpty()) {
                parts.add(String.join("", part));
                part = tail(part, most - length);
                size = part.stream().mapToLong(TokenSplitter::tokens).sum();
            }
            part.add(sentence);
            size += length;
        }
        parts.add(String.join("", part));
        return parts;
    }

    private List<String> tail(List<String> part, long room) {
        List<String> tail = new ArrayList<>();
        long size = 0;
        for (int at = part.size() - 1; at >= 0; at--) {
            size += tokens(part.get(at));
            if (size > Math.min(overlap, room)) {
                break;
            }
            tail.add(0, part.get(at));
        }
        return tail;
    }

    private List<String> sentences(String text) {
        List<String> pieces = new ArrayList<>();
        BreakIterator ends = BreakIterator.getSentenceInstance(Locale.ROOT);
        ends.setText(text);
        int start = ends.first();
        for (int end = ends.next(); end != BreakIterator.DONE; end = ends.next()) {
            addPieces(text.substring(start, end), pieces);
            start = end;
        }
        return pieces;
    }

    /** A sentence, halved until its halves fit: a table or a minified file has no sentences. */
    private void addPieces(String sentence, List<String> pieces) {
        if (tokens(sentence) <= Math.max(most / 2, 1) || sentence.length() < 2) {
            pieces.add(sentence);
            return;
        }
        int middle = sentence.offsetByCodePoints(0, sentence.codePointCount(0, sentence.length()) / 2);
        if (middle == 0) {
            pieces.add(sentence);
            return;
        }
        int space = sentence.lastIndexOf(' ', middle);
        int cut = space > middle / 2 ? space + 1 : middle;
        addPieces(sentence.substring(0, cut), pieces);
        addPieces(sentence.substring(cut), pieces);
    }
}
