package io.llmrouter.engine.provider.simulated;

import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.Usage;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One simulated answer, word by word. A word counts as a token and a third; usage is counted from the answer's length.
 *
 * @param id names the answer and says that it is simulated
 * @param words its words with the space behind them
 * @param reason why it ends
 * @param usage what it would have used
 */
record Script(String id, List<String> words, FinishReason reason, Usage usage) {

    static final double TOKENS_PER_WORD = 4 / 3.0;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=\\s)(?=\\S)");

    static Script of(String id, String reply, ChatRequest request) {
        List<String> words = words(reply.equals(Scenario.ECHO) ? prompt(request) : reply);
        Integer limit = request.sampling().maxTokens();
        int most = limit == null ? Integer.MAX_VALUE : limit;
        boolean cut = tokens(words.size()) > most;
        int kept = cut ? Math.max(1, (int) Math.floor(most / TOKENS_PER_WORD)) : words.size();
        long input = RequestFeatures.of(request, false).inputTokens();
        return new Script(
                id,
                words.subList(0, kept),
                cut ? FinishReason.LENGTH : FinishReason.STOP,
                Usage.estimated(input, tokens(kept)));
    }

    String text() {
        return String.join("", words);
    }

    private static String prompt(ChatRequest request) {
        List<Message> asked = request.messages().stream()
                .filter(message -> message.role() == Role.USER)
                .toList();
        return asked.isEmpty() ? "" : asked.get(asked.size() - 1).text();
    }

    private static List<String> words(String text) {
        return Arrays.stream(BETWEEN_WORDS.split(text))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static long tokens(int words) {
        return Math.round(Math.ceil(words * TOKENS_PER_WORD - 1e-9));
    }
}
