package io.llmrouter.examples.httpchat;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What can be set under {@code http-chat}, besides what only the routes read.
 *
 * @param jobs the folder of the jobs
 * @param callbackHosts the hosts that answers may be posted to
 * @param maxRequestSize larger requests are refused
 */
@ConfigurationProperties("http-chat")
record Settings(
        @DefaultValue("jobs") Path jobs,
        @DefaultValue({"localhost", "127.0.0.1"}) List<String> callbackHosts,
        @DefaultValue("1MB") DataSize maxRequestSize) {

    Settings {
        callbackHosts = List.copyOf(callbackHosts);
    }
}
