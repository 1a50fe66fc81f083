package io.llmrouter.examples.email;

import static io.llmrouter.examples.email.RunningTriage.mails;
import static io.llmrouter.examples.email.RunningTriage.subjects;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TriageTest {

    static final String ANSWER =
            """
            {"category": "order", "urgency": "low", "summary": "Somebody orders paper.", "reply": "Dear Ellen, thank you."}\
            """;

    @RegisterExtension
    static final ScriptedProvider OPENAI = ScriptedProvider.replies(request -> Reply.text(ANSWER));

    private LocalMail mail;

    @BeforeAll
    static void patient() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        // A mail may be expunged while it is looked at.
        Awaitility.ignoreExceptionsByDefault();
    }

    @BeforeEach
    void start() {
        mail = LocalMail.start();
    }

    @AfterEach
    void stop() {
        mail.close();
    }

    @Test
    void sortsTheSamplesAndDraftsRepliesWithoutAKey() {
        try (RunningTriage app = RunningTriage.at(mail, "triage.samples=1")) {
            await().until(() -> subjects(mail, "INBOX").isEmpty()
                    && mails(mail, "drafts", "INBOX").size() == 4);

            assertThat(subjects(mail, "Complaints")).containsExactly("The lamp is broken");
            assertThat(subjects(mail, "Invoices")).containsExactly("Invoice 2026-117");
            assertThat(subjects(mail, "Meetings")).containsExactly("Reading group moved");
            assertThat(subjects(mail, "Orders")).containsExactly("Order of tools");
            assertThat(mails(mail, "desk", "Parked")).hasSize(1);
            assertThat(mails(mail, "drafts", "INBOX")).anySatisfy(draft -> {
                assertThat(draft.subject()).isEqualTo("Draft: Re: The lamp is broken");
                assertThat(draft.draftFor()).isEqualTo("Ellen Berg <ellen@example.com>");
                assertThat(draft.text()).startsWith("Thank you").contains("We read it like this", "arrived broken");
            });
        }
    }

    @Test
    void asksWithWhatIsAttachedAndTakesTheReplyOfTheModel() {
        OPENAI.reply(request -> Reply.text(ANSWER));
        try (RunningTriage app = RunningTriage.asking(OPENAI, mail)) {
            RunningTriage.sendRaw(
                    mail,
                    """
                    From: ellen@example.com
                    Subject: Paper
                    MIME-Version: 1.0
                    Content-Type: multipart/mixed; boundary=here

                    --here
                    Content-Type: text/plain

                    See the table.
                    --here
                    Content-Type: text/csv
                    Content-Disposition: attachment; filename="paper.csv"

                    item,sheets
                    paper,5000
                    --here--
                    """
                            .replace("\n", "\r\n"));
            await().until(() -> subjects(mail, "Orders").contains("Paper"));

            assertThat(OPENAI.requests().get(0).body().toString())
                    .contains("Subject: Paper", "See the table.", "paper.csv", "paper,5000", "json_schema");
            assertThat(mails(mail, "drafts", "INBOX")).singleElement().satisfies(draft -> assertThat(draft.text())
                    .startsWith("Dear Ellen, thank you."));
            assertThat(subjects(mail, "INBOX")).isEmpty();
        }
    }

    @Test
    void parksPoisonMailWithItsReasonAndGoesOn() {
        OPENAI.reply(request -> Reply.text(ANSWER));
        try (RunningTriage app = RunningTriage.asking(OPENAI, mail)) {
            RunningTriage.send(mail, "blank", " ");
            RunningTriage.sendRaw(
                    mail,
                    "From: x@example.com\r\nSubject: broken\r\nMIME-Version: 1.0\r\n"
                            + "Content-Type: text/plain; charset=no-such-charset\r\n\r\nNobody reads this.\r\n");
            RunningTriage.send(mail, "sound", "I order paper.");
            await().until(() -> subjects(mail, "Parked").size() == 2
                    && subjects(mail, "Orders").size() == 1);

            assertThat(subjects(mail, "Orders")).containsExactly("sound");
            assertThat(mails(mail, "desk", "Parked")).anySatisfy(parked -> {
                assertThat(parked.subject()).isEqualTo("blank");
                assertThat(parked.error()).isEqualTo("IllegalArgumentException");
                assertThat(parked.reason()).isEqualTo("there is nothing in the mail to read");
            });
            assertThat(mails(mail, "desk", "Parked")).anySatisfy(parked -> {
                assertThat(parked.subject()).isEqualTo("broken");
                assertThat(parked.reason()).contains("no-such-charset");
            });
            await().until(() -> subjects(mail, "INBOX").isEmpty());
        }
    }

    @Test
    void parksAMailWhoseAnswerIsNotAsAsked() {
        OPENAI.reply(request -> Reply.text("{\"category\": \"purple\", \"urgency\": \"low\", \"summary\": \"-\"}"));
        try (RunningTriage app = RunningTriage.asking(OPENAI, mail)) {
            RunningTriage.send(mail, "paper", "I order paper.");
            await().until(() -> subjects(mail, "Parked").contains("paper"));

            assertThat(mails(mail, "desk", "Parked").get(0).error()).isEqualTo("ExhaustedException");
            assertThat(OPENAI.requests()).hasSizeGreaterThan(2);
            assertThat(mails(mail, "drafts", "INBOX")).isEmpty();
        }
    }

    @Test
    void leavesAMailInTheInboxUntilItIsDone() {
        OPENAI.script("503");
        RunningTriage.send(mail, "paper", "I order paper.");
        try (RunningTriage app = RunningTriage.asking(OPENAI, mail, "triage.retry-delay=5000")) {
            await().until(() -> OPENAI.requests().size() >= 2);
        }
        assertThat(subjects(mail, "INBOX")).containsExactly("paper");

        OPENAI.reply(request -> Reply.text(ANSWER));
        try (RunningTriage app = RunningTriage.asking(OPENAI, mail)) {
            await().until(() -> subjects(mail, "Orders").contains("paper"));

            assertThat(subjects(mail, "Parked")).isEmpty();
        }
    }
}
