package io.llmrouter.camel;

import io.llmrouter.engine.config.ConfigFile;
import io.llmrouter.engine.config.ConfigReader;
import io.llmrouter.engine.config.RouterConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a component's configuration comes from.
 *
 * @param first the configuration to start with
 * @param file the file to look at for changes; null when it cannot change
 * @param again reads what was last accepted once more, by another reader
 */
record ConfigSource(RouterConfig first, @Nullable ConfigFile file, Function<ConfigReader, RouterConfig> again) {

    private static final Logger LOG = LoggerFactory.getLogger(ConfigSource.class);
    private static final String FILE = "file:";

    static ConfigSource of(CamelContext context, LlmRouterComponent component, ConfigReader reader) {
        String resource = component.getConfig();
        Map<String, Object> tree = component.getConfigTree();
        if (resource != null && tree != null) {
            throw new IllegalArgumentException("config and configTree cannot both be set");
        }
        if (tree != null) {
            return unchanging(reader, each -> each.read(tree, "configTree"));
        }
        if (resource == null) {
            return unchanging(reader, ConfigReader::implicit);
        }
        if (resource.startsWith(FILE)) {
            ConfigFile file = new ConfigFile(Path.of(path(resource)), reader, ConfigSource::refused);
            return new ConfigSource(file.read(), file, file::reread);
        }
        String text = Template.load(context, "resource:" + resource);
        return unchanging(reader, each -> each.read(text, resource));
    }

    private static ConfigSource unchanging(ConfigReader reader, Function<ConfigReader, RouterConfig> read) {
        return new ConfigSource(read.apply(reader), null, read);
    }

    private static String path(String resource) {
        String path = resource.substring(FILE.length());
        return path.startsWith("//") ? path.substring(2) : path;
    }

    private static void refused(RuntimeException why) {
        LOG.warn("The new configuration is refused, the old one stays in force:\n{}", why.getMessage());
    }
}
