package io.llmrouter.examples.quickstart;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What can be set under {@code quickstart}.
 *
 * @param inbox the folder that is watched
 * @param outbox where results go
 * @param parked where files go that cannot be processed, each with its reason
 * @param done where files go that were processed
 * @param samples whether an inbox that is made new gets the sample files
 * @param categories the words a document is put under
 * @param maxFileSize larger files are parked
 * @param maxHtmlSize larger HTML pages are parked: a page is read as a whole
 * @param maxPromptCharacters of a longer text, the model is shown the beginning only
 * @param maxQuestionSize larger requests to {@code /ask} are refused
 */
@ConfigurationProperties("quickstart")
record QuickstartSettings(
        @DefaultValue("inbox") Path inbox,
        @DefaultValue("outbox") Path outbox,
        @DefaultValue("parked") Path parked,
        @DefaultValue("done") Path done,
        @DefaultValue("true") boolean samples,
        @DefaultValue({"invoice", "order", "complaint", "meeting", "report", "news", "technical", "personal", "other"})
                List<String> categories,
        @DefaultValue("100MB") DataSize maxFileSize,
        @DefaultValue("10MB") DataSize maxHtmlSize,
        @DefaultValue("48000") int maxPromptCharacters,
        @DefaultValue("1MB") DataSize maxQuestionSize) {

    QuickstartSettings {
        categories = List.copyOf(categories);
    }
}
