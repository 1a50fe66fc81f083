package io.llmrouter.engine.provider.usage;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a provider says it bills for a call, in its usage or in a header: OpenRouter's {@code cost} in credits of one
 * US dollar (https://openrouter.ai/docs/use-cases/usage-accounting), Perplexity's {@code cost.total_cost} in US dollars
 * (https://docs.perplexity.ai/api-reference/chat-completions-post), xAI's {@code cost_in_usd_ticks} of 10<sup>-10</sup> US
 * dollars (https://docs.x.ai/developers/cost-tracking), LiteLLM's header in US dollars.
 *
 * <p>A bill of zero counts as none, whoever sends it: LiteLLM says zero where it does not know a price, OpenRouter where the
 * user's own key pays. The card's price counts then, which is zero for a model that is free.
 */
final class Bill {

    /** xAI's ticks in a US dollar, as a power of ten. */
    private static final int TICKS = 10;

    private static final int NANOS = 9;

    /** How many digits a bill has before the point at most, and zeros behind it. */
    private static final int MOST_DIGITS = 9;

    private static final Pattern DOLLARS = Pattern.compile("\\d{1,12}(?:\\.\\d{1,40})?(?:[eE]-?\\d{1,2})?");

    private Bill() {}

    /** The bill in a {@code usage} object; null when there is none. */
    static @Nullable Money in(JsonNode usage) {
        JsonNode ticks = usage.path("cost_in_usd_ticks");
        if (ticks.isNumber()) {
            return money(ticks, TICKS);
        }
        JsonNode cost = usage.path("cost");
        return money(cost.isObject() ? cost.path("total_cost") : cost, 0);
    }

    /** The bill that a header is; null when it is none. */
    static @Nullable Money in(@Nullable String dollars) {
        return dollars == null || !DOLLARS.matcher(dollars.strip()).matches()
                ? null
                : money(new BigDecimal(dollars.strip()), 0);
    }

    private static @Nullable Money money(JsonNode number, int decimals) {
        boolean finite = number.isNumber() && Double.isFinite(number.doubleValue());
        return finite ? money(number.decimalValue(), decimals) : null;
    }

    /** Rounded once, half to even; null where that is nothing, or more than anyone pays. */
    private static @Nullable Money money(BigDecimal amount, int decimals) {
        long whole = (long) amount.precision() - amount.scale() - decimals;
        if (amount.signum() <= 0 || Math.abs(whole) > MOST_DIGITS) {
            return null; // checked before rounding, which takes a while for a number with a million digits
        }
        Money money = Money.usd(amount.movePointLeft(decimals).setScale(NANOS, RoundingMode.HALF_EVEN));
        return money.nanos() == 0 ? null : money;
    }
}
