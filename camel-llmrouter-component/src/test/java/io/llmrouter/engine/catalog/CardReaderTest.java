package io.llmrouter.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.model.Modality;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardReaderTest {

    private static final String SOURCE =
            "{'name':'list','what':'a list','url':'https://example.org','licence':'MIT','date':'2026-07-01'}";
    private static final String BASE = "{'id':'a/base','contextWindow':1000,'maxOutput':100,'price':{'input':0.25,"
            + "'output':2},'input':['text'],'output':['text'],'features':['streaming','json-schema'],'tags':['x'],"
            + "'aliases':['a/b'],'sources':['list'],'date':'2026-07-01'}";

    /** A file with the sources on line 2 and the models from line 4 on. */
    private static Catalogue read(String... models) {
        String text = "{'sources':[\n" + SOURCE + "],\n'models':[\n" + String.join(",\n", models) + "\n]}";
        return CardReader.read(
                "models.json", new ByteArrayInputStream(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    private static String with(String from, String to) {
        assertThat(BASE).contains(from);
        return BASE.replace(from, to);
    }

    @Test
    void readsACard() {
        ModelCard card = read(BASE).find("a/base").orElseThrow();
        assertThat(card.contextWindow()).isEqualTo(1000);
        assertThat(card.maxOutput()).isEqualTo(100);
        assertThat(card.price()).isEqualTo(Price.of(250_000_000, 2_000_000_000));
        assertThat(card.input()).containsExactly(Modality.TEXT);
        assertThat(card.features()).containsExactlyInAnyOrder(ModelFeature.STREAMING, ModelFeature.JSON_SCHEMA);
        assertThat(card.tags()).containsExactly("x");
        assertThat(read(BASE).find("a/b")).contains(card);
    }

    @Test
    void assumesNothingThatIsNotWritten() {
        String bare = "{'id':'a/c','input':['text'],'output':['text'],'sources':['list'],'date':'2026-07-01'}";
        ModelCard card = read(bare).find("a/c").orElseThrow();
        assertThat(card.contextWindow()).isNull();
        assertThat(card.maxOutput()).isNull();
        assertThat(card.features()).isEmpty();
        assertThat(card.price()).isEqualTo(Price.UNKNOWN);
    }

    @Test
    void inheritsEverythingButThePrice() {
        String heir = "{'id':'host/c','inherits':'a/base','maxOutput':50,'tags':['y'],'sources':['list'],"
                + "'date':'2026-07-01'}";
        ModelCard card = read(BASE, heir).find("host/c").orElseThrow();
        assertThat(card.contextWindow()).isEqualTo(1000);
        assertThat(card.maxOutput()).isEqualTo(50);
        assertThat(card.tags()).containsExactlyInAnyOrder("x", "y");
        assertThat(card.price()).isEqualTo(Price.UNKNOWN);
    }

    @Test
    void refusesToInheritWhatNoLineAboveDescribes() {
        String heir = "{'id':'host/c','inherits':'a/bsae','sources':['list'],'date':'2026-07-01'}";
        assertThatThrownBy(() -> read(BASE, heir))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("models.json, line 5, host/c: it inherits 'a/bsae', which no line above describes; "
                        + "did you mean 'a/base'?");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'tags'         | 'tgas'            | unknown key 'tgas'; did you mean 'tags'?",
                "'price':{'inp  | 'price':{'imp     | price: unknown key 'imput'; did you mean 'input'?",
                "'json-schema'  | 'json-shcema'     | unknown feature 'json-shcema'; did you mean 'json-schema'?",
                "'input':['text | 'input':['txet    | unknown modality 'txet'; did you mean 'text'?",
                "1000           | 0                 | 'contextWindow' is not a whole number above 0",
                "1000           | 1.5               | 'contextWindow' is not a whole number above 0",
                "1000           | 'many'            | 'contextWindow' is not a whole number above 0",
                "1000           | 99                | 'maxOutput' is more than 'contextWindow'",
                "0.25           | 0.1234567891      | price: 'input' has more than nine decimals or is too large",
                "0.25           | 1e30              | price: 'input' has more than nine decimals or is too large",
                "0.25           | '0.25'            | price: 'input' is not a number of US dollars",
                "0.25           | -1                | price: 'input' is below zero: -1",
                "{'input':0.25,'output':2} | 7      | 'price' is not an object",
                "['x']          | ['x','x']         | 'tags' is not a list of different words",
                "['x']          | 'x'               | 'tags' is not a list of different words",
                "['x']          | [1]               | 'tags' is not a list of different words",
                "'input':['text'] | 'input':[]      | 'input' or 'output' names no modality",
                "'sources':['list'] | 'sources':[]  | 'sources' does not say where this is known from",
                "'sources':['list'] | 'sources':['lsit'] | unknown source 'lsit'; did you mean 'list'?",
                "2026-07-01     | July              | 'date' is not a date such as 2026-06-30",
                "'date'         | 'note':'x','daet' | 'date' is missing",
                "'id':'a/base'  | 'id':7            | 'id' is not a text",
                "'id':'a/base', | ''                | 'id' is missing",
            })
    void refusesWhatIsWrongAndNamesTheLine(String from, String to, String message) {
        String wrong = with(from, to.equals("''") ? "" : to);
        assertThatThrownBy(() -> read(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .isIn(
                        "models.json, line 4: " + message,
                        "models.json, line 4, a/base: " + message,
                        "models.json, line 4, a/base, " + message);
    }

    @Test
    void refusesTheSameModelOrAliasTwice() {
        assertThatThrownBy(() -> read(BASE, BASE))
                .hasMessage("models.json, line 5, a/base: there are two models with the id 'a/base'");
        assertThatThrownBy(() -> read(BASE, with("a/base", "a/other")))
                .hasMessage("models.json, line 5, a/other: there are two models with the alias 'a/b'");
    }

    @Test
    void refusesAnUnknownSectionAndBrokenJson() {
        assertThatThrownBy(() -> readText("{\n\"model\":[]}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("models.json, line 2: unknown key 'model'; did you mean 'models'?");
        assertThatThrownBy(() -> readText("{\"models\":[\n{\"id\" 7}]}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("models.json, line 2: ");
        assertThatThrownBy(() -> readText("{\"models\":{}}")).hasMessage("models.json, line 1: expected a list");
        assertThatThrownBy(() -> readText("{\"models\":[7]}")).hasMessage("models.json, line 1: expected an object");
        assertThatThrownBy(() -> readText("[]")).hasMessage("models.json, line 1: expected an object");
        assertThatThrownBy(() -> readText("{\"models\":[{\"id\":\"a/b\",\"id\":\"a/c\"}]}"))
                .hasMessageStartingWith("models.json, line 1: Duplicate field 'id'");
        assertThatThrownBy(() -> readText("{\"models\":[]}\n}} xx")).hasMessageStartingWith("models.json, line 2: ");
        assertThatThrownBy(() -> readText("{\"models\":[]}{\"models\":[]}"))
                .hasMessage("models.json, line 1: there is more behind the end of the list");
        assertThatThrownBy(() -> readText("{\"models\":[")).hasMessageStartingWith("models.json, line 1: ");
    }

    private static Catalogue readText(String text) {
        return CardReader.read("models.json", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
