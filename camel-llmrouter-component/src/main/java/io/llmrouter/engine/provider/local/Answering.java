package io.llmrouter.engine.provider.local;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.wire.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does one assignment with one digest: in free text, as any JSON object, or as JSON that keeps to a schema. */
final class Answering {

    private static final int ANSWER_SENTENCES = 3;

    private final ChatRequest request;
    private final Assignment assignment;
    private final Digest digest;
    private final Length length;

    Answering(ChatRequest request, Assignment assignment, Digest digest) {
        this.request = request;
        this.assignment = assignment;
        this.digest = digest;
        this.length = Length.of(assignment.instruction(), request.sampling().maxTokens());
    }

    Outcome<Reply> reply() {
        String schema = request.output().schema();
        return switch (request.output().kind()) {
            case TEXT -> text().map(said -> said.within(request.sampling()));
            case JSON -> Outcome.answered(Reply.of(anyJson()));
            case SCHEMA ->
                new SchemaFiller(this, schema == null ? "{}" : schema).fill().map(Reply::of);
        };
    }

    Digest digest() {
        return digest;
    }

    /** The summary, as long as the instruction or the text's size wants it. */
    Reply summary() {
        return length.fit(digest.central(length.sentencesFor(digest.sentences().size())));
    }

    List<String> keywords() {
        return digest.keywords(length.keywords());
    }

    /** The labels that the instruction offers. */
    List<String> offered() {
        return OfferedLabels.in(assignment.instruction());
    }

    /** The sentences that answer the question, if one was asked and any is close. */
    Optional<Reply> answer() {
        int count = length.sentences() > 0 ? length.sentences() : ANSWER_SENTENCES;
        return Optional.of(digest.answer(assignment.question(), count))
                .filter(sentences -> !sentences.isEmpty())
                .map(length::fit);
    }

    private Outcome<Reply> text() {
        return switch (assignment.task()) {
            case SUMMARY -> Outcome.answered(summary());
            case KEYWORDS -> Outcome.answered(Reply.of(String.join(", ", keywords())));
            case LABEL -> label();
            case ANSWER ->
                answer().map(Outcome::answered)
                        .orElseGet(() -> unsupported("no sentence of the text is close to the question"));
        };
    }

    private Outcome<Reply> label() {
        List<String> labels = offered();
        if (labels.isEmpty()) {
            return unsupported("a label is asked for, and no list of labels was found in the instruction");
        }
        return digest.label(labels)
                .map(label -> Outcome.answered(Reply.of(label)))
                .orElseGet(() -> unsupported("the text speaks for none of the labels " + String.join(", ", labels)
                        + "; offer 'other' to have it chosen then"));
    }

    private String anyJson() {
        Map<String, Object> object = new LinkedHashMap<>();
        if (assignment.task() == Task.ANSWER) {
            answer().ifPresent(answer -> object.put("answer", answer.text()));
        }
        if (assignment.task() == Task.LABEL) {
            digest.label(offered()).ifPresent(label -> object.put("label", label));
        }
        object.put("summary", summary().text());
        object.put("keywords", keywords());
        digest.language().ifPresent(language -> object.put("language", language));
        return Json.write(object);
    }

    static <T> Outcome<T> unsupported(String why) {
        return Outcome.failed(FailureKind.UNSUPPORTED, "the extractive model cannot answer: " + why);
    }
}
