package io.llmrouter.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Usage;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyUseTest {

    @Test
    void countsNoMoreThanNumbersHold() {
        KeyUse use = new KeyUse();
        Usage most = Usage.of(Long.MAX_VALUE, Long.MAX_VALUE);

        use.count(null, most, new Money(Long.MAX_VALUE));
        use.count(null, most, new Money(Long.MAX_VALUE));

        assertThat(use.snapshot())
                .isEqualTo(new KeyUsage(2, Map.of(), Long.MAX_VALUE, Long.MAX_VALUE, new Money(Long.MAX_VALUE)));
    }
}
