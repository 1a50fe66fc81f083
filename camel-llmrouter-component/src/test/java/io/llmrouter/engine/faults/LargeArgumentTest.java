package io.llmrouter.engine.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.llmrouter.engine.faults.WireScene.Ended;
import io.llmrouter.test.WireProtocol;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A tool argument of 4 MiB arrives whole in every protocol, and takes memory in proportion to its size. */
@Timeout(60)
class LargeArgumentTest {

    private static final int SIZE = 4 << 20;
    /** What reading an answer may take, in times its size: bytes, text, tree and text again, and growing buffers. */
    private static final int MOST_TIMES = 40;

    private static final String ARGUMENTS = "{\"text\":\"" + "a".repeat(SIZE) + "\"}";

    @ParameterizedTest
    @EnumSource
    void arrivesInAWholeAnswer(WireProtocol protocol) {
        arrives(protocol, Played.ok("application/json", protocol.wholeCall("keep", ARGUMENTS)), false);
    }

    @ParameterizedTest
    @EnumSource
    void arrivesInAStream(WireProtocol protocol) {
        byte[] body = Played.joined(protocol.streamCall("keep", ARGUMENTS));
        arrives(protocol, Played.ok(protocol.streamType(), body), true);
    }

    private static void arrives(WireProtocol protocol, Played played, boolean streaming) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (WireScene scene = WireScene.of(protocol, played)) {
            long before = threads.getCurrentThreadAllocatedBytes();

            Ended ended = scene.ask(streaming);

            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertThat(ended.arguments().equals(ARGUMENTS))
                    .as("%s", ended.failure())
                    .isTrue();
            assertThat(allocated).isLessThan((long) MOST_TIMES * SIZE);
        }
    }
}
