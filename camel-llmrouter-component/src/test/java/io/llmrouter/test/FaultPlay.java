package io.llmrouter.test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How a {@link Fault} is played on a connection whose request was read. */
enum FaultPlay {
    /** Never: these faults come before a request can be read. */
    UNUSED {
        @Override
        void on(FaultWire wire) throws IOException {
            wire.reset();
        }
    },
    REPLY {
        @Override
        void on(FaultWire wire) throws IOException {
            wire.answer();
        }
    },
    RESET {
        @Override
        void on(FaultWire wire) throws IOException {
            wire.reset();
        }
    },
    SILENCE {
        @Override
        void on(FaultWire wire) {
            wire.awaitLeaving();
        }
    },
    STALL {
        @Override
        void on(FaultWire wire) throws IOException {
            wire.begin(wire.untilContent());
            wire.awaitLeaving();
        }
    },
    NO_END {
        @Override
        void on(FaultWire wire) throws IOException {
            wire.begin(wire.untilEnd());
            wire.awaitLeaving();
        }
    },
    CUT_EARLY {
        @Override
        void on(FaultWire wire) throws IOException {
            wire.begin(wire.beforeContent());
            wire.close();
        }
    },
    CUT_LATE {
        @Override
        void on(FaultWire wire) throws IOException {
            wire.begin(wire.untilContent());
            wire.close();
        }
    },
    ERROR_EARLY {
        @Override
        void on(FaultWire wire) throws IOException {
            wire.tellError(wire.beforeContent());
        }
    },
    ERROR_LATE {
        @Override
        void on(FaultWire wire) throws IOException {
            wire.tellError(wire.untilContent());
        }
    },
    HEADERS {
        @Override
        void on(FaultWire wire) throws IOException {
            wire.raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n");
            for (long number = 0; ; number++) {
                wire.raw("X-Filler-" + number + ": and so on and on\r\n");
            }
        }
    },
    HUGE {
        @Override
        void on(FaultWire wire) throws IOException {
            String head = "{\"id\":\"huge\",\"choices\":[{\"index\":0,\"message\":{\"content\":\"";
            wire.begin(List.of(wire.isStream() ? "data: " + head : head));
            byte[] mebibyte = "a".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < HUGE_MEBIBYTES; i++) {
                wire.write(mebibyte);
            }
            wire.end();
        }
    },
    PIECES {
        @Override
        void on(FaultWire wire) throws IOException {
            wire.answerByteByByte();
        }
    };

    private static final int HUGE_MEBIBYTES = 100;

    /** Plays it; an exception means that the client left. */
    abstract void on(FaultWire wire) throws IOException;
}
