package io.llmrouter.engine.feature.onnx;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a text's words as BERT's uncased vocabularies are spelled: without control characters, accents and capitals;
 * signs of punctuation and Chinese characters are words of their own.
 */
final class Spelling {

    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();

    private Spelling() {}

    static List<String> words(String text) {
        Spelling spelling = new Spelling();
        // The text first loses what is invisible, then its letters their accents.
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().filter(Spelling::isVisible).forEach(visible::appendCodePoint);
        Normalizer.normalize(visible, Normalizer.Form.NFD).codePoints().forEach(spelling::read);
        spelling.endWord();
        return spelling.words;
    }

    private static boolean isVisible(int point) {
        return point != 0xFFFD && (isBlank(point) || !isControl(point));
    }

    private void read(int point) {
        if (isBlank(point)) {
            endWord();
        } else if (isPunctuation(point) || isChinese(point)) {
            endWord();
            word.appendCodePoint(point);
            endWord();
        } else if (Character.getType(point) != Character.NON_SPACING_MARK) {
            word.appendCodePoint(Character.toLowerCase(point));
        }
    }

    private void endWord() {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private static boolean isBlank(int point) {
        return point == '\t' || point == '\n' || point == '\r' || Character.isSpaceChar(point);
    }

    private static boolean isControl(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static boolean isPunctuation(int point) {
        boolean ascii = point < 0x80 && point > ' ' && point < 0x7F && !Character.isLetterOrDigit(point);
        return ascii
                || switch (Character.getType(point)) {
                    case Character.CONNECTOR_PUNCTUATION,
                            Character.DASH_PUNCTUATION,
                            Character.START_PUNCTUATION,
                            Character.END_PUNCTUATION,
                            Character.INITIAL_QUOTE_PUNCTUATION,
                            Character.FINAL_QUOTE_PUNCTUATION,
                            Character.OTHER_PUNCTUATION -> true;
                    default -> false;
                };
    }

    private static boolean isChinese(int point) {
        return within(point, 0x4E00, 0x9FFF)
                || within(point, 0x3400, 0x4DBF)
                || within(point, 0x20000, 0x2A6DF)
                || within(point, 0x2A700, 0x2B81F)
                || within(point, 0x2B920, 0x2CEAF)
                || within(point, 0xF900, 0xFAFF)
                || within(point, 0x2F800, 0x2FA1F);
    }

    private static boolean within(int point, int first, int last) {
        return point >= first && point <= last;
    }
}
