package io.llmrouter.examples.archive;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be set under {@code archive}, besides what only the routes read.
 *
 * @param folder the archive; it is only read
 * @param answers where answers go, in folders as the archive has them
 * @param parked where the reasons go for which files could not be answered
 * @param work where it is written down what was answered, and the summary
 * @param parallel how many files are read at once
 * @param partCharacters longer files are asked about in parts
 */
@ConfigurationProperties("archive")
record Settings(
        @DefaultValue("archive") Path folder,
        @DefaultValue("answers") Path answers,
        @DefaultValue("parked") Path parked,
        @DefaultValue("work") Path work,
        @DefaultValue("8") int parallel,
        @DefaultValue("48000") int partCharacters) {}
