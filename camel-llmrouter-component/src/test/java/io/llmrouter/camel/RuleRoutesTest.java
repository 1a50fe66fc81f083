package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.test.ScriptedProvider;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rules and demands, from the configuration to the provider that a route calls. Account one is the usual one. */
class RuleRoutesTest {

    @RegisterExtension
    ScriptedProvider one = ScriptedProvider.answers("ok, ok, ok");

    @RegisterExtension
    ScriptedProvider two = ScriptedProvider.answers("ok, ok, ok");

    @Test
    void languageChoosesTheCandidates() {
        try (RouterContext context = ruled(Map.of("language", "de"))) {
            assertThat(account(context, "Wo ist meine Bestellung, bitte?")).isEqualTo("two");
            assertThat(account(context, "Where is my order, please?")).isEqualTo("one");
        }
    }

    @Test
    void codeQuestionAndMoodChooseTheCandidates() {
        try (RouterContext context = ruled(Map.of("code", true, "question", "reason", "sentiment", "negative"))) {
            assertThat(account(context, "This is terrible.\n```\nx\n```\nWhy does it fail?"))
                    .isEqualTo("two");
            assertThat(account(context, "```\nx\n```\nWhy does it work?")).isEqualTo("one");
        }
    }

    @Test
    void sensitiveContentStaysPrivate() {
        Map<String, Object> rule = Map.of(
                "name", "keep it here",
                "whenPrompt", Map.of("sensitive", "any"),
                "constraints", Map.of("dataPolicy", "private"));
        try (RouterContext context = context(Map.of("rules", List.of(rule)))) {
            Exchange plan = context.send("llmrouter:plan", "My card is 4111 1111 1111 1111.", Map.of());

            assertThat(account(context, "My card is 4111 1111 1111 1111.")).isEqualTo("two");
            assertThat(account(context, "My order is 4711.")).isEqualTo("one");
            assertThat(plan.getMessage().getBody(String.class))
                    .contains("\"rule\":\"keep it here\"")
                    .contains("\"ruleWhy\":\"sensitive card, email, iban, phone, secret, ssn\"")
                    .contains("\"constraint\":\"data-policy\"")
                    .contains("neither its account nor its model is marked private");
        }
    }

    @Test
    void tierAndProfileAreReadFromTheExchange() {
        Map<String, Object> gold = Map.of("when", Map.of("header", Map.of("tier", "gold")), "candidates", "two/m");
        Map<String, Object> legal = Map.of("when", "${header.profile[department]} == 'legal'", "candidates", "two/m");
        try (RouterContext context = context(Map.of("rules", List.of(gold, legal)))) {
            assertThat(account(context, "Hello?", Map.of("tier", "gold"))).isEqualTo("two");
            assertThat(account(context, "Hello?", Map.of("profile", Map.of("department", "legal"))))
                    .isEqualTo("two");
            assertThat(account(context, "Hello?", Map.of("tier", "silver"))).isEqualTo("one");
        }
    }

    @Test
    void thePriorityChoosesTheCandidates() {
        Map<String, Object> urgent = Map.of("when", Map.of("priority", List.of("high", "low")), "candidates", "two/m");
        try (RouterContext context = context(Map.of("rules", List.of(urgent)))) {
            assertThat(plan(context, "priority=high"))
                    .contains("\"rule\":\"rule 1\"")
                    .contains("priority high, low");
            assertThat(plan(context, "priority=normal")).doesNotContain("rule 1");
            assertThat(plan(context, "policy=default")).doesNotContain("rule 1");
        }
    }

    @Test
    void thePriorityChoosesTheWeights() {
        Map<String, Object> strategy = Map.of(
                "name", "weighted-score",
                "weights", Map.of("quality", 1, "cost", 1),
                "priorities", Map.of("high", Map.of("latency", 1), "low", Map.of("cost", 1)));
        try (RouterContext context = context(Map.of("strategy", strategy))) {
            assertThat(plan(context, "priority=high")).contains("\"latency\":").doesNotContain("\"cost\":");
            assertThat(plan(context, "priority=low")).contains("\"cost\":").doesNotContain("\"quality\":");
            assertThat(plan(context, "priority=normal"))
                    .contains("\"cost\":")
                    .contains("\"quality\":")
                    .doesNotContain("\"latency\":");
        }
    }

    private static String plan(RouterContext context, String options) {
        return context.send("llmrouter:plan?" + options, "Hello?", Map.of())
                .getMessage()
                .getBody(String.class);
    }

