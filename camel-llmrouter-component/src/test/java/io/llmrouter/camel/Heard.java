package io.llmrouter.camel;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;

/** Hears what one logger says, at a level, until it is closed. */
public final class Heard extends AbstractAppender implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger logger;
    private final Level before;

    private Heard(String name, Level level) {
        super("heard", null, null, true, Property.EMPTY_ARRAY);
        logger = (Logger) LogManager.getLogger(name);
        before = logger.getLevel();
        Configurator.setLevel(name, level);
        start();
        logger.addAppender(this);
    }

    public static Heard at(String name, Level level) {
        return new Heard(name, level);
    }

    public List<String> lines() {
        return lines;
    }

    @Override
    public void append(LogEvent event) {
        lines.add(event.getMessage().getFormattedMessage());
    }

    @Override
    public void close() {
        logger.removeAppender(this);
        Configurator.setLevel(logger.getName(), before);
        stop();
    }
}
