package io.llmrouter.examples.simulate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What incidents do to one attempt.
 *
 * @param slower how many times as long all of it takes
 * @param writing how many times as long each token takes, beside that
 * @param stop where it ends too soon; null where it does not
 */
record Fate(double slower, double writing, @Nullable Stop stop) {

    /**
     * What happens at that moment.
     *
     * @param incidents those of the target; of several that stop an attempt the first does
     * @param misfortune from 0 to 1: incidents that are for a share of the calls take the lowest
     */
    static Fate of(List<Incident> incidents, String target, long nanos, double misfortune) {
        double slower = 1;
        double writing = 1;
        Stop stop = null;
        for (Incident incident : incidents) {
            if (incident.holds(nanos) && misfortune < incident.part()) {
                slower *= times(incident.slower());
                writing *= times(incident.writesSlower());
                stop = stop == null ? incident.stop(target) : stop;
            }
        }
        return new Fate(slower, writing, stop);
    }

    private static double times(@Nullable Double given) {
        return given == null ? 1 : given;
    }
}
