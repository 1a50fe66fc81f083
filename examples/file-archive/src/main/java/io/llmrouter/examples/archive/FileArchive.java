package io.llmrouter.examples.archive;

import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.IdempotentRepository;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** Reads an archive and ends; what it does is in the routes {@code camel/*.yaml}. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(Settings.class)
public class FileArchive {

    /** Reads the archive. */
    public static void main(String... arguments) throws InterruptedException {
        ConfigurableApplicationContext application = SpringApplication.run(FileArchive.class, arguments);
        application.getBean(Progress.class).awaitEnd();
        System.exit(SpringApplication.exit(application));
    }

    @Bean
    Progress progress() {
        return new Progress(InstantSource.system());
    }

    /** The files that were answered, by name, size and time; on disk, so that a second start knows of them. */
    @Bean
    IdempotentRepository answered(Settings settings) {
        return new AnsweredKeys(settings.work().resolve("answered.txt"));
    }

    /** The threads that read. Camel takes the next file only when one of them is free. */
    @Bean
    ExecutorService readers(CamelContext camel, Settings settings) {
        return camel.getExecutorServiceManager().newFixedThreadPool(this, "readers", settings.parallel());
    }

    @Bean
    Archive archive(Settings settings, IdempotentRepository answered, Progress progress) {
        return new Archive(settings, new Answers(settings.answers(), answered), progress);
    }
}
