package io.llmrouter.camel;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** The options of operations beside chat. A mutable bean, set up before its endpoint starts. */
@UriParams
public abstract class OperationOptions extends ReportOptions {

    @UriParam(label = "producer", description = "How long the vectors of embed are to be. Unset leaves it to the model")
    private @Nullable Integer dimensions;

    @UriParam(
            label = "producer",
            description = "What the vectors of embed are for, where a model tells that apart: document, query,"
                    + " classification, clustering or similarity",
            enums = "document,query,classification,clustering,similarity")
    private @Nullable String purpose;

    @UriParam(label = "producer", description = "How many of the best documents rerank returns. Unset means all")
    private @Nullable Integer topN;

    @UriParam(
            label = "producer",
            description = "What is spoken in the sound for transcribe, such as en. Unset has the model guess")
    private @Nullable String language;

    @UriParam(label = "producer", description = "Whose voice speak has, in the provider's words")
    private @Nullable String voice;

    @UriParam(label = "producer", description = "The format of the sound of speak, such as mp3")
    private @Nullable String format;

    @UriParam(label = "producer", description = "How many images image draws", defaultValue = "1")
    private int imageCount = 1;

    @UriParam(
            label = "producer",
            description = "The size of the images of image, in the provider's words, such as 1024x1024")
    private @Nullable String imageSize;

    @UriParam(label = "producer", description = "How well image draws, in the provider's words")
    private @Nullable String imageQuality;

    @UriParam(
            label = "producer",
            description = "Whether tokens asks the provider itself, where it counts. What it does not answer is counted"
                    + " here")
    private boolean askProvider;

    OperationOptions() {}

    public @Nullable Integer getDimensions() {
        return dimensions;
    }

    public void setDimensions(@Nullable Integer dimensions) {
        this.dimensions = dimensions;
    }

    public @Nullable String getPurpose() {
        return purpose;
    }

    public void setPurpose(@Nullable String purpose) {
        this.purpose = purpose;
    }

    public @Nullable Integer getTopN() {
        return topN;
    }

    public void setTopN(@Nullable Integer topN) {
        this.topN = topN;
    }

    public @Nullable String getLanguage() {
        return language;
    }

    public void setLanguage(@Nullable String language) {
        this.language = language;
    }

    public @Nullable String getVoice() {
        return voice;
    }

    public void setVoice(@Nullable String voice) {
        this.voice = voice;
    }

    public @Nullable String getFormat() {
        return format;
    }

    public void setFormat(@Nullable String format) {
        this.format = format;
    }

    public int getImageCount() {
        return imageCount;
    }

    public void setImageCount(int imageCount) {
        this.imageCount = imageCount;
    }

    public @Nullable String getImageSize() {
        return imageSize;
    }

    public void setImageSize(@Nullable String imageSize) {
        this.imageSize = imageSize;
    }

    public @Nullable String getImageQuality() {
        return imageQuality;
    }

    public void setImageQuality(@Nullable String imageQuality) {
        this.imageQuality = imageQuality;
    }

    public boolean isAskProvider() {
        return askProvider;
    }

    public void setAskProvider(boolean askProvider) {
        this.askProvider = askProvider;
    }
}
