package io.llmrouter.camel.attachment;

import java.io.IOException;
import java.io.StringWriter;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/** The text of a PDF file, in reading order. */
final class PdfText {

    private PdfText() {}

    /**
     * Reads it.
     *
     * @param limit the most characters
     * @throws UnreadableException if it is encrypted, broken, without text, or longer
     */
    static String of(byte[] pdf, int limit) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            if (!document.getCurrentAccessPermission().canExtractContent()) {
                throw new UnreadableException("the PDF file does not allow its text to be taken out");
            }
            return text(document, limit);
        } catch (InvalidPasswordException e) {
            throw new UnreadableException("the PDF file is encrypted with a password", e);
        } catch (IOException e) {
            throw new UnreadableException("the PDF file is broken: " + e.getMessage(), e);
        }
    }

    private static String text(PDDocument document, int limit) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setLineSeparator("\n");
        Bounded text = new Bounded(limit);
        stripper.writeText(document, text);
        if (text.toString().isBlank()) {
            throw new UnreadableException("the PDF file has no text on its " + document.getNumberOfPages()
                    + " pages, which may be scanned: attachmentPdf=document sends it as it is");
        }
        return text.toString();
    }

    /** Small files can hold endless text. */
    private static final class Bounded extends StringWriter {
        private final int limit;

        Bounded(int limit) {
            this.limit = limit;
        }

        @Override
        public void write(String text) {
            if (getBuffer().length() + text.length() > limit) {
                throw new UnreadableException("the text of the PDF file is longer than maxAttachmentSize=" + limit);
            }
            super.write(text);
        }
    }
}
