package io.llmrouter.camel;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** The options that say how a structured body is read and written. A mutable bean, set up before its endpoint starts. */
@UriParams
public abstract class MessageOptions extends RequestOptions {

    @UriParam(
            label = "producer",
            description = "What the prefixes of an XPath in target stand for: prefix=URI, several with commas between,"
                    + " or #bean for Camel's Namespaces. Without it a single Namespaces of the registry is used",
            javaType = "java.lang.String")
    private @Nullable Object namespaces;

    @UriParam(
            label = "producer",
            description = "The longest XML body, in characters, that an XPath in target may be looked for in",
            defaultValue = "10000000")
    private int maxXmlSize = 10_000_000;

    public @Nullable Object getNamespaces() {
        return namespaces;
    }

    public void setNamespaces(@Nullable Object namespaces) {
        this.namespaces = namespaces;
    }

    public int getMaxXmlSize() {
        return maxXmlSize;
    }

    public void setMaxXmlSize(int maxXmlSize) {
        this.maxXmlSize = maxXmlSize;
    }
}
