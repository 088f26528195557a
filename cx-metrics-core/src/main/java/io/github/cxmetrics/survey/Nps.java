package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;

/**
 * Net Promoter Score: the share of promoters minus the share of detractors, {@code 100 · (promoters - detractors) / n}, in −100..100.
 *
 * <p>By default on 0..10 with promoters from 9 and detractors up to 6 (Reichheld 2003); other cuts are {@link NpsBands}. The interval is the score
 * interval (Tango 1998), differences are its square-and-add (MOVER). {@link #of} takes answers, {@link #promoters(long)} begins with counts.
 *
 * <p>No ratings is an empty tally, whose value is undefined. Immutable and thread-safe.
 */
public final class Nps extends ExactTally<Nps> implements Net<Nps> {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "nps";
    private static final int VERSION = 1;
    private static final String NAME = "NPS";
    private static final String ANSWERS = "answers";
    private static final List<String> BANDS = List.of("detractors", "passives", "promoters");

    private final NpsBands bands;
    private final transient NetCounts counts;

    private Nps(NpsBands bands, NetCounts counts) {
        this.bands = bands.withoutMissingCodes();
        this.counts = counts;
    }

    /**
     * NPS of answers on 0..10.
     *
     * @param ratings the answers
     * @return the score's tally
     * @throws IllegalArgumentException if an answer is outside: {@code rating 11 is outside 0..10 (row 3)}
     */
    public static Nps of(int... ratings) {
        return from(Ratings.of(RatingScale.ZERO_TO_TEN, ratings));
    }

    /**
     * NPS of answers that are counted already, in standard bands: {@code Nps.promoters(447).passives(935).detractors(1268)}. Other bands begin with
     * {@link NpsBands#promoters}.
     *
     * @param promoters how many answered 9 or 10
     * @return what asks for the passives
     */
    public static Promoters promoters(long promoters) {
        return NpsBands.STANDARD.promoters(promoters);
    }

    /** The promoters of an NPS of counts. */
    public interface Promoters {

        /**
         * Adds the passives.
         *
         * @param passives how many are between the cuts: 7 or 8 in standard bands
         * @return what asks for the detractors
         */
        Passives passives(long passives);
    }

    /** The promoters and passives of an NPS of counts. */
    public interface Passives {

        /**
         * Adds the detractors.
         *
         * @param detractors how many are below the lower cut: 0–6 in standard bands
         * @return the score's tally
         * @throws IllegalArgumentException if a count is negative
         */
        Nps detractors(long detractors);
    }

    static Nps ofCounts(NpsBands bands, long detractors, long passives, long promoters, long excluded) {
        return new Nps(bands, NetCounts.checked(BANDS, detractors, passives, promoters, excluded));
    }

    /**
     * NPS read off ratings on 0..10.
     *
     * @param ratings the ratings; their missing answers become {@link #excluded()}
     * @return the score's tally
     * @throws IllegalArgumentException if they are on another scale
     */
    public static Nps from(Ratings ratings) {
        return from(ratings, NpsBands.STANDARD);
    }

    /**
     * NPS read off ratings, with other bands.
     *
     * @param ratings the ratings; their missing answers become {@link #excluded()}
     * @param bands the bands
     * @return the score's tally
     * @throws IllegalArgumentException if the ratings are not on the scale of the bands
     */
    public static Nps from(Ratings ratings, NpsBands bands) {
        RatingScale scale = bands.scale().withoutMissingCodes();
        checkArgument(
                ratings.scale().equals(scale),
                "NPS with bands %s can't be read off ratings on %s",
                bands,
                ratings.scale());
        int passive = scale.indexOf(bands.passiveFrom());
        int promoter = scale.indexOf(bands.promoterFrom());
        return ofCounts(
                bands,
                ratings.countBetween(0, passive),
                ratings.countBetween(passive, promoter),
                ratings.countBetween(promoter, scale.points()),
                ratings.missing());
    }

    /**
     * A collector of answers on 0..10; for other bands or missing codes there is {@code bands.collector()}.
     *
     * @return the collector
     */
    public static Collector<Integer, ?, Nps> collector() {
        return NpsBands.STANDARD.collector();
    }

    /**
     * The bands, without missing codes.
     *
     * @return scale and cuts
     */
    @Override
    public NpsBands rule() {
        return bands;
    }

    /**
     * The respondents below the lower cut, of all.
     *
     * @return a share whose {@code successes()} are the detractors
     */
    public Proportion detractors() {
        return share(counts.minus(), "detractors");
    }

    /**
     * The respondents between the cuts, of all.
     *
     * @return a share whose {@code successes()} are the passives
     */
    public Proportion passives() {
        return share(counts.zero(), "passives");
    }

    /**
     * The respondents from the upper cut on, of all.
     *
     * @return a share whose {@code successes()} are the promoters
     */
    public Proportion promoters() {
        return share(counts.plus(), "promoters");
    }

    private Proportion share(long respondents, String name) {
        return new Proportion(name, ANSWERS, respondents, count());
    }

    NetCounts counts() {
        return counts;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Nps plus(Nps other) {
        TallyRule.checkMerge(NAME, bands, other.bands);
        return new Nps(bands, counts.plus(other.counts));
    }

    @Override
    public Nps minus(Nps part) {
        TallyRule.checkMerge(NAME, bands, part.bands);
        return new Nps(bands, counts.minus(part.counts, BANDS));
    }

    /**
     * This result with the kind of its sample, which its line then says.
     *
     * @param sampling how the respondents were chosen
     * @return the result
     */
    public SurveyResult<Nps> sampledAs(SamplingKind sampling) {
        return new SurveyResult<>(this, sampling);
    }

    /**
     * The plain data of {@link Nps}.
     *
     * @param type {@code nps}
     * @param version 1
     * @param rule the bands
     * @param promoters how many are from the upper cut on
     * @param passives how many are between the cuts
     * @param detractors how many are below the lower cut
     * @param excluded how many were set aside as missing
     */
    public record Counts(
            String type, int version, NpsBands.Form rule, long promoters, long passives, long detractors, long excluded)
            implements TallyCounts<Nps> {

        @Override
        public Nps toTally() {
            Stored.check(type, version, TYPE, VERSION);
            NpsBands bands = Stored.present(rule, "the bands of NPS").restore();
            return ofCounts(bands, detractors, passives, promoters, excluded);
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of("promoters", promoters)
                    .and("passives", passives)
                    .and("detractors", detractors)
                    .and("excluded", excluded)
                    .map();
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(
                TYPE, VERSION, bands.toForm(), counts.plus(), counts.zero(), counts.minus(), counts.excluded());
    }

    /** One line, for example {@code NPS 33.3 (95 % CI -31.1 … 75.4), n = 6}. */
    @Override
    public String toString() {
        return line();
    }
}
