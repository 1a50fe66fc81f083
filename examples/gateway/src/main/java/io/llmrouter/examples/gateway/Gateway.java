package io.llmrouter.examples.gateway;

import java.util.concurrent.Executor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.util.unit.DataSize;

/** Starts the gateway. */
@SpringBootApplication(proxyBeanMethods = false)
public class Gateway {

    /** Starts it. */
    public static void main(String... arguments) {
        SpringApplication.run(Gateway.class, arguments);
    }

    /** Answers each request in the thread the server gave it: a second thread for each would only wait for the first. */
    @Bean
    Executor applicationTaskExecutor() {
        return new CallingThread();
    }

    @Bean
    BodyLimit bodyLimit(@Value("${gateway.max-request-size}") DataSize limit) {
        return new BodyLimit(limit.toBytes());
    }
}
