package io.llmrouter.engine.provider.openai;

import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.SpeakRequest;
import io.llmrouter.engine.model.SpeakResponse;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.Malformed;
import io.llmrouter.engine.provider.OperationBody;
import io.llmrouter.engine.provider.OperationDialect;
import io.llmrouter.engine.provider.ReceivedBody;

/**
 * Speech, as documented at https://platform.openai.com/docs/api-reference/audio/createSpeech. The voice is required there;
 * without a wish it is {@value #USUAL_VOICE}. The answer is the sound, and says nothing of what was used.
 */
record Speech(OpenAiErrors errors) implements OperationDialect<SpeakRequest, SpeakResponse> {

    private static final String USUAL_VOICE = "alloy";

    @Override
    public Class<SpeakRequest> requestType() {
        return SpeakRequest.class;
    }

    @Override
    public Outcome<DialectRequest> encode(SpeakRequest request, String model, Quirks quirks) {
        return new OperationBody()
                .with("model", model)
                .with("input", request.text())
                .with("voice", request.voice() == null ? USUAL_VOICE : request.voice())
                .with("response_format", request.format())
                .with("instructions", request.instructions())
                .withAll(request.extra())
                .request(Operation.SPEAK, model, quirks);
    }

    @Override
    public Outcome<SpeakResponse> decode(SpeakRequest request, ReceivedBody body) {
        if (body.mediaType().endsWith("json")) {
            return body.read(errors::find, root -> Malformed.answer("it is JSON and no sound"));
        }
        if (body.bytes().length == 0) {
            return Malformed.answer("it is empty");
        }
        String type = body.mediaType().isEmpty() ? "audio/mpeg" : body.mediaType();
        return Outcome.answered(new SpeakResponse("", body.bytes(), type, Usage.estimated(0, 0)));
    }
}
