package io.llmrouter.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CompletionTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final long USD = 1_000_000_000L;

    private static ModelCard card(String price) {
        String line = "{'id':'a/x','price':" + price
                + ",'input':['text'],'output':['text'],'sources':['s'],'date':'2026-07-01'}\n";
        byte[] bytes = line.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return CardLines.read("lines.json", new ByteArrayInputStream(bytes))
                .cards()
                .get("a/x")
                .get();
    }

    private static Price completed(String kept, String generated) {
        return Completion.of(card(kept), card(generated)).price().on(null, TODAY);
    }

    private static final String RISEN =
            "{'input':2,'output':10,'longCacheWrite':4," + "'tiers':[{'from':'2026-09-01','input':3,'output':15}]}";

    @Test
    void takesCasesFromTheGeneratedCardWhereTheKeptOneNamesNone() {
        assertThat(completed("{'input':2,'output':10}", RISEN).input()).isEqualTo(3 * USD);
    }

    @Test
    void holdsCasesOfTheKeptCardAgainstThoseOfTheGeneratedOne() {
        Price price = completed("{'input':2,'output':10,'tiers':[{'service':'batch','factor':0.5}]}", RISEN);
        assertThat(price.input()).isEqualTo(2 * USD);
        assertThat(price.output()).isEqualTo(10 * USD);
        assertThat(price.longCacheWrite()).isEqualTo(4 * USD);
        assertThat(price.forService("batch").input()).isEqualTo(USD);
    }

    @Test
    void takesNothingFromAGeneratedPriceThatDiffers() {
        Price price = completed("{'input':1,'output':10}", RISEN);
        assertThat(price.input()).isEqualTo(USD);
        assertThat(price.longCacheWrite()).isNull();
        assertThat(price.tiers()).isEmpty();
    }
}
