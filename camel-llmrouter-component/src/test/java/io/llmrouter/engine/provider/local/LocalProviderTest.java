package io.llmrouter.engine.provider.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.CallNotes;
import io.llmrouter.engine.provider.Credential;
import io.llmrouter.engine.provider.EventStream;
import io.llmrouter.engine.provider.ProviderCall;
import io.llmrouter.engine.wire.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class LocalProviderTest {

    private static final LocalProvider PROVIDER = LocalProvider.ONLY;

    private final Cancellation cancellation = new Cancellation();

    @Test
    void summarizesAsManySentencesAsAskedFor() {
        assertThat(text("Summarize the following text in two sentences:\n\n" + Samples.NEWS))
                .isEqualTo(
                        "The city council of Harborview voted on Tuesday to rebuild the old harbour bridge. The bridge,"
                                + " built in 1931, has been closed to trucks since a crack was found in March.");
        assertThat(text("Fasse den Text in einem Satz zusammen:\n" + Samples.GERMAN))
                .isEqualTo("Die Stadtwerke Neuhausen bauen im Sommer ein neues Fernwärmenetz.");
    }

    @Test
    void answersAQuestionWithTheSentencesThatDo() {
        assertThat(text("How much does a new bridge cost?\n\n" + Samples.NEWS)).contains("30 million dollars");
        assertThat(text(Samples.NEWS + "\n\nWhen does the work on the bridge start?"))
                .isEqualTo("Work on the bridge starts in June and ends in autumn of next year.");
    }

    @Test
    void answersFromTheTextInTheSystemPromptOrAnEarlierTurn() {
        assertThat(text(
                        Message.system("Answer from this text only.\n\n" + Samples.NEWS),
                        Message.user("Who is the mayor?")))
                .startsWith("Mayor Ines Calder said");
        assertThat(text(
                        Message.user(Samples.NEWS),
                        Message.assistant("I have read it."),
                        Message.user("Who is the mayor?")))
                .startsWith("Mayor Ines Calder said");
    }

    @Test
    void namesAsManyKeywordsAsAskedFor() {
        assertThat(text("Give me 3 keywords:\n\n" + Samples.NEWS)).isEqualTo("bridge, million dollars, Ines Calder");
    }

    @Test
    void choosesOneOfTheLabelsOffered() {
        Message ask = Message.system("Classify the mail as one of: invoice, complaint, news, other. Only the label.");
        assertThat(text(ask, Message.user(Samples.MAIL))).isEqualTo("complaint");
        assertThat(text(ask, Message.user("The moon is round."))).isEqualTo("other");
    }

    @Test
    void takesAQuestionInsideAMailForTextWhenTheSystemPromptAsksForASummary() {
        assertThat(text(Message.system("You summarize mails."), Message.user(Samples.MAIL)))
                .contains("arrived broken")
                .doesNotContain("On Mon, 1 Mar");
    }

    @Test
    void failsHonestlyWhatItCannotDo() {
        assertThat(failure("What is the capital of France?").kind()).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(failure("How do penguins sleep?\n\n" + Samples.GERMAN).message())
                .contains("close to the question");
        assertThat(failure("Classify this text: the moon is round.").message()).contains("no list of labels");
        assertThat(failure(ChatRequest.of(Samples.NEWS)
                                .withTools(List.of(), new ToolChoice(ToolChoice.Mode.REQUIRED, null)))
                        .message())
                .contains("cannot call tools");
        Message picture =
                Message.user(List.of(Content.text("What is it?"), Content.image("image/png", new byte[] {1})));
        assertThat(failure(ChatRequest.of(List.of(picture))).message()).contains("reads text only");
        assertThat(failure("  ").message()).contains("no text");
    }

    @Test
    void knowsOneModelOnly() {
        ProviderCall<ChatRequest> call = call(ChatRequest.of("hello"), "gpt-5");
        assertThat(PROVIDER.chat(call).<Object>fold(answer -> answer, Failure::toString))
                .isEqualTo("not_found: the local account has one model, 'extractive', not 'gpt-5'");
    }

    @Test
    void cutsAtMaxTokensAndSaysSo() {
        ChatRequest request = ChatRequest.of(Samples.NEWS).withSampling(Sampling.DEFAULT.withMaxTokens(8));
        ChatResponse answer = answer(request);
        assertThat(answer.text()).isEqualTo("The city council of Harborview voted");
        assertThat(answer.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(answer.usage().outputTokens()).isLessThanOrEqualTo(8);
    }

    @Test
    void endsAtAStopText() {
        Sampling stop = Sampling.of(null, null, null, null, List.of("Tuesday"));
        ChatResponse answer = answer(ChatRequest.of(Samples.NEWS).withSampling(stop));
        assertThat(answer.text()).isEqualTo("The city council of Harborview voted on ");
        assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
    }

    @Test
    void estimatesWhatItUsed() {
        ChatRequest request = ChatRequest.of("one two three");
        long input = RequestFeatures.of(request, false).inputTokens();
        assertThat(answer(request).usage()).isEqualTo(Usage.estimated(input, 4));
    }

    @Test
    void streamsTheSameTextWordByWord() {
        for (String sample : Samples.ALL.values()) {
            ChatRequest request = ChatRequest.of(List.of(Message.system("Summarize"), Message.user(sample)));
            List<StreamEvent> events = new ArrayList<>();
            stream(request).forEachRemaining(events::add);
            StringBuilder text = new StringBuilder();
            for (StreamEvent event : events) {
                text.append(event instanceof StreamEvent.TextDelta delta ? delta.text() : "");
            }
            assertThat(text).hasToString(answer(request).text());
            assertThat(events.get(0)).isEqualTo(new StreamEvent.Started("", "extractive"));
            assertThat(events.get(events.size() - 2))
                    .isEqualTo(new StreamEvent.UsageReported(answer(request).usage()));
            assertThat(events.get(events.size() - 1)).isEqualTo(new StreamEvent.Finished(FinishReason.STOP, null));
        }
    }

    @Test
    void endsAStreamWithTheReasonOfItsCancellation() {
        EventStream stream = stream(ChatRequest.of(Samples.NEWS));
        stream.next();
        Failure why = Failure.of(FailureKind.TIMEOUT, "late");
        cancellation.cancel(why);
        assertThat(stream.next()).isEqualTo(new StreamEvent.Failed(why));
        assertThat(stream).isExhausted();
    }

    @Test
    void answersNothingOnceCancelled() {
        cancellation.cancel(Failure.of(FailureKind.CANCELLED, "gone"));
        assertThat(failure(Samples.NEWS).kind()).isEqualTo(FailureKind.CANCELLED);
    }

    @Test
    void endsAClosedStreamWithoutAWord() {
        EventStream stream = stream(ChatRequest.of(Samples.NEWS));
        stream.close();
        assertThat(stream).isExhausted();
        assertThatThrownBy(stream::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void putsWhatItHasIntoAnyJson() {
        assertThat(answer(ChatRequest.of(Samples.FRENCH).withOutput(OutputFormat.JSON))
                        .text())
                .startsWith("{\"summary\":\"La coopérative")
                .endsWith("\"language\":\"fr\"}");
    }

    private String text(String prompt) {
        return answer(ChatRequest.of(prompt)).text();
    }

    private String text(Message... messages) {
        return answer(ChatRequest.of(List.of(messages))).text();
    }

    private ChatResponse answer(ChatRequest request) {
        return PROVIDER.chat(call(request, "extractive")).fold(answer -> answer, failure -> {
            throw new AssertionError(failure.toString());
        });
    }

    private Failure failure(String prompt) {
        return failure(ChatRequest.of(prompt));
    }

    private Failure failure(ChatRequest request) {
        Outcome<ChatResponse> outcome = PROVIDER.chat(call(request, "extractive"));
        return outcome.fold(
                answer -> {
                    throw new AssertionError("answered: " + answer.text());
                },
                failure -> failure);
    }

    private EventStream stream(ChatRequest request) {
        return PROVIDER.stream(call(request, "extractive")).fold(stream -> stream, failure -> {
            throw new AssertionError(failure.toString());
        });
    }

    private ProviderCall<ChatRequest> call(ChatRequest request, String model) {
        return new ProviderCall<>(
                request,
                model,
                CardFacts.NONE,
                Credential.NONE,
                Duration.ofSeconds(1),
                cancellation,
                null,
                CallNotes.NONE);
    }
}
