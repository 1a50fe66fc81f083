package io.llmrouter.examples.quickstart;

import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;

/** Starts the quickstart; what it does is in the routes {@code camel/*.yaml}. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(QuickstartSettings.class)
public class Quickstart {

    private static final Logger LOG = LoggerFactory.getLogger("quickstart");

    /** Starts it. */
    public static void main(String... arguments) {
        SpringApplication.run(Quickstart.class, arguments);
    }

    @Bean
    RunningTotal runningTotal() {
        return new RunningTotal();
    }

    @Bean
    Desk desk(QuickstartSettings settings, RunningTotal total) throws IOException {
        Samples.prepare(settings);
        return new Desk(settings, total, Clock.systemUTC());
    }

    @Bean
    Ask ask() {
        return new Ask();
    }

    @Bean
    QuestionLimit questionLimit(QuickstartSettings settings) {
        return new QuestionLimit(settings.maxQuestionSize());
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        QuickstartSettings settings = event.getApplicationContext().getBean(QuickstartSettings.class);
        String port = event.getApplicationContext().getEnvironment().getProperty("local.server.port", "8080");
        LOG.info(
                "Drop .txt .md .html .csv .json .eml files into {}; results appear in {}, what cannot be read in {}",
                settings.inbox().toAbsolutePath(),
                settings.outbox().toAbsolutePath(),
                settings.parked().toAbsolutePath());
        LOG.info(
                "Ask about a text: curl -sN 'http://localhost:{}/ask?question=What%20was%20the%20cause%3F&stream=true'"
                        + " -H 'Content-Type: text/plain' --data-binary @{}",
                port, settings.done().resolve("incident-report.txt"));
    }
}
