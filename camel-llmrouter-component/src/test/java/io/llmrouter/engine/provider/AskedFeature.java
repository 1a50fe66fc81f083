package io.llmrouter.engine.provider;

import io.llmrouter.engine.model.CacheMark;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.MediaSource;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.ReasoningEffort;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.model.Terms;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolChoice.Mode;
import io.llmrouter.engine.model.ToolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something a request can ask for, as two requests that differ in nothing else.
 *
 * @param name what it is called in the table
 * @param without the request that does not ask for it
 * @param with the one that does
 */
record AskedFeature(String name, ChatRequest without, ChatRequest with) {

    private static final ChatRequest PLAIN = ChatRequest.of("Look.");
    private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},"
            + "\"required\":[\"a\"],\"additionalProperties\":false}";
    private static final ToolSpec TOOL = new ToolSpec("look", "Looks.", SCHEMA, false);
    private static final ChatRequest TOOLED = PLAIN.withTools(List.of(TOOL), ToolChoice.AUTO);
    private static final byte[] BYTES = {1, 2, 3};

    @Override
    public String toString() {
        return name;
    }

    /** Each of them. */
    static List<AskedFeature> all() {
        List<AskedFeature> all = new ArrayList<>();
        all.add(plain("tools", TOOLED));
        all.add(new AskedFeature("several calls in one turn", conversation(1), conversation(2)));
        all.add(tooled("tool choice `none`", choice(new ToolChoice(Mode.NONE, null))));
        all.add(tooled("tool choice `required`", choice(new ToolChoice(Mode.REQUIRED, null))));
        all.add(tooled("tool choice, one by name", choice(new ToolChoice(Mode.NAMED, "look"))));
        all.add(plain("JSON", PLAIN.withOutput(OutputFormat.JSON)));
        all.add(plain("JSON by a schema", PLAIN.withOutput(OutputFormat.schema("thing", SCHEMA))));
        all.add(tooled("JSON by a schema, beside tools", TOOLED.withOutput(OutputFormat.schema("thing", SCHEMA))));
        all.add(media("image, bytes", Modality.IMAGE, "image/png", MediaSource.inline(BYTES)));
        all.add(media("image, address", Modality.IMAGE, "image/png", MediaSource.remote("https://a.example/a.png")));
        all.add(media("PDF, bytes", Modality.DOCUMENT, "application/pdf", MediaSource.inline(BYTES)));
        all.add(media(
                "PDF, address", Modality.DOCUMENT, "application/pdf", MediaSource.remote("https://a.example/a.pdf")));
        all.add(media("sound, bytes", Modality.AUDIO, "audio/wav", MediaSource.inline(BYTES)));
        all.add(media("sound, address", Modality.AUDIO, "audio/wav", MediaSource.remote("https://a.example/a.wav")));
        all.add(looked("image, how closely", "image/png", Modality.IMAGE, null, "low"));
        all.add(looked("document, its file name", "text/plain", Modality.DOCUMENT, "notes.txt", null));
        all.add(cited("document, citations wanted", Map.of("citations", Map.of("enabled", true))));
        all.add(cited("document, what it is about", Map.of("context", "From our archive.")));
        all.add(new AskedFeature("result of a tool that failed", conversation(1), failed()));
        all.add(plain("reasoning by a word", PLAIN.withEffort(ReasoningEffort.of("medium"))));
        all.add(plain("reasoning by a budget", PLAIN.withEffort(ReasoningEffort.budget(4096))));
        all.add(plain(
                "cache mark at a message",
                ChatRequest.of(List.of(Message.user("Look.").withCache(CacheMark.USUAL)))));
        all.add(tooled("cache mark at the tools", TOOLED.withTerms(Terms.USUAL.withToolsCache(CacheMark.USUAL))));
        addSampling(all);
        addOpenAis(all);
        all.add(plain("metadata", PLAIN.withTerms(Terms.USUAL.withMetadata(Map.of("team", "blue")))));
        all.add(plain("service tier `priority`", PLAIN.withTerms(Terms.USUAL.withServiceTier("priority"))));
        all.add(plain("service tier `batch`", PLAIN.withTerms(Terms.USUAL.withServiceTier("batch"))));
        return all;
    }

    /** What only Chat Completions has a place for. */
    private static void addOpenAis(List<AskedFeature> all) {
        List<Content> look = List.of(Content.text("Look."));
        all.add(plain("speaker's name", ChatRequest.of(List.of(new Message(Role.USER, look, List.of(), null, "ann")))));
        all.add(plain("`logit_bias`", PLAIN.withExtra(Map.of("logit_bias", Map.of("50256", -100)))));
        all.add(plain("`modalities`", PLAIN.withExtra(Map.of("modalities", List.of("text", "audio")))));
        all.add(tooled("one call at a time", TOOLED.withExtra(Map.of("parallel_tool_calls", false))));
    }

    private static void addSampling(List<AskedFeature> all) {
        all.add(sampling("log probabilities", Sampling.DEFAULT.withLogprobs(3)));
        all.add(sampling("seed", Sampling.of(null, null, null, 7L, List.of())));
        all.add(sampling("stop", Sampling.of(null, null, null, null, List.of("END"))));
        all.add(sampling("stop at white space", Sampling.of(null, null, null, null, List.of("\n\n"))));
        all.add(sampling("top-k", Sampling.DEFAULT.withTopK(20)));
        all.add(sampling("frequency penalty", Sampling.DEFAULT.withPenalties(0.5, null)));
        all.add(sampling("presence penalty", Sampling.DEFAULT.withPenalties(null, 0.5)));
    }

    private static AskedFeature plain(String name, ChatRequest with) {
        return new AskedFeature(name, PLAIN, with);
    }

    private static AskedFeature tooled(String name, ChatRequest with) {
        return new AskedFeature(name, TOOLED, with);
    }

    private static AskedFeature sampling(String name, Sampling sampling) {
        return plain(name, PLAIN.withSampling(sampling));
    }

    private static ChatRequest choice(ToolChoice choice) {
        return PLAIN.withTools(List.of(TOOL), choice);
    }

    private static AskedFeature media(String name, Modality modality, String type, MediaSource source) {
        Content text = Content.text("Look.");
        ChatRequest twoTexts = ChatRequest.of(List.of(Message.user(List.of(text, text))));
        Content media = new Content.Media(modality, type, source, null, null);
        return new AskedFeature(name, twoTexts, ChatRequest.of(List.of(Message.user(List.of(text, media)))));
    }

    private static AskedFeature looked(
            String name, String type, Modality modality, @Nullable String file, @Nullable String detail) {
        Content plain = new Content.Media(modality, type, MediaSource.inline(BYTES), null, null);
        Content told = new Content.Media(modality, type, MediaSource.inline(BYTES), file, detail);
        return new AskedFeature(
                name,
                ChatRequest.of(List.of(Message.user(List.of(plain)))),
                ChatRequest.of(List.of(Message.user(List.of(told)))));
    }

    private static AskedFeature cited(String name, Map<String, Object> extra) {
        MediaSource source = MediaSource.inline(BYTES);
        Content plain = new Content.Media(Modality.DOCUMENT, "text/plain", source, null, null);
        Content told = new Content.Media(Modality.DOCUMENT, "text/plain", source, null, null, extra);
        return new AskedFeature(
                name,
                ChatRequest.of(List.of(Message.user(List.of(plain)))),
                ChatRequest.of(List.of(Message.user(List.of(told)))));
    }

    private static ChatRequest failed() {
        ChatRequest done = conversation(1);
        return done.withMessages(done.messages().stream()
                .map(each -> each.role() == Role.TOOL ? each.asFailed() : each)
                .toList());
    }

    private static ChatRequest conversation(int calls) {
        List<ToolCall> asked = new ArrayList<>();
        List<Message> results = new ArrayList<>();
        for (int i = 1; i <= calls; i++) {
            asked.add(new ToolCall("c_" + i, "look", "{\"a\":\"" + i + "\"}"));
            results.add(Message.tool("c_" + i, "seen"));
        }
        List<Message> messages = new ArrayList<>(List.of(Message.user("Look.")));
        messages.add(new Message(Role.ASSISTANT, List.of(), asked, null, null));
        messages.addAll(results);
        return ChatRequest.of(messages).withTools(List.of(TOOL), ToolChoice.AUTO);
    }
}
