package io.llmrouter.examples.email;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.List;

/** A mail server in this process: SMTP and IMAP on free ports, with its mails in memory. */
final class LocalMail implements AutoCloseable {

    static final String DESK = "desk@example.org";
    static final String USER = "desk";
    static final String PASSWORD = "secret";

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
    });

    private LocalMail() {}

    /** Starts one with the mailboxes of the desk and of its drafts. */
    static LocalMail start() {
        LocalMail mail = new LocalMail();
        mail.server.setUser(DESK, USER, PASSWORD);
        mail.server.setUser("drafts@example.org", "drafts", PASSWORD);
        mail.server.start();
        return mail;
    }

    int smtpPort() {
        return server.getSmtp().getPort();
    }

    int imapPort() {
        return server.getImap().getPort();
    }

    /** Where it is, as arguments of the application. */
    List<String> arguments() {
        return List.of(
                "--mail.host=127.0.0.1",
                "--mail.imap-port=" + imapPort(),
                "--mail.smtp-port=" + smtpPort(),
                "--mail.user=" + USER,
                "--mail.password=" + PASSWORD);
    }

    @Override
    public void close() {
        server.stop();
    }
}
