package io.llmrouter.engine.faults;

import io.llmrouter.test.WireProtocol;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What can be wrong, or only odd, with an answer on the wire, made by hand from the published specifications. */
enum WireFault {
    SOUND,
    STATUS_500(500),
    STATUS_502(502),
    STATUS_503(503),
    STATUS_504(504),
    STATUS_529(529),
    /** A proxy's page. */
    PAGE_502 {
        @Override
        Played of(WireProtocol protocol, boolean stream) {
            return new Played(502, "text/html", Map.of(), List.of(utf8("<html><body>502 Bad Gateway</body></html>")));
        }
    },
    OVERLOADED_BEFORE_CONTENT {
        @Override
        Played of(WireProtocol protocol, boolean stream) {
            return Answers.ending(protocol, stream, Answers.beforeContent(protocol), protocol.overloaded(stream));
        }
    },
    OVERLOADED_AFTER_CONTENT {
        @Override
        Played of(WireProtocol protocol, boolean stream) {
            return Answers.ending(protocol, stream, Answers.untilContent(protocol), protocol.overloaded(stream));
        }
    },
    ERROR_BEFORE_CONTENT {
        @Override
        Played of(WireProtocol protocol, boolean stream) {
            return Answers.ending(protocol, stream, Answers.beforeContent(protocol), protocol.broken(stream));
        }
    },
    ERROR_AFTER_CONTENT {
        @Override
        Played of(WireProtocol protocol, boolean stream) {
            return Answers.ending(protocol, stream, Answers.untilContent(protocol), protocol.broken(stream));
        }
    },
    /** The checksum of a message is wrong. */
    BROKEN_CHECKSUM(WireProtocol::isBinary) {
        @Override
        byte[] body(List<byte[]> frames) {
            int at = Answers.holding(frames, "Grüße") + 1;
            byte[] broken = frames.get(at).clone();
            broken[broken.length - 1] ^= 1;
            return Played.joined(Answers.replaced(frames, at, broken));
        }
    },
    /** The checksum of a message's lengths is wrong. */
    BROKEN_PRELUDE(WireProtocol::isBinary) {
        @Override
        byte[] body(List<byte[]> frames) {
            int at = Answers.holding(frames, "Grüße") + 1;
            byte[] broken = frames.get(at).clone();
            broken[8] ^= 1;
            return Played.joined(Answers.replaced(frames, at, broken));
        }
    },
    LETTERS_IN_TWO_PIECES(WireProtocol::isPlain) {
        @Override
        List<byte[]> pieces(byte[] body) {
            return Answers.cutInLetters(body);
        }
    },
    ONE_BYTE_PIECES {
        @Override
        List<byte[]> pieces(byte[] body) {
            return Answers.bytes(body);
        }
    },
    HALF_A_LETTER_AT_THE_END(WireProtocol::isPlain) {
        @Override
        List<byte[]> pieces(byte[] body) {
            int at = new String(body, StandardCharsets.ISO_8859_1).indexOf("\u00F0\u009F");
            return List.of(Arrays.copyOf(body, at + 2));
        }
    },
    DUPLICATE_FIELDS(WireProtocol::sendsEvents) {
        @Override
        String text(String body) {
            return body.replaceAll("(?m)^event: ", "event: nonsense\nevent: ")
                    .replaceAll("(?m)^data: ", "id: 1\nid: 2\nretry: 7\nretry: never\ndata: ");
        }
    },
    NO_EVENT_NAMES(WireProtocol::sendsEvents) {
        @Override
        String text(String body) {
            return body.replaceAll("(?m)^event: .*\n", "");
        }
    },
    EVENTS_WITHOUT_DATA(WireProtocol::sendsEvents) {
        @Override
        String text(String body) {
            return isWhole(body) ? body : "event: ping\n\n" + body.replace("\n\n", "\n\nid: 7\n\nevent: ping\n\n");
        }
    },
    UNKNOWN_FIELDS(WireProtocol::sendsEvents) {
        @Override
        String text(String body) {
            return body.replaceAll("(?m)^data: ", "colour: blue\nlonely\ndata: ");
        }
    },
    NO_SPACE_BEHIND_THE_COLON(WireProtocol::sendsEvents) {
        @Override
        String text(String body) {
            return body.replaceAll("(?m)^(data|event): ", "$1:");
        }
    },
    /** White space of JSON is where one value may be told in two fields. */
    DATA_IN_TWO_FIELDS(WireProtocol::sendsEvents) {
        @Override
        String text(String body) {
            return body.replaceAll("(?m)^data: \\{", "data: {\ndata: ");
        }
    },
    COMMENTS(WireProtocol::sendsEvents) {
        @Override
        String text(String body) {
            return isWhole(body) ? body : ":\n\n" + body.replace("\n\n", "\n\n: still here\n\n");
        }
    },
    COMMENTS_INSIDE_EVENTS(WireProtocol::sendsEvents) {
        @Override
        String text(String body) {
            return body.replaceAll("(?m)^data: ", ": still here\ndata: ");
        }
    },
    BLANK_LINES(protocol -> !protocol.isBinary()) {
        @Override
        String text(String body) {
            return "\n\n" + body.replace("}\n", "}\n\n\n");
        }
    },
    CRLF(protocol -> !protocol.isBinary()) {
        @Override
        String text(String body) {
            return body.replace("\n", "\r\n");
        }
    },
    LONE_CR(protocol -> !protocol.isBinary()) {
        @Override
        String text(String body) {
            return body.replace('\n', '\r');
        }
    },
    BYTE_ORDER_MARK(protocol -> !protocol.isBinary()) {
        @Override
        String text(String body) {
            return "\uFEFF" + body;
        }
    },
    NO_END_MARKER {
        @Override
        byte[] body(List<byte[]> frames) {
            return Played.joined(frames.subList(0, Answers.holding(frames, "alle.") + 1));
        }

        @Override
        Played of(WireProtocol protocol, boolean stream) {
            return stream ? super.of(protocol, true) : SOUND.of(protocol, false);
        }
    },
    TRUNCATED_JSON {
        @Override
        Played of(WireProtocol protocol, boolean stream) {
            byte[] whole = protocol.whole(Answers.TEXT);
            byte[] half = Arrays.copyOf(whole, whole.length / 2);
            byte[] frame = protocol.frame(new String(half, StandardCharsets.UTF_8));
            return Answers.ending(protocol, stream, Answers.untilContent(protocol), stream ? frame : half);
        }
    },
    PAGE_200 {
        @Override
        Played of(WireProtocol protocol, boolean stream) {
            return Played.ok("text/html; charset=utf-8", utf8("<!DOCTYPE html><html><body>Sign in</body></html>"));
        }
    },
    /** The same page, called an answer. */
    PAGE_AS_ANSWER {
        @Override
        Played of(WireProtocol protocol, boolean stream) {
            String type = stream ? protocol.streamType() : "application/json";
            return Played.ok(type, utf8("<!DOCTYPE html><html>\n\n<body>Sign in</body></html>\n"));
        }
    },
    EMPTY_BODY {
        @Override
        List<byte[]> pieces(byte[] body) {
            return List.of();
        }
    },
    UNASKED_GZIP {
        @Override
        Played of(WireProtocol protocol, boolean stream) {
            return super.of(protocol, stream).with("Content-Encoding", "gzip");
        }

        @Override
        List<byte[]> pieces(byte[] body) {
            return List.of(Answers.gzip(body));
        }
    },
    PLAIN_TYPE {
        @Override
        Played of(WireProtocol protocol, boolean stream) {
            return new Played(
                    200,
                    "text/plain; charset=iso-8859-1",
                    Map.of(),
                    super.of(protocol, stream).pieces());
        }
    },
    NO_TYPE {
        @Override
        Played of(WireProtocol protocol, boolean stream) {
            return new Played(200, "", Map.of(), super.of(protocol, stream).pieces());
        }
    },
    /** Frames of a stream where a whole answer was asked for, and the other way round. */
    THE_OTHER_FORM {
        @Override
        Played of(WireProtocol protocol, boolean stream) {
            return SOUND.of(protocol, !stream);
        }
    };

