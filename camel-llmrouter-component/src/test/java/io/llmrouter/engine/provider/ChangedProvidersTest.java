package io.llmrouter.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.provider.WrittenCalls.Call;
import io.llmrouter.engine.provider.WrittenCalls.Found;
import io.llmrouter.engine.provider.WrittenCalls.Result;
import io.llmrouter.engine.provider.error.ErrorBody;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A conversation that one provider began, whole or as a stream, and another goes on with: an image, instructions in two
 * places, a thought, two calls at once, their results in the other order, one of them an error. For all of them.
 */
class ChangedProvidersTest {

    private static final List<ToolSpec> TOOLS = List.of(
            new ToolSpec("look", "Looks.", "{\"type\":\"object\"}", false),
            new ToolSpec("now", "Tells the time.", "{\"type\":\"object\"}", false));
    private static final String IMAGE = "iVBORw0KGgo=";
    private static final String FIRST = "Be brief.";
    private static final String LATER = "Answer in French.";

    static Stream<Arguments> ways() {
        return Arrays.stream(Origin.values()).flatMap(from -> Stream.of(true, false)
                .flatMap(streamed -> Arrays.stream(Destination.values()).map(to -> arguments(from, streamed, to))));
    }

    private static ChatRequest conversation(Message answer) {
        List<ToolCall> calls = answer.toolCalls();
        assertThat(calls).extracting(ToolCall::name).containsExactly("look", "now");
        return ChatRequest.of(List.of(
                Message.system(FIRST),
                Message.user(List.of(Content.text("How is the sky?"), Content.image("data:image/png;base64," + IMAGE))),
                answer,
                Message.tool(calls.get(1).id(), "12:00"),
                failed(calls.get(0).id(), "error: the camera is off"),
                Message.system(LATER),
                Message.user("And now?")));
    }

    private static Message failed(String id, String why) {
        return new Message(Role.TOOL, List.of(Content.text(why)), List.of(), id, null, null, true);
    }

    private static ChatRequest begun(Origin from, boolean streamed) {
        return conversation(from.answer(streamed)).withTools(TOOLS, ToolChoice.AUTO);
    }

    private static DialectRequest written(ChatRequest request, Destination to) {
        return to.write(request, false).fold(written -> written, failure -> {
            throw new AssertionError(failure.toString());
        });
    }

    private static JsonNode body(DialectRequest written) {
        return ErrorBody.tree(written.body());
    }

    private static String text(DialectRequest written) {
        return new String(written.body(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void keepsCallsAndTheirResultsTogether(Origin from, boolean streamed, Destination to) {
        Found found = to.calls().in(body(written(begun(from, streamed), to)));

        assertThat(found.calls()).extracting(Call::name).containsExactly("look", "now");
        assertThat(found.calls())
                .extracting(call -> call.arguments().toString())
                .containsExactly("{\"at\":\"sky\"}", "{}");
        assertThat(found.results()).hasSize(2);
        assertThat(found.results().get(0).text()).contains("the camera is off");
        assertThat(found.results().get(1).text()).contains("12:00");
        assertThat(found.results()).extracting(Result::name).isIn(List.of("", ""), List.of("look", "now"));
        assertThat(found.calls().get(1).place())
                .isLessThan(found.results().get(0).place());
        if (to.calls().adjoins()) {
            assertThat(found.results().get(0).place())
                    .isEqualTo(found.calls().get(1).place() + 1);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void givesIdsThatAreTakenToCallsAndTheSameToResults(Origin from, boolean streamed, Destination to) {
        Found found = to.calls().in(body(written(begun(from, streamed), to)));

        List<String> ids = found.calls().stream().map(Call::id).toList();
        assertThat(found.results()).extracting(Result::id).isEqualTo(ids);
        boolean byOrder = to.calls() == WrittenCalls.GEMINI && ids.equals(List.of("", ""));
        if (!byOrder) {
            assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches(to.ids()));
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void showsProofsToThoseAloneWhoCanCheckThem(Origin from, boolean streamed, Destination to) {
        String body = text(written(begun(from, streamed), to));

        if (from.proof() != null) {
            assertThat(body.contains(from.proof())).isEqualTo(to.proves(from));
        }
        if (from.hidden() != null) {
            assertThat(body.contains(from.hidden())).isEqualTo(to.reveals(from));
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void tellsWhatIsLostOrMoved(Origin from, boolean streamed, Destination to) {
        DialectRequest written = written(begun(from, streamed), to);

        String body = text(written);
        boolean wordless = from.proof() != null && (from == Origin.GEMINI || from == Origin.VERTEX);
        boolean lost = !body.contains(Origin.THOUGHT)
                || (from.hidden() != null && !body.contains(from.hidden()))
                || (wordless && !body.contains(from.proof()));
        assertThat(written.adjustments().contains("drops thoughts")).isEqualTo(lost);
        assertThat(written.adjustments().contains("moves a system message to the front"))
                .isEqualTo(to.movesInstructions());
        assertThat(body).contains(FIRST, LATER, IMAGE, "And now?");
        assertThat(body.indexOf(LATER) < body.indexOf("the camera is off")
                        || body.indexOf(LATER) > body.indexOf("And now?"))
                .isEqualTo(to.movesInstructions());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void refusesWhatIsNotSentAsItIsWhereAnAccountIsStrict(Origin from, boolean streamed, Destination to) {
        ChatRequest request = begun(from, streamed);

        FailureKind refused = to.write(request, true).fold(sent -> null, failure -> failure.kind());

        boolean adjusted = !written(request, to).adjustments().isEmpty();
        assertThat(refused).isEqualTo(adjusted ? FailureKind.UNSUPPORTED : null);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void takesAStreamForTheWholeAnswer(Origin from, boolean streamed, Destination to) {
        JsonNode whole = body(written(begun(from, false), to));

        assertThat(body(written(begun(from, streamed), to))).isEqualTo(whole);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void goesOnWithoutTools(Origin from, boolean streamed, Destination to) {
        DialectRequest written = written(begun(from, streamed).withTools(List.of(), ToolChoice.AUTO), to);

        JsonNode body = body(written);
        switch (to.calls()) {
            case ANTHROPIC -> {
                assertThat(body.path("tools")).hasSize(2);
                assertThat(body.at("/tool_choice/type").asText()).isEqualTo("none");
            }
            case BEDROCK -> assertThat(body.at("/toolConfig/tools")).hasSize(2);
            default -> assertThat(body.has("tools")).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Destination.class)
    void sendsNoArgumentsThatAreNotJson(Destination to) {
        Message answer = Origin.CHAT.answer(false);
        ToolCall look = answer.toolCalls().get(0);
        Message broken = answer.withToolCalls(List.of(
                new ToolCall(look.id(), look.name(), "{\"at\":\"sk"),
                answer.toolCalls().get(1)));
        boolean taken = to.calls() == WrittenCalls.RESPONSES;

        DialectRequest written = written(conversation(broken).withTools(TOOLS, ToolChoice.AUTO), to);

        assertThat(text(written).contains("malformed_arguments")).isEqualTo(!taken);
        assertThat(written.adjustments().contains("wraps arguments of look that are no JSON object"))
                .isEqualTo(!taken);
    }
}
