package io.llmrouter.engine.state.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.state.StateSettings;
import java.net.URI;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.HostAndPort;

class RedisAddressTest {

    private static RedisAddress of(String address) {
        return RedisAddress.of(new StateSettings(URI.create(address), "test"));
    }

    @Test
    void hasTheUsualPortAndNoTlsUnlessToldOtherwise() {
        RedisAddress address = of("redis://host");

        assertThat(address.server()).isEqualTo(new HostAndPort("host", 6379));
        assertThat(address.manner().isSsl()).isFalse();
        assertThat(address.manner().getUser()).isNull();
        assertThat(address.manner().getPassword()).isNull();
        assertThat(address.manner().getDatabase()).isZero();
    }

    @Test
    void readsUserPasswordAndDatabase() {
        RedisAddress address = of("rediss://me:s%40cret:%23@host:7000/3");

        assertThat(address.server()).isEqualTo(new HostAndPort("host", 7000));
        assertThat(address.manner().isSsl()).isTrue();
        assertThat(address.manner().getSslParameters().getEndpointIdentificationAlgorithm())
                .as("the host is verified")
                .isEqualTo("HTTPS");
        assertThat(address.manner().getUser()).isEqualTo("me");
        assertThat(address.manner().getPassword()).isEqualTo("s@cret:#");
        assertThat(address.manner().getDatabase()).isEqualTo(3);
        assertThat(address.toString()).doesNotContain("cret");
    }

    @Test
    void aPasswordAloneIsTheUsualUsers() {
        RedisAddress address = of("redis://:word@host");

        assertThat(address.manner().getUser()).isNull();
        assertThat(address.manner().getPassword()).isEqualTo("word");
    }

    @Test
    void noPasswordIsInTheErrorOfAServerThatIsNotThere() {
        assertThatThrownBy(of("redis://:very-secret@127.0.0.1:1")::open)
                .hasMessageContaining("127.0.0.1:1")
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("very-secret");
    }
}