    private final int status;
    private final Predicate<WireProtocol> where;

    WireFault() {
        this(200, protocol -> true);
    }

    WireFault(int status) {
        this(status, protocol -> true);
    }

    WireFault(Predicate<WireProtocol> where) {
        this(200, where);
    }

    WireFault(int status, Predicate<WireProtocol> where) {
        this.status = status;
        this.where = where;
    }

    /** Whether the protocol can be hurt that way. */
    boolean concerns(WireProtocol protocol) {
        return where.test(protocol);
    }

    Played of(WireProtocol protocol, boolean stream) {
        if (status != 200) {
            byte[] error = protocol.error(status, "It broke.");
            return new Played(status, "application/json", protocol.errorHeaders(status), List.of(error));
        }
        List<byte[]> frames = stream ? protocol.stream(Answers.TEXT) : List.of(protocol.whole(Answers.TEXT));
        String type = stream ? protocol.streamType() : "application/json";
        byte[] body = stream ? body(frames) : Played.joined(frames);
        byte[] hurt = protocol.isBinary() && stream ? body : utf8(text(new String(body, StandardCharsets.UTF_8)));
        return new Played(200, type, Map.of(), pieces(hurt));
    }

    /** The body of a stream. */
    byte[] body(List<byte[]> frames) {
        return Played.joined(frames);
    }

    /** A body that is text, otherwise written. */
    String text(String body) {
        return body;
    }

    List<byte[]> pieces(byte[] body) {
        return List.of(body);
    }

    private static boolean isWhole(String body) {
        return body.startsWith("{");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
