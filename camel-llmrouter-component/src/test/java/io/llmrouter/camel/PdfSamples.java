package io.llmrouter.camel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** PDF files for tests. */
final class PdfSamples {

    private PdfSamples() {}

    /** One page for each text; a blank one for an empty text. */
    static byte[] pages(String... texts) throws IOException {
        try (PDDocument document = document(texts)) {
            return bytes(document);
        }
    }

    /** A file that asks for a password. */
    static byte[] encrypted() throws IOException {
        return protectedBy("reader", new AccessPermission());
    }

    /** A file that opens for everybody, but keeps its text. */
    static byte[] closed() throws IOException {
        AccessPermission nothing = new AccessPermission();
        nothing.setCanExtractContent(false);
        return protectedBy("", nothing);
    }

    private static byte[] protectedBy(String password, AccessPermission permission) throws IOException {
        try (PDDocument document = document("secret")) {
            document.protect(new StandardProtectionPolicy("owner", password, permission));
            return bytes(document);
        }
    }

    private static PDDocument document(String... texts) throws IOException {
        PDDocument document = new PDDocument();
        for (String text : texts) {
            PDPage page = new PDPage();
            document.addPage(page);
            if (!text.isEmpty()) {
                write(document, page, text);
            }
        }
        return document;
    }

    private static void write(PDDocument document, PDPage page, String text) throws IOException {
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
            content.newLineAtOffset(72, 700);
            content.showText(text);
            content.endText();
        }
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }
}
