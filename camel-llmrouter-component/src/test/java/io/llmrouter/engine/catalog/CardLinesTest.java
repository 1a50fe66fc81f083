package io.llmrouter.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardLinesTest {

    private static final String REST = "'input':['text'],'output':['text'],'sources':['s'],'date':'2026-07-01'}";

    private static Map<String, Supplier<ModelCard>> read(String text) {
        byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return CardLines.read("lines.json", new ByteArrayInputStream(bytes)).cards();
    }

    @Test
    void readsACardWhenItIsAskedForAndKeepsIt() {
        Map<String, Supplier<ModelCard>> cards = read("{'sources':[\n],\n'models':[\n{'id':'a/x','contextWindow':5,"
                + REST + ",\n{'id':'b/y','retires':'2027-01-01'," + REST + "\n]}\n");
        assertThat(cards.keySet()).containsExactly("a/x", "b/y");
        assertThat(cards.get("a/x").get().contextWindow()).isEqualTo(5);
        assertThat(cards.get("b/y").get().retires()).isEqualTo(LocalDate.of(2027, 1, 1));
        assertThat(cards.get("b/y").get()).isSameAs(cards.get("b/y").get());
    }

    @Test
    void namesTheCardThatIsWrong() {
        Map<String, Supplier<ModelCard>> cards = read("{'id':'a/x','windows':5," + REST + "\n{'id':'b/y',broken\n");
        assertThatThrownBy(() -> cards.get("a/x").get()).hasMessageContaining("lines.json, a/x: unknown key 'windows'");
        assertThatThrownBy(() -> cards.get("b/y").get()).hasMessageContaining("lines.json: the card of b/y is damaged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"models.json", "generated.json"})
    void isTheSameFileThatIsReadAtOnce(String file) throws IOException {
        try (InputStream in = Catalogue.class.getResourceAsStream(file);
                InputStream again = Catalogue.class.getResourceAsStream(file)) {
            CardLines lines = CardLines.read(file, in);
            Catalogue whole = CardReader.read(file, again);
            assertThat(lines.cards().keySet()).containsExactlyInAnyOrderElementsOf(whole.ids());
            assertThat(lines.cards().values().stream().map(Supplier::get))
                    .containsExactlyInAnyOrderElementsOf(whole.cards());
            assertThat(lines.aliases()).isEqualTo(whole.aliases());
        }
    }

    @Test
    void inheritsWhatAnotherLineSaysButItsPrice() {
        Map<String, Supplier<ModelCard>> cards = read("{'id':'a/x','contextWindow':5,'price':{'input':1,'output':2},"
                + REST + ",\n{'id':'b/x','aliases':['y'],'inherits':'a/x','sources':['s'],'date':'2026-07-01'}\n"
                + "{'id':'c/x','inherits':'d/x','sources':['s'],'date':'2026-07-01'}\n");
        assertThat(cards.get("b/x").get().contextWindow()).isEqualTo(5);
        assertThat(cards.get("b/x").get().price()).isEqualTo(Price.UNKNOWN);
        assertThatThrownBy(() -> cards.get("c/x").get()).hasMessageContaining("it inherits 'd/x', which is not there");
    }

    @Test
    void fillsInWhatTheKeptCardLeavesOpen() {
        ModelCard kept = card("a/x", "'price':{'input':1,'output':2},");
        ModelCard generated = card(
                "a/x",
                "'contextWindow':5,'retires':'2027-01-01','licence':'mit','price':{'input':1,'output':2,'cachedInput':0.1,"
                        + "'tiers':[{'service':'batch','factor':0.5}]},");
        ModelCard both = Completion.of(kept, generated);
        assertThat(both.price()).isEqualTo(generated.price());
        assertThat(both.retires()).isEqualTo(generated.retires());
        assertThat(both.licence()).isEqualTo("mit");
        assertThat(both.features()).containsExactly(ModelFeature.PROMPT_CACHING);
        assertThat(both.contextWindow()).isNull();
    }

    @Test
    void takesNoPricesFromACardThatDisagrees() {
        ModelCard kept = card("a/x", "'price':{'input':1,'output':2},");
        ModelCard generated = card("a/x", "'price':{'input':1,'output':3,'tiers':[{'service':'batch','factor':0.5}]},");
        assertThat(Completion.of(kept, generated).price()).isEqualTo(kept.price());
        ModelCard unknown = card("a/x", "");
        assertThat(Completion.of(unknown, generated).price()).isEqualTo(Price.UNKNOWN);
    }

    private static ModelCard card(String id, String keys) {
        return List.copyOf(read("{'id':'" + id + "'," + keys + REST + "\n").values())
                .get(0)
                .get();
    }
}
