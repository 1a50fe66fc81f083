package io.llmrouter.engine.provider.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProseTest {

    @Test
    void takesMailForWhatItSays() {
        Prose mail = Prose.of(Samples.MAIL);
        assertThat(mail.title()).isEqualTo("Broken coffee machine, order 4711");
        assertThat(String.join("\n", mail.blocks()))
                .contains("the coffee machine I ordered")
                .doesNotContain("From:", "Weber Industries", "On Mon, 1 Mar", "Your parcel has been sent");
    }

    @Test
    void takesMarkdownWithoutItsMarks() {
        Prose notes = Prose.of(Samples.MARKDOWN);
        assertThat(notes.title()).isEqualTo("Release notes");
        assertThat(notes.blocks())
                .containsExactly(
                        "The importer reads zipped files, see the guide.",
                        "The retry option waits longer after each failure.",
                        "The importer is twice as fast as before. It no longer loads a whole file into memory.");
    }

    @Test
    void takesHtmlWithoutItsTags() {
        Prose page = Prose.of(Samples.HTML);
        assertThat(page.title()).isEqualTo("Garden club & friends");
        assertThat(page.blocks())
                .containsExactly(
                        "The garden club holds its spring market on Saturday.",
                        "Seeds and young plants are sold.",
                        "Coffee & cake are free.");
    }

    @Test
    void keepsRowsApart() {
        assertThat(Prose.of(Samples.CSV).blocks()).hasSize(4).contains("2025-03-02;Lupo Srl;valve;88,00 EUR");
    }

    @Test
    void joinsTheLinesOfAParagraph() {
        assertThat(Prose.of("One line\nand its end.\n\nAnother.").blocks())
                .containsExactly("One line and its end.", "Another.");
    }

    @Test
    void takesEveryLineWhenNothingElseIsLeft() {
        assertThat(Prose.of("> quoted only\n").blocks()).isEqualTo(List.of("> quoted only"));
        assertThat(Prose.of("```\nplain words\n```").blocks()).isEqualTo(List.of("plain words"));
        assertThat(Prose.of("").blocks()).isEmpty();
    }

    @Test
    void cutsSentencesByTheRulesOfTheLanguage() {
        assertThat(Sentences.of(List.of("Dr. Smith came at 3.30 p.m. and left. He paid 1.50 dollars."), "en"))
                .containsExactly("Dr. Smith came at 3.30 p.m. and left.", "He paid 1.50 dollars.");
        assertThat(Sentences.of(List.of("Wir kommen am 3. Juni. Z. B. mit dem Zug."), "de"))
                .containsExactly("Wir kommen am 3. Juni.", "Z. B. mit dem Zug.");
        assertThat(Sentences.of(List.of("橋の建設は六月に始まる。費用は三百億円である。"), "ja")).hasSize(2);
    }

    @Test
    void cutsWhatHasNoFullStopAtASpace() {
        List<String> pieces = Sentences.of(List.of("word ".repeat(1000)), "en");
        assertThat(pieces).hasSize(10).allSatisfy(piece -> assertThat(piece).hasSizeLessThanOrEqualTo(500));
    }
}
