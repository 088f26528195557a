package io.github.cxmetrics;

/**
 * Hears how far long work has come. To cancel the work, throw {@link java.util.concurrent.CancellationException}: it passes through to the caller of the
 * work, which leaves nothing half done behind. Calls come from the thread that called the work.
 */
@FunctionalInterface
public interface Progress {

    /** Hears nothing. */
    Progress NONE = (stage, done, total) -> {};

    /**
     * Tells of a step.
     *
     * @param stage what is being done, in a few words
     * @param done how many steps of the stage are done
     * @param total how many steps the stage has at most; 0 if unknown
     */
    void update(String stage, long done, long total);
}
