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

/**
 * A net score: the share of one end of a scale minus the share of the other, {@code 100 · (plus - minus) / n}, in −100..100. Net satisfaction and net
 * ease are such scores, and {@link Nps} is the one with a name of its own; intervals and differences are the same.
 *
 * <p>Made of ratings, or of counts by {@link NetBands#plus}. No ratings is an empty tally, whose value is undefined. Immutable and thread-safe.
 */
public final class NetScore extends ExactTally<NetScore> implements Net<NetScore> {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "net-score";
    private static final int VERSION = 1;
    private static final String NAME = "net score";
    private static final List<String> ENDS =
            List.of("ratings that count against", "ratings that count neither way", "ratings that count for");

    private final NetBands bands;
    private final transient NetCounts counts;

    private NetScore(NetBands bands, NetCounts counts) {
        this.bands = bands.withoutMissingCodes();
        this.counts = counts;
    }

    /** What counts for a net score of counts. */
    public interface Plus {

        /**
         * Adds what counts neither way.
         *
         * @param zero how many ratings are in neither band
         * @return what asks for those that count against
         */
        Zero zero(long zero);
    }

    /** What counts for a net score of counts, and what counts neither way. */
    public interface Zero {

        /**
         * Adds what counts against.
         *
         * @param minus how many ratings count against
         * @return the score's tally
         * @throws IllegalArgumentException if a count is negative
         */
        NetScore minus(long minus);
    }

    static NetScore ofCounts(NetBands bands, long minus, long zero, long plus, long excluded) {
        return new NetScore(bands, NetCounts.checked(ENDS, minus, zero, plus, excluded));
    }

    /**
     * A net score read off ratings.
     *
     * @param ratings the ratings; their missing answers become {@link #excluded()}
     * @param bands the bands
     * @return the score's tally
     * @throws IllegalArgumentException if the ratings are not on the scale of the bands
     */
    public static NetScore from(Ratings ratings, NetBands bands) {
        checkArgument(
                ratings.scale().equals(bands.scale().withoutMissingCodes()),
                "net score %s can't be read off ratings on %s",
                bands,
                ratings.scale());
        long minus = ratings.countOf(bands.minusFrom(), bands.minusTo());
        long plus = ratings.countOf(bands.plusFrom(), bands.plusTo());
        return ofCounts(bands, minus, ratings.count() - minus - plus, plus, ratings.missing());
    }

    /**
     * The bands, on the scale without its missing codes.
     *
     * @return which points count for and against
     */
    @Override
    public NetBands rule() {
        return bands;
    }

    /**
     * The ratings that count for the score, of all.
     *
     * @return the share
     */
    public Proportion plusShare() {
        return bands.scale().share(bands.plusFrom(), bands.plusTo(), counts.plus(), count());
    }

    /**
     * The ratings that count against the score, of all.
     *
     * @return the share
     */
    public Proportion minusShare() {
        return bands.scale().share(bands.minusFrom(), bands.minusTo(), counts.minus(), count());
    }

    NetCounts counts() {
        return counts;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public NetScore plus(NetScore other) {
        TallyRule.checkMerge(NAME, bands, other.bands);
        return new NetScore(bands, counts.plus(other.counts));
    }

    @Override
    public NetScore minus(NetScore part) {
        TallyRule.checkMerge(NAME, bands, part.bands);
        return new NetScore(bands, counts.minus(part.counts, ENDS));
    }

    /**
     * This result with the kind of its sample, which its line then says.
     *
     * @param sampling how the respondents were chosen
     * @return the result
     */
    public SurveyResult<NetScore> sampledAs(SamplingKind sampling) {
        return new SurveyResult<>(this, sampling);
    }

    /**
     * The plain data of {@link NetScore}.
     *
     * @param type {@code net-score}
     * @param version 1
     * @param rule the bands
     * @param plus how many count for
     * @param zero how many count neither way
     * @param minus how many count against
     * @param excluded how many were set aside as missing
     */
    public record Counts(String type, int version, NetBands.Form rule, long plus, long zero, long minus, long excluded)
            implements TallyCounts<NetScore> {

        @Override
        public NetScore toTally() {
            Stored.check(type, version, TYPE, VERSION);
            NetBands bands = Stored.present(rule, "the bands of a net score").restore();
            return ofCounts(bands, minus, zero, plus, excluded);
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of("plus", plus)
                    .and("zero", zero)
                    .and("minus", minus)
                    .and("excluded", excluded)
                    .map();
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(
                TYPE, VERSION, bands.toForm(), counts.plus(), counts.zero(), counts.minus(), counts.excluded());
    }

    /** One line, for example {@code net score 60.0 (95 % CI -3.4 … 88.5), n = 10}. */
    @Override
    public String toString() {
        return line();
    }
}
