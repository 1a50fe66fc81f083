package io.llmrouter.examples.quickstart;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.SharedFileInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a mail message: who, what and when, its text, and the names and sizes of what is attached. */
final class MailFile implements DocumentReader {

    private final Session session = Session.getInstance(new Properties());

    @Override
    public Map<String, Object> read(Path file, TextMeter text) {
        try (SharedFileInputStream bytes = new SharedFileInputStream(file.toFile())) {
            MimeMessage mail = new MimeMessage(session, bytes);
            if (Stream.of("From", "To", "Subject", "Date").allMatch(name -> header(mail, name) == null)) {
                throw Unprocessable.broken("not readable as mail: it has no sender, recipient, subject or date");
            }
            MailBody body = MailBody.of(mail);
            Map<String, Object> facts = envelope(mail);
            facts.put("attachments", body.attachments());
            text.add(String.valueOf(facts.get("subject"))).add("\n\n").add(body.text());
            return Map.of("mail", facts);
        } catch (MessagingException | IOException e) {
            throw Unprocessable.broken("not readable as mail", e);
        }
    }

    private static Map<String, Object> envelope(MimeMessage mail) throws MessagingException {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("from", String.join(", ", addresses(mail, "From")));
        facts.put("to", addresses(mail, "To"));
        facts.put("cc", addresses(mail, "Cc"));
        facts.put("subject", decoded(header(mail, "Subject")));
        facts.put(
                "date",
                mail.getSentDate() == null
                        ? decoded(header(mail, "Date"))
                        : mail.getSentDate().toInstant().toString());
        return facts;
    }

    private static List<String> addresses(MimeMessage mail, String header) {
        String raw = header(mail, header);
        if (raw == null) {
            return List.of();
        }
        try {
            return Stream.of(InternetAddress.parseHeader(raw, false))
                    .map(MailFile::shown)
                    .toList();
        } catch (AddressException asWritten) {
            return List.of(decoded(raw));
        }
    }

    private static String shown(InternetAddress address) {
        return address.getPersonal() == null
                ? address.getAddress()
                : address.getPersonal() + " <" + address.getAddress() + ">";
    }

    private static @Nullable String header(MimeMessage mail, String name) {
        try {
            return mail.getHeader(name, ", ");
        } catch (MessagingException e) {
            throw Unprocessable.broken("not readable as mail", e);
        }
    }

    private static String decoded(@Nullable String raw) {
        if (raw == null) {
            return "";
        }
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(raw));
        } catch (UnsupportedEncodingException asWritten) {
            return raw;
        }
    }
}
