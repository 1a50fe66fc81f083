package io.llmrouter.examples.queue;

import io.llmrouter.test.ScriptedProvider;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.camel.CamelContext;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jms.InvalidDestinationException;
import org.springframework.jms.core.JmsTemplate;

/** The application as a user starts it, with its own broker. */
final class RunningQueues implements AutoCloseable {

    private final ConfigurableApplicationContext application;
    private final JmsTemplate jms;

    private RunningQueues(ConfigurableApplicationContext application) {
        this.application = application;
        this.jms = new JmsTemplate(application.getBean(ConnectionFactory.class));
    }

    /** Starts it, without samples; properties are written {@code name=value}. */
    static RunningQueues with(String... properties) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("orders.samples", "0", "orders.retry-delay", "20"));
        for (String property : properties) {
            all.put(property.substring(0, property.indexOf('=')), property.substring(property.indexOf('=') + 1));
        }
        String[] arguments = all.entrySet().stream()
                .map(each -> "--" + each.getKey() + "=" + each.getValue())
                .toArray(String[]::new);
        return new RunningQueues(new SpringApplicationBuilder(QueueEnrichment.class).run(arguments));
    }

    /** Starts it with the provider in OpenAI's place. */
    static RunningQueues asking(ScriptedProvider provider, String... properties) {
        List<String> all = new ArrayList<>(List.of(properties));
        all.add("orders.model=openai/gpt-6-luna");
        all.add("OPENAI_API_KEY=sk-test-0123456789");
        all.add("OPENAI_BASE_URL=" + provider.baseUrl());
        return with(all.toArray(String[]::new));
    }

    CamelContext camel() {
        return application.getBean(CamelContext.class);
    }

    void order(String id) {
        send("<order id=\"" + id + "\"><customer>Ellen</customer><item quantity=\"2\">Paper</item></order>");
    }

    void send(String text) {
        jms.send("orders", session -> session.createTextMessage(text));
    }

    /** The texts in a queue, which stay there. */
    List<String> texts(String queue) {
        return messages(queue).stream().map(RunningQueues::text).toList();
    }

    /** The messages in a queue, which stay there; none where the broker has deleted it because it was empty. */
    List<Message> messages(String queue) {
        try {
            List<Message> found =
                    jms.browse(queue, (session, browser) -> new ArrayList<Message>(Collections.list(each(browser))));
            return found == null ? List.of() : found;
        } catch (InvalidDestinationException deleted) {
            return List.of();
        }
    }

    @SuppressWarnings("unchecked")
    private static Enumeration<Message> each(QueueBrowser browser) throws JMSException {
        return browser.getEnumeration();
    }

    /** How many messages are in a queue, without looking at them. */
    long count(String queue) {
        Queue found =
                application.getBean(EmbeddedActiveMQ.class).getActiveMQServer().locateQueue(SimpleString.of(queue));
        return found == null ? 0 : found.getMessageCount();
    }

    static String text(Message message) {
        try {
            return ((TextMessage) message).getText();
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    static String property(Message message, String name) {
        try {
            return message.getStringProperty(name);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        application.close();
    }
}
