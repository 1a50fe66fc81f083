package io.llmrouter.examples.email;

import io.llmrouter.test.ScriptedProvider;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application as a user starts it, without samples, at a mail server of the test's. */
final class RunningTriage implements AutoCloseable {

    private final ConfigurableApplicationContext application;
    private final AtomicLong done = new AtomicLong();

    private RunningTriage(ConfigurableApplicationContext application) {
        this.application = application;
        application.getBean(CamelContext.class).getManagementStrategy().addEventNotifier(new Counter());
    }

    /** Starts it; properties are written {@code name=value}. */
    static RunningTriage at(LocalMail mail, String... properties) {
        List<String> arguments = new ArrayList<>(mail.arguments());
        arguments.add("--triage.samples=0");
        arguments.add("--triage.poll-interval=100");
        arguments.add("--triage.retry-delay=20");
        for (String property : properties) {
            arguments.removeIf(each -> each.startsWith("--" + property.substring(0, property.indexOf('=') + 1)));
            arguments.add("--" + property);
        }
        return new RunningTriage(new SpringApplicationBuilder(EmailTriage.class).run(arguments.toArray(String[]::new)));
    }

    /** Starts it with the provider in OpenAI's place. */
    static RunningTriage asking(ScriptedProvider provider, LocalMail mail, String... properties) {
        List<String> all = new ArrayList<>(List.of(properties));
        all.add("triage.model=openai/gpt-6-luna");
        all.add("OPENAI_API_KEY=sk-test-0123456789");
        all.add("OPENAI_BASE_URL=" + provider.baseUrl());
        return at(mail, all.toArray(String[]::new));
    }

    /** Sends a plain mail to the desk. */
    static void send(LocalMail mail, String subject, String text) {
        sendRaw(
                mail,
                "From: ellen@example.com\r\nSubject: " + subject + "\r\nMessage-ID: <" + subject.hashCode()
                        + "@example.com>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                        + text + "\r\n");
    }

    /** Sends a mail to the desk as it is. */
    static void sendRaw(LocalMail mail, String source) {
        Session session = Session.getInstance(new Properties());
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage message =
                    new MimeMessage(session, new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)));
            transport.connect("127.0.0.1", mail.smtpPort(), null, null);
            transport.sendMessage(message, InternetAddress.parse(LocalMail.DESK));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The subjects of the mails in a folder of the desk's. */
    static List<String> subjects(LocalMail mail, String folder) {
        return mails(mail, LocalMail.USER, folder).stream().map(Mail::subject).toList();
    }

    /** The mails in a folder. */
    static List<Mail> mails(LocalMail mail, String user, String folder) {
        Properties unseen = new Properties();
        unseen.setProperty("mail.imap.peek", "true");
        try (Store store = Session.getInstance(unseen).getStore("imap")) {
            store.connect("127.0.0.1", mail.imapPort(), user, LocalMail.PASSWORD);
            Folder opened = store.getFolder(folder);
            if (!opened.exists()) {
                return List.of();
            }
            opened.open(Folder.READ_ONLY);
            List<Mail> mails = new ArrayList<>();
            for (Message message : opened.getMessages()) {
                if (!message.isExpunged() && !message.isSet(Flags.Flag.DELETED)) {
                    mails.add(Mail.of(message));
                }
            }
            return mails;
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many mails have left the route, done. */
    long done() {
        return done.get();
    }

    @Override
    public void close() {
        application.close();
    }

    private final class Counter extends EventNotifierSupport {
        @Override
        public void notify(CamelEvent event) {
            if (event instanceof CamelEvent.ExchangeCompletedEvent completed
                    && "triage".equals(completed.getExchange().getFromRouteId())) {
                done.incrementAndGet();
            }
        }
    }

    /** What tests look at in a mail. */
    record Mail(String subject, String error, String reason, String draftFor, String text) {

        static Mail of(Message message) throws MessagingException, IOException {
            return new Mail(
                    String.valueOf(message.getSubject()),
                    header(message, "X-Parked-Error"),
                    header(message, "X-Parked-Reason"),
                    header(message, "X-Draft-For"),
                    new String(message.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }

        private static String header(Message message, String name) throws MessagingException {
            String[] values = message.getHeader(name);
            return values == null ? "" : values[0].replaceAll("\\s+", " ");
        }
    }
}
