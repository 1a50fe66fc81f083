package io.llmrouter.examples.email;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** Starts the example, with a mail server of its own unless {@code MAIL_HOST} names another; sends the samples. */
@SpringBootApplication(proxyBeanMethods = false)
public class EmailTriage {

    private static final Logger LOG = LoggerFactory.getLogger("triage");

    /** Starts it. */
    public static void main(String... arguments) {
        List<String> all = new ArrayList<>();
        if (System.getenv("MAIL_HOST") == null) {
            all.addAll(LocalMail.start().arguments());
        }
        all.addAll(List.of(arguments));
        SpringApplication.run(EmailTriage.class, all.toArray(String[]::new));
    }

    @Bean
    Desk desk(@Value("${triage.drafts-to}") String drafts) {
        return new Desk(drafts);
    }

    @EventListener
    void ready(ApplicationReadyEvent event) throws IOException {
        Environment environment = event.getApplicationContext().getEnvironment();
        LOG.info(
                "Mails to {} are sorted: SMTP {}:{}, IMAP {}:{} (user {}); drafts of replies go to {}",
                LocalMail.DESK,
                environment.getProperty("mail.host"),
                environment.getProperty("mail.smtp-port"),
                environment.getProperty("mail.host"),
                environment.getProperty("mail.imap-port"),
                environment.getProperty("mail.user"),
                environment.getProperty("triage.drafts-to"));
        int sent = 0;
        for (int i = 0; i < environment.getRequiredProperty("triage.samples", Integer.class); i++) {
            sent += new Samples(environment).send();
        }
        LOG.info("Sent {} sample mails; stop with Ctrl-C", sent);
    }
}
