package io.github.cxmetrics.usability;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Stored;

/** How the six ratings of NASA-TLX become one score. Raw and weighted scores neither merge nor compare. */
public enum TlxScoring implements TallyRule<TaskLoad, NasaTlx>, Storable {
    /** The mean of the six ratings (Byers, Bittner and Hill 1989), whatever the weights. */
    RAW("raw NASA-TLX"),
    /** {@code Σ weight · rating / 15} (Hart and Staveland 1988). Answers without weights are refused. */
    WEIGHTED("weighted NASA-TLX");

    private static final String TYPE = "tlx-scoring";
    private static final int VERSION = 1;

    private final String text;

    TlxScoring(String text) {
        this.text = text;
    }

    int mostPoints() {
        return (this == RAW ? TaskLoad.SCALES : TaskLoad.PAIRS) * TaskLoad.MOST;
    }

    private int points(TaskLoad answers) {
        checkArgument(answers != null, "the answers to NASA-TLX must not be null");
        checkArgument(this == RAW || answers.isWeighted(), "weighted NASA-TLX needs weights");
        int points = 0;
        for (int i = 0; i < TaskLoad.SCALES; i++) {
            points += answers.ratings().get(i)
                    * (this == RAW ? 1 : answers.weights().get(i));
        }
        return points;
    }

    @Override
    public Accumulator<TaskLoad, NasaTlx> accumulator() {
        return new Counting(this);
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, this);
    }

    /**
     * The plain data of a scoring.
     *
     * @param type {@code tlx-scoring}
     * @param version 1
     * @param scoring raw or weighted
     */
    public record Form(String type, int version, TlxScoring scoring) implements StoredForm<TlxScoring> {

        @Override
        public TlxScoring restore() {
            Stored.check(type, version, TYPE, VERSION);
            return Stored.present(scoring, "the scoring of NASA-TLX");
        }
    }

    /** The name, for example {@code raw NASA-TLX}. */
    @Override
    public String toString() {
        return text;
    }

    private static final class Counting implements Accumulator<TaskLoad, NasaTlx> {

        private final TlxScoring scoring;
        private final long[] counts;
        private final long[] sums = new long[TaskLoad.SCALES];
        private long respondents;

        Counting(TlxScoring scoring) {
            this.scoring = scoring;
            this.counts = new long[scoring.mostPoints() + 1];
        }

        @Override
        public void add(TaskLoad answers) {
            int points = scoring.points(answers);
            long[] next = sums.clone();
            for (int i = 0; i < next.length; i++) {
                next[i] = CountMath.sum(next[i], answers.ratings().get(i), NasaTlx.RATINGS);
            }
            respondents = CountMath.sum(respondents, 1, NasaTlx.RESPONDENTS);
            counts[points]++;
            System.arraycopy(next, 0, sums, 0, sums.length);
        }

        @Override
        public void addAll(NasaTlx tally) {
            requireNonNull(tally, "tally");
            NasaTlx sum = snapshot().plus(tally);
            respondents = sum.count();
            for (int i = 0; i < counts.length; i++) {
                counts[i] = sum.scores().countOf(i);
            }
            for (TlxScale scale : TlxScale.values()) {
                sums[scale.ordinal()] = sum.sumOf(scale);
            }
        }

        @Override
        public NasaTlx snapshot() {
            return NasaTlx.ofCounts(scoring, counts.clone(), sums);
        }
    }
}
