package io.llmrouter.engine.experiment;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.wire.Cancellation;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The copies that are being asked, which nobody waits for, so that they can be given up. Thread-safe: a copy is written down
 * before it looks whether all were given up, so that whoever does it reaches every one.
 */
final class Copies {

    private final Set<Cancellation> underWay = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Failure givenUp;

    /** Asks a copy; one that comes when all were given up is cancelled from the start. */
    void ask(Consumer<Cancellation> copy) {
        Cancellation cancellation = new Cancellation();
        underWay.add(cancellation);
        try {
            Failure why = givenUp;
            if (why != null) {
                cancellation.cancel(why);
            }
            copy.accept(cancellation);
        } finally {
            underWay.remove(cancellation);
        }
    }

    /** Gives them up, and all that still come. */
    void giveUp(Failure why) {
        givenUp = why;
        underWay.forEach(each -> each.cancel(why));
    }
}
