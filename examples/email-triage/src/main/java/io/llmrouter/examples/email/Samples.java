package io.llmrouter.examples.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Sends the sample mails by SMTP. */
final class Samples {

    private final Session session;

    Samples(Environment environment) {
        Properties smtp = new Properties();
        smtp.setProperty("mail.smtp.host", environment.getRequiredProperty("mail.host"));
        smtp.setProperty("mail.smtp.port", environment.getRequiredProperty("mail.smtp-port"));
        session = Session.getInstance(smtp);
    }

    int send() throws IOException {
        Resource[] samples = new PathMatchingResourcePatternResolver().getResources("classpath:samples/*.eml");
        for (Resource sample : samples) {
            try (InputStream bytes = sample.getInputStream()) {
                Transport.send(new MimeMessage(session, bytes), InternetAddress.parse(LocalMail.DESK));
            } catch (MessagingException e) {
                throw new IOException("the sample " + sample.getFilename() + " was not sent", e);
            }
        }
        return samples.length;
    }
}
