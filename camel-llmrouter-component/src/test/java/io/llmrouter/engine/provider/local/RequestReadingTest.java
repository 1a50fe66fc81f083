package io.llmrouter.engine.provider.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Message;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReadingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            Summarize this text.                                  | SUMMARY
            Please write a summary, then keywords                 | SUMMARY
            TL;DR                                                 | SUMMARY
            Fasse diesen Text kurz zusammen                       | SUMMARY
            Fais un résumé de ce texte                            | SUMMARY
            Give me five key words                                | KEYWORDS
            Nenne die wichtigsten Schlagwörter                    | KEYWORDS
            Extrae las palabras clave                             | KEYWORDS
            Classify the message                                  | LABEL
            Assign one category                                   | LABEL
            Answer the question from the text                     | ANSWER
            Beantworte die Frage                                  | ANSWER
            """)
    void findsTheTaskAnInstructionAsksFor(String instruction, Task task) {
        assertThat(Task.askedFor(instruction)).contains(task);
    }

    @Test
    void findsNoTaskInPlainWords() {
        assertThat(Task.askedFor("The moon is round.")).isEmpty();
    }

    @Test
    void separatesAQuestionFromItsText() {
        Assignment first =
                Assignment.of(ChatRequest.of("Question: who pays\n\nText: The buyer pays. The seller ships."));
        assertThat(first)
                .isEqualTo(new Assignment(Task.ANSWER, "who pays", "who pays", "The buyer pays. The seller ships."));
        Assignment last = Assignment.of(ChatRequest.of("The buyer pays. The seller ships.\nWho pays?"));
        assertThat(last.question()).isEqualTo("Who pays?");
        assertThat(last.text()).isEqualTo("The buyer pays. The seller ships.");
    }

    @Test
    void separatesAnInstructionBeforeAColon() {
        Assignment assignment = Assignment.of(ChatRequest.of("Give me 3 keywords: The buyer pays. The seller ships."));
        assertThat(assignment.task()).isEqualTo(Task.KEYWORDS);
        assertThat(assignment.text()).isEqualTo("The buyer pays. The seller ships.");
    }

    @Test
    void summarizesWhenNothingElseIsAsked() {
        Assignment assignment = Assignment.of(ChatRequest.of("The buyer pays. The seller ships."));
        assertThat(assignment).isEqualTo(new Assignment(Task.SUMMARY, "", "", "The buyer pays. The seller ships."));
    }

    @Test
    void letsTheUsersInstructionWinOverTheSystemPrompt() {
        Assignment assignment = Assignment.of(ChatRequest.of(
                List.of(Message.system("You summarize."), Message.user("Give me keywords:\n\nThe buyer pays."))));
        assertThat(assignment.task()).isEqualTo(Task.KEYWORDS);
        assertThat(assignment.text()).isEqualTo("The buyer pays.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            Classify as one of: bug, question, praise.           | bug;question;praise
            Labels: bug | bug
            Choose from [bug, "feature request", praise]         | bug;feature request;praise
            Classify the text as bug or praise                   | bug;praise
            Assign exactly one of bug, question, or praise.      | bug;question;praise
            """)
    void findsTheLabelsOffered(String instruction, String labels) {
        List<String> offered = OfferedLabels.in(instruction);
        assertThat(offered).isEqualTo(labels.contains(";") ? List.of(labels.split(";")) : List.of());
    }

    @Test
    void findsLabelsInALines() {
        assertThat(OfferedLabels.in("Choose a category\n- bug\n- praise\n")).containsExactly("bug", "praise");
    }

    @Test
    void readsHowLongTheAnswerMayBe() {
        assertThat(Length.of("Summarize in two sentences", null).sentences()).isEqualTo(2);
        assertThat(Length.of("In drei Sätzen, bitte", null).sentences()).isEqualTo(3);
        assertThat(Length.of("Résume en 2 phrases", null).sentences()).isEqualTo(2);
        assertThat(Length.of("at most 12 words", 100).tokens()).isEqualTo(16);
        assertThat(Length.of("at most 1000 words", 100).tokens()).isEqualTo(100);
        assertThat(Length.of("give 4 keywords", null).keywords()).isEqualTo(4);
        assertThat(Length.of("", null)).isEqualTo(new Length(0, 8, Long.MAX_VALUE));
    }
}
