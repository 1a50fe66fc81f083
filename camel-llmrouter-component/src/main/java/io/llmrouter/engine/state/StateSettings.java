package io.llmrouter.engine.state;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a router shares what it learns. Never shows a password.
 *
 * @param redis the server; null to share with nobody
 * @param name what the names of all that is kept there begin with: routers of the same name share
 */
public record StateSettings(@Nullable URI redis, String name) {

    /** What routers are called that are not named. */
    public static final String USUAL_NAME = "llmrouter";

    private static final int USUAL_PORT = 6379;

    /** Shared with nobody. */
    public static final StateSettings NONE = new StateSettings(null, USUAL_NAME);

    public StateSettings {
        Objects.requireNonNull(name, "name");
    }

    /** Whether it is shared at all. */
    public boolean isShared() {
        return redis != null;
    }

    /** The server's port. */
    public int port() {
        return redis == null || redis.getPort() < 0 ? USUAL_PORT : redis.getPort();
    }

    /** Where, without who may: {@code redis://host:6379/0, llmrouter}. The same for the same memory. */
    public String place() {
        if (redis == null) {
            return "nowhere";
        }
        String path = redis.getPath() == null || redis.getPath().length() < 2 ? "/0" : redis.getPath();
        return redis.getScheme() + "://" + redis.getHost() + ":" + port() + path + ", " + name;
    }

    @Override
    public String toString() {
        return place();
    }
}
