package io.llmrouter.engine.policy.condition;

import static io.llmrouter.engine.policy.Samples.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.feature.LanguageDetector;
import io.llmrouter.engine.feature.QuestionType;
import io.llmrouter.engine.feature.Sensitive;
import io.llmrouter.engine.feature.Sentiment;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.policy.Condition;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Samples;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WhenPromptTest {

    @Test
    void languageAsksTheDetectorOncePerRequest() {
        AtomicInteger asked = new AtomicInteger();
        LanguageDetector german = text -> {
            asked.incrementAndGet();
            return Optional.of("de");
        };
        PlanRequest request = ask("Wo ist meine Bestellung?");

        assertThat(WhenPrompt.language(Set.of("de", "en"), german).holds(request))
                .isTrue();
        assertThat(WhenPrompt.language(Set.of("fr"), german).holds(request)).isFalse();
        assertThat(asked).hasValue(1);
        assertThat(WhenPrompt.language(Set.of("de"), text -> Optional.empty()).holds(ask("?")))
                .isFalse();
    }

    @Test
    void codeQuestionAndMoodAreThoseOfThePrompt() {
        PlanRequest angry = ask("This is terrible. Why is my order so late?");

        assertThat(WhenPrompt.question(Set.of(QuestionType.REASON)).holds(angry))
                .isTrue();
        assertThat(WhenPrompt.sentiment(Set.of(Sentiment.NEGATIVE)).holds(angry))
                .isTrue();
        assertThat(WhenPrompt.code(false).holds(angry)).isTrue();
        assertThat(WhenPrompt.code(true).holds(ask("```java\nint a;\n```"))).isTrue();
        assertThat(WhenPrompt.code(false).describe()).isEqualTo("no code in the prompt");
    }

    @Test
    void sensitiveLooksAtTheWholeConversation() {
        PlanRequest request = of(ChatRequest.of(
                List.of(Message.user("I am jane@example.org"), Message.assistant("Hello"), Message.user("And now?"))));

        assertThat(WhenPrompt.sensitive(EnumSet.allOf(Sensitive.class)).holds(request))
                .isTrue();
        assertThat(WhenPrompt.sensitive(Set.of(Sensitive.CARD)).holds(request)).isFalse();
    }

    @Test
    void attachmentsAreCountedByKind() {
        PlanRequest request = of(ChatRequest.of(
                List.of(Message.user(List.of(Content.text("Look"), Content.image("image/png", new byte[] {1}))))));

        assertThat(WhenPrompt.attachments(Set.of(Modality.IMAGE)).holds(request))
                .isTrue();
        assertThat(WhenPrompt.attachments(Set.of(Modality.AUDIO)).holds(request))
                .isFalse();
        assertThat(WhenPrompt.attachmentCount(1L, 1L).holds(request)).isTrue();
        assertThat(WhenPrompt.attachmentCount(2L, null).holds(request)).isFalse();
        assertThat(WhenPrompt.attachmentCount(null, 0L).holds(ask("none"))).isTrue();
    }

    @Test
    void toolsSchemaAndTurnsAreThoseOfTheForm() {
        ChatRequest plain = ChatRequest.of(List.of(Message.user("a"), Message.assistant("b"), Message.user("c")));
        PlanRequest formed = of(plain.withTools(List.of(new ToolSpec("t", "", "{}", false)), ToolChoice.AUTO)
                .withOutput(OutputFormat.JSON));

        assertThat(WhenPrompt.tools(true).holds(formed)).isTrue();
        assertThat(WhenPrompt.schema(true).holds(formed)).isTrue();
        assertThat(WhenPrompt.tools(true).holds(of(plain))).isFalse();
        assertThat(WhenPrompt.schema(false).holds(of(plain))).isTrue();
        assertThat(WhenPrompt.turns(2L, 2L).holds(formed)).isTrue();
        assertThat(WhenPrompt.turns(3L, null).holds(formed)).isFalse();
    }

    @Test
    void aConditionIsImpliedByOneThatAsksMore() {
        Condition both = When.all(List.of(When.tags(Set.of("a", "b")), WhenPrompt.turns(3L, 5L)));

        assertThat(Condition.implies(both, When.tags(Set.of("a")))).isTrue();
        assertThat(Condition.implies(both, WhenPrompt.turns(2L, null))).isTrue();
        assertThat(Condition.implies(both, WhenPrompt.turns(4L, null))).isFalse();
        assertThat(Condition.implies(When.tags(Set.of("a")), both)).isFalse();
        assertThat(Condition.implies(When.tenant(Set.of("x")), When.tenant(Set.of("x", "y"))))
                .isTrue();
        assertThat(Condition.implies(When.tenant(Set.of("x")), When.user(Set.of("x"))))
                .isFalse();
        assertThat(Condition.implies(WhenPrompt.code(true), WhenPrompt.code(false)))
                .isFalse();
    }

    private static PlanRequest of(ChatRequest request) {
        return Samples.request(request, CallOptions.DEFAULT);
    }
}
