package io.llmrouter.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.catalog.ModelCard;
import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.model.Operation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/catalogue.md says of how many models the price is known. */
class PricedSharesTest {

    private final MarkdownPage page = MarkdownPage.read(MarkdownPage.ROOT.resolve(Path.of("docs", "catalogue.md")));

    @ParameterizedTest
    @CsvSource({
        "CHAT, chat",
        "EMBED, embeddings",
        "RERANK, reranking",
        "MODERATE, moderation",
        "TRANSCRIBE, transcription",
        "SPEAK, speech",
        "IMAGE, images"
    })
    void areThoseOfTheCatalogue(Operation operation, String name) {
        List<ModelCard> cards = Catalogue.builtIn().cards().stream()
                .filter(card -> card.operations().contains(operation))
                .toList();
        long priced = cards.stream().filter(PricedSharesTest::isPriced).count();

        assertThat(page.text()).contains("| " + name + " | " + Math.round(100.0 * priced / cards.size()) + " % |");
    }

    private static boolean isPriced(ModelCard card) {
        return !card.price().withTiers(List.of()).equals(Price.UNKNOWN);
    }
}
