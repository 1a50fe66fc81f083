package io.llmrouter.camel.eip;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jms.connection.JmsTransactionManager;

/** A queue in front and a queue behind, in one transaction of a real broker. */
class TransactedTest extends RouteKit {

    private static final int DELIVERIES = 3;

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private ActiveMQConnectionFactory connections;

    @BeforeEach
    void openBroker() throws Exception {
        String name = "vm://" + (1000 + Math.floorMod(System.nanoTime(), 1_000_000));
        AddressSettings settings = new AddressSettings()
                .setMaxDeliveryAttempts(DELIVERIES)
                .setRedeliveryDelay(0)
                .setDeadLetterAddress(SimpleString.of("dead"));
        broker.setConfiguration(new ConfigurationImpl()
                        .setPersistenceEnabled(false)
                        .setSecurityEnabled(false)
                        .addAcceptorConfiguration("in-vm", name)
                        .addAddressSetting("#", settings)
                        .addQueueConfiguration(QueueConfiguration.of("dead").setRoutingType(RoutingType.ANYCAST)))
                .start();
        connections = new ActiveMQConnectionFactory(name);
        JmsTransactionManager transactions = new JmsTransactionManager(connections);
        JmsComponent jms = JmsComponent.jmsComponentTransacted(connections, transactions);
        camel.addComponent("jms", jms);
        camel.getRegistry().bind("required", new SpringTransactionPolicy(transactions));
        startYaml("Transacted routes");
    }

    @AfterEach
    void closeBroker() throws Exception {
        camel.stop();
        connections.close();
        broker.stop();
    }

    private String receive(String queue) {
        return camel.createConsumerTemplate().receiveBody("jms:queue:" + queue, 10_000, String.class);
    }

    @Test
    void answersOnceWhenTheFirstDeliveryIsRolledBack() {
        one.script("500, ok:the answer");

        template.sendBody("jms:queue:questions", "a question");

        assertThat(receive("answers")).isEqualTo("the answer");
        assertThat(one.requests()).hasSize(2);
        assertThat(left("answers")).isZero();
        assertThat(left("dead")).isZero();
    }

    @Test
    void keepsWhatIsNeverAnsweredAmongTheDeadLetters() {
        one.script("500");

        template.sendBody("jms:queue:questions", "a question");

        assertThat(receive("dead")).isEqualTo("a question");
        assertThat(one.requests()).hasSize(DELIVERIES);
        assertThat(left("answers")).isZero();
    }

    private long left(String queue) {
        var found = broker.getActiveMQServer().locateQueue(SimpleString.of(queue));
        return found == null ? 0 : found.getMessageCount();
    }
}