    @Test
    void allRulesThatHoldApply() {
        Map<String, Object> two = Map.of("name", "two", "whenPrompt", Map.of("maxTurns", 5), "candidates", "two/m");
        Map<String, Object> none = Map.of(
                "name", "no two", "whenPrompt", Map.of("maxAttachments", 0), "constraints", Map.of("deny", "two/*"));
        try (RouterContext context = context(Map.of("match", "all", "rules", List.of(two, none)))) {
            Exchange plan = context.send("llmrouter:plan", "Hello?", Map.of());

            assertThat(plan.getMessage().getBody(String.class))
                    .contains("\"rule\":\"two + no two\"")
                    .contains("it is denied by two/*");
        }
    }

    @Test
    void qualityAndLicenceAreDemanded() {
        Map<String, Object> demands =
                Map.of("minQuality", Map.of("code", 0.5), "licences", "permissive", "servedUntil", "2030-01-01");
        try (RouterContext context = context(Map.of("constraints", demands))) {
            assertThat(account(context, "Hello?")).isEqualTo("two");
        }
    }

    @Test
    void whatIsPreferredComesFirstAndTheOthersStepIn() {
        two.script("500, 500, ok");
        try (RouterContext context =
                context(Map.of("constraints", Map.of("prefer", Map.of("dataPolicy", "private"))))) {
            assertThat(account(context, "Hello?")).isEqualTo("one");
            assertThat(account(context, "Hello?")).isEqualTo("two");
        }
    }

    @Test
    void regionsAreTakenInTheirOrder() {
        try (RouterContext context = context(Map.of("constraints", Map.of("regionOrder", List.of("eu", "us"))))) {
            assertThat(account(context, "Hello?")).isEqualTo("two");
        }
    }

    @Test
    void theDayChoosesTheCandidates() {
        DayOfWeek today = LocalDate.now(ZoneOffset.UTC).getDayOfWeek();
        try (RouterContext now = timed(today, today.plus(1));
                RouterContext another = timed(today.plus(3), today.plus(4))) {
            assertThat(account(now, "Hello?")).isEqualTo("two");
            assertThat(account(another, "Hello?")).isEqualTo("one");
        }
    }

    @Test
    void anAttachmentChoosesTheCandidates() {
        byte[] image = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
        try (RouterContext context = ruled(Map.of("attachments", "image"))) {
            assertThat(account(context, image, Map.of())).isEqualTo("two");
            assertThat(account(context, "Hello?")).isEqualTo("one");
        }
    }

    private RouterContext timed(DayOfWeek... days) {
        List<String> words = Stream.of(days)
                .map(each -> each.name().substring(0, 3).toLowerCase(Locale.ROOT))
                .toList();
        Map<String, Object> time = Map.of("days", words, "from", "00:00", "to", "00:00", "zone", "UTC");
        return context(Map.of("rules", List.of(Map.of("when", Map.of("time", time), "candidates", "two/m"))));
    }

    @Test
    void whoWasTooSlowIsNotAskedAgain() {
        one.script("ok delay=300ms, ok");
        Map<String, Object> ceiling = Map.of("percentile", "p50", "atMost", "100ms");
        try (RouterContext context = context(Map.of("constraints", Map.of("maxLatency", ceiling)))) {
            assertThat(account(context, "Hello?")).isEqualTo("one");
            assertThat(account(context, "Hello?")).isEqualTo("two");
        }
    }

    private RouterContext ruled(Map<String, Object> prompt) {
        return context(Map.of("rules", List.of(Map.of("whenPrompt", prompt, "candidates", "two/m"))));
    }

    @SuppressWarnings("unchecked")
    private RouterContext context(Map<String, Object> more) {
        Map<String, Object> tree = RouterContext.tree(one, two);
        Map<String, Object> providers = new LinkedHashMap<>((Map<String, Object>) tree.get("providers"));
        providers.computeIfPresent("one", (name, account) -> with(account, Map.of("region", "us")));
        providers.computeIfPresent("two", (name, account) -> with(account, Map.of("region", "eu", "tags", "private")));
        tree.put("providers", providers);
        Map<String, Object> described = Map.of("licence", "llama3.3", "input", List.of("text", "image"));
        Map<String, Object> quality = Map.of("quality", Map.of("code", 0.9), "licence", "apache-2.0");
        tree.put("models", Map.of("one/m", described, "two/m", with(described, quality)));
        Object policy = ((Map<String, Object>) tree.get("policies")).get("default");
        tree.put("policies", Map.of("default", with(policy, more)));
        return new RouterContext(tree).start();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> with(Object map, Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>((Map<String, Object>) map);
        all.putAll(more);
        return all;
    }

    private static String account(RouterContext context, String prompt) {
        return account(context, prompt, Map.of());
    }

    private static String account(RouterContext context, Object prompt, Map<String, Object> headers) {
        Exchange exchange = context.send("llmrouter:chat", prompt, headers);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getHeader(LlmRouterConstants.ACCOUNT, String.class);
    }
}
