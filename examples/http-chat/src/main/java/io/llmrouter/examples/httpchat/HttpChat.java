package io.llmrouter.examples.httpchat;

import java.time.Clock;
import java.util.UUID;
import org.apache.camel.component.http.HttpComponent;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Starts the chat; what it does is in the routes {@code camel/*.yaml}. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(Settings.class)
public class HttpChat {

    /** Starts it. */
    public static void main(String... arguments) {
        SpringApplication.run(HttpChat.class, arguments);
    }

    @Bean
    Chat chat() {
        return new Chat();
    }

    @Bean
    Jobs jobs(Settings settings) {
        return new Jobs(
                new JobFolders(settings.jobs()),
                new CallbackHosts(settings.callbackHosts()),
                Clock.systemUTC(),
                () -> UUID.randomUUID().toString());
    }

    @Bean
    Delivery delivery() {
        return new Delivery();
    }

    /**
     * The component that calls callbacks. Retries are left to the route: by itself the client would repeat requests that
     * are answered with 429 or 503.
     */
    @Bean
    HttpComponent callback() {
        HttpComponent callback = new HttpComponent();
        callback.setAutomaticRetriesDisabled(true);
        callback.setRedirectHandlingDisabled(true);
        callback.setConnectTimeout(5_000);
        callback.setResponseTimeout(30_000);
        return callback;
    }

    @Bean
    RequestLimit requestLimit(Settings settings) {
        return new RequestLimit(settings.maxRequestSize().toBytes());
    }
}
