package io.llmrouter.engine.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.provider.Golden;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What stands beside the parts of a message: marks of failure, wishes for citations. */
class BesidePartsTest {

    private static final String MODEL = "claude-haiku-4-5";
    private static final String DOCUMENT = "{'type':'document','source':{'type':'text','media_type':'text/plain',"
            + "'data':'Ruby.'},'title':'facts.txt','context':'From our archive.','citations':{'enabled':true}}";

    @Test
    void writesADocumentAsItWasAskedOf() {
        ChatRequest read = read("[{'role':'user','content':[" + DOCUMENT + "]}]");

        assertThat(((Content.Media) read.messages().get(0).content().get(0)).extra())
                .isEqualTo(Map.of("context", "From our archive.", "citations", Map.of("enabled", true)));
        assertThat(blocks(Encoded.body(read, MODEL), 0))
                .isEqualTo(Golden.map(json("{'a':[" + DOCUMENT + "]}")).get("a"));
    }

    @Test
    void keepsTheMarkOfAToolThatFailed() {
        String result = "{'type':'tool_result','tool_use_id':'t','content':[{'type':'text','text':'no such file'}],"
                + "'is_error':true}";
        ChatRequest read = read("[{'role':'user','content':'hi'},{'role':'assistant','content':[{'type':'tool_use',"
                + "'id':'t','name':'look','input':{}}]},{'role':'user','content':[" + result + "]}]");

        assertThat(read.messages().get(2))
                .isEqualTo(Message.tool("t", "no such file").asFailed());
        assertThat(blocks(Encoded.body(read, MODEL), 2))
                .isEqualTo(Golden.map(json("{'a':[" + result + "]}")).get("a"));
        assertThat(Encoded.request(read, MODEL, Encoded.quirks(Map.of(), Set.of()), false)
                        .adjustments())
                .isEmpty();
    }

    @Test
    void givesAFailureWithoutAReasonOne() {
        Message silent = new Message(Role.TOOL, List.of(), List.of(), "t", null).asFailed();

        assertThat(blocks(Encoded.body(ChatRequest.of(List.of(silent)), MODEL), 0)
                        .toString())
                .contains("is_error=true", "text=The tool failed and gave no reason.");
    }

    private static Object blocks(Map<String, Object> body, int turn) {
        return ((Map<?, ?>) ((List<?>) body.get("messages")).get(turn)).get("content");
    }

    private static ChatRequest read(String messages) {
        return AnthropicRequestReader.read(json("{'model':'" + MODEL + "','max_tokens':9,'messages':" + messages + "}"))
                .request();
    }

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
