package io.llmrouter.engine.config;

import static io.llmrouter.engine.config.Key.REQUIRED;
import static io.llmrouter.engine.config.Sections.key;

import io.llmrouter.engine.state.StateSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code state}: where what routers learn is shared. What stands for the address is never shown: it may have a password. */
record StateReader(Values values) {

    static final Section STATE = Section.of(
            "state",
            key("redis", "address", REQUIRED, "The Redis server: `redis://host:6379`, or `rediss://` with TLS."),
            key(
                    "name",
                    "name",
                    "`" + StateSettings.USUAL_NAME + "`",
                    "Routers of the same name share; what they keep there begins with it."));

    private static final Set<String> SCHEMES = Set.of("redis", "rediss");
    private static final Pattern DATABASE = Pattern.compile("/?|/\\d{1,4}");
    private static final Pattern NAME = Pattern.compile("[\\w.:-]+");

    StateSettings read(Node node) {
        Fields fields = Fields.open(node, STATE, values);
        if (fields == null) {
            return StateSettings.NONE;
        }
        Node redis = fields.node("redis");
        if (redis == null) {
            values.problems().add(fields.spot(), "has no redis: the address of the server");
        }
        URI address = redis == null || !values.isText(redis) ? null : address(redis);
        String name = fields.text("name");
        if (name != null && !NAME.matcher(name).matches()) {
            values.problems().add(fields.spot("name"), "is not a name of letters, digits and . _ : -");
        }
        return new StateSettings(address, name == null ? StateSettings.USUAL_NAME : name);
    }

    private @Nullable URI address(Node node) {
        String text = values.resolve(node);
        if (text == null) {
            return null;
        }
        try {
            URI address = new URI(text.strip());
            boolean sound = SCHEMES.contains(String.valueOf(address.getScheme())) && address.getHost() != null;
            if (sound && DATABASE.matcher(address.getPath()).matches()) {
                return address;
            }
        } catch (URISyntaxException malformed) {
            return refused(node);
        }
        return refused(node);
    }

    private @Nullable URI refused(Node node) {
        values.problems()
                .add(
                        node.spot(),
                        "is not the address of a Redis server, such as redis://host:6379 or"
                                + " rediss://user:password@host:6380/0; write other characters of a password as %40");
        return null;
    }
}
