package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Ratings of customers who may have answered more than once. Either {@linkplain #latest() the latest answer of each} counts, or all answers do, with an
 * interval that knows that one customer's answers are alike ({@link #nps()}, {@link #csat}, {@link #mean()}).
 *
 * <p>A missing answer is no answer: it is counted apart, and makes nobody a customer. Estimates weigh each answer the same, or {@linkplain
 * #withWeights as told}, and take customers as the independent clusters, a row without a customer as one of its own; see {@link SurveyEstimate} for the variance. With one answer each, they are those of a simple random sample
 * with n-1.
 *
 * <p>Not a tally: who is the same customer can only be told from all rows at once. Immutable and thread-safe.
 */
public final class CustomerRatings implements Serializable {

    private static final long serialVersionUID = 1;

    private final RatingScale scale;
    private final CustomerIds ids;
    private final int[] owners;
    private final int[] answers;
    private final int[] latest;
    private final int[] rows;
    private final long missing;
    private final int customers;
    private final double @Nullable [] weights;

    /** Owners, times, answers (as places among the points of the scale) and row numbers of the answered rows; customers are indexes into the ids, then come the rows without a customer. */
    private CustomerRatings(
            RatingScale scale, CustomerIds ids, int[] owners, long[] times, int[] answers, int[] rows, long missing) {
        this.scale = scale.withoutMissingCodes();
        this.ids = ids;
        this.owners = owners;
        this.answers = answers;
        this.rows = rows;
        this.missing = missing;
        this.customers = Math.max(ids.size(), 1 + Arrays.stream(owners).max().orElse(-1));
        this.weights = null;
        int[] latestRows = new int[customers];
        Arrays.fill(latestRows, -1);
        for (int row = 0; row < owners.length; row++) {
            int before = latestRows[owners[row]];
            if (before < 0 || times[before] <= times[row]) {
                latestRows[owners[row]] = row;
            }
        }
        latest = pick(answers, latestRows);
    }

    private CustomerRatings(CustomerRatings unweighted, double[] weights) {
        this.scale = unweighted.scale;
        this.ids = unweighted.ids;
        this.owners = unweighted.owners;
        this.answers = unweighted.answers;
        this.latest = unweighted.latest;
        this.rows = unweighted.rows;
        this.missing = unweighted.missing;
        this.customers = unweighted.customers;
        this.weights = weights;
    }

    /**
     * Ratings of customers with text ids.
     *
     * @param scale the scale, with the missing codes that the column may hold
     * @param customers who answered, one a row; a row of null or an empty text is a customer of its own
     * @param times when, in any unit
     * @param ratings the rating of each row
     * @return the ratings by customer
     * @throws IllegalArgumentException if the columns differ in length, or a rating is neither on the scale nor missing
     */
    public static CustomerRatings of(RatingScale scale, String[] customers, long[] times, int[] ratings) {
        requireNonNull(customers, "customers");
        requireNonNull(ratings, "ratings");
        checkLengths(customers.length, times, ratings.length);
        return ofPlaces(scale, customers, times, Columns.places(scale, ratings));
    }

    /**
     * Ratings of customers with text ids, as {@link #of(RatingScale, String[], long[], int[])}, for decimal answers.
     *
     * @param scale the scale, with the missing codes that the column may hold
     * @param customers who answered, one a row; a row of null or an empty text is a customer of its own
     * @param times when, in any unit
     * @param ratings the rating of each row, in points of the scale: 4.5
     * @return the ratings by customer
     * @throws IllegalArgumentException if the columns differ in length, or a rating is neither a point of the scale nor missing
     */
    public static CustomerRatings of(RatingScale scale, String[] customers, long[] times, double[] ratings) {
        requireNonNull(customers, "customers");
        requireNonNull(ratings, "ratings");
        checkLengths(customers.length, times, ratings.length);
        return ofPlaces(scale, customers, times, Columns.places(scale, ratings));
    }

    private static CustomerRatings ofPlaces(RatingScale scale, String[] customers, long[] times, int[] places) {
        int[] rows = answeredRows(places);
        CustomerIds.Texts ids = CustomerIds.Texts.of(Arrays.stream(rows)
                .mapToObj(row -> customers[row])
                .filter(customer -> !isNobody(customer))
                .toArray(String[]::new));
        int[] owners = new int[customers.length];
        int next = ids.size();
        for (int row : rows) {
            owners[row] = isNobody(customers[row]) ? next++ : ids.indexOf(customers[row]);
        }
        return of(scale, ids, row -> owners[row], times, places, rows);
    }

    private static boolean isNobody(@Nullable String customer) {
        return customer == null || customer.isEmpty();
    }

    /**
     * Ratings of customers with number ids, as {@link #of(RatingScale, String[], long[], int[])}. Makes no object per row.
     *
     * @param scale the scale, with the missing codes that the column may hold
     * @param customers who answered, one a row
     * @param times when, in any unit
     * @param ratings the rating of each row
     * @return the ratings by customer
     * @throws IllegalArgumentException if the columns differ in length, or a rating is neither on the scale nor missing
     */
    public static CustomerRatings of(RatingScale scale, long[] customers, long[] times, int[] ratings) {
        requireNonNull(customers, "customers");
        requireNonNull(ratings, "ratings");
        checkLengths(customers.length, times, ratings.length);
        return ofPlaces(scale, customers, times, Columns.places(scale, ratings));
    }

    /**
     * Ratings of customers with number ids, as {@link #of(RatingScale, String[], long[], int[])}, for decimal answers.
     *
     * @param scale the scale, with the missing codes that the column may hold
     * @param customers who answered, one a row
     * @param times when, in any unit
     * @param ratings the rating of each row, in points of the scale: 4.5
     * @return the ratings by customer
     * @throws IllegalArgumentException if the columns differ in length, or a rating is neither a point of the scale nor missing
     */
    public static CustomerRatings of(RatingScale scale, long[] customers, long[] times, double[] ratings) {
        requireNonNull(customers, "customers");
        requireNonNull(ratings, "ratings");
        checkLengths(customers.length, times, ratings.length);
        return ofPlaces(scale, customers, times, Columns.places(scale, ratings));
    }

    private static CustomerRatings ofPlaces(RatingScale scale, long[] customers, long[] times, int[] places) {
        int[] rows = answeredRows(places);
        CustomerIds.Numbers ids = CustomerIds.Numbers.of(
                Arrays.stream(rows).mapToLong(row -> customers[row]).toArray());
        return of(scale, ids, row -> ids.indexOf(customers[row]), times, places, rows);
    }

    /**
     * Ratings of customers in your own rows.
     *
     * @param scale the scale, with the missing codes that the rows may hold
     * @param rows the rows, in any order
     * @param customer who answered; a row of null or an empty text is a customer of its own
     * @param at when
     * @param rating the answer, or a missing code
     * @param <R> a row
     * @return the ratings by customer
     * @throws IllegalArgumentException if a time is null, or a rating is neither on the scale nor missing, with the row, counted from 0
     */
    public static <R> CustomerRatings from(
            RatingScale scale,
            Iterable<? extends R> rows,
            Function<? super R, String> customer,
            Function<? super R, Instant> at,
            ToIntFunction<? super R> rating) {
        return ofRows(scale, rows, customer, at, rating);
    }

    /**
     * Ratings of customers in your own rows, as {@link #from}, by the date of each answer.
     *
     * @param scale the scale, with the missing codes that the rows may hold
     * @param rows the rows; of a customer's answers on one day the later row is the latest
     * @param customer who answered; a row of null or an empty text is a customer of its own
     * @param date on which day
     * @param rating the answer, or a missing code
     * @param <R> a row
     * @return the ratings by customer
     * @throws IllegalArgumentException if a date is null, or a rating is neither on the scale nor missing, with the row, counted from 0
     */
    public static <R> CustomerRatings fromDates(
            RatingScale scale,
            Iterable<? extends R> rows,
            Function<? super R, String> customer,
            Function<? super R, LocalDate> date,
            ToIntFunction<? super R> rating) {
        return ofRows(scale, rows, customer, date, rating);
    }

    /** Times only tell which answer is later, so that their ranks will do. */
    private static <R, T extends Comparable<? super T>> CustomerRatings ofRows(
            RatingScale scale,
            Iterable<? extends R> rows,
            Function<? super R, String> customer,
            Function<? super R, T> at,
            ToIntFunction<? super R> rating) {
        requireNonNull(scale, "scale");
        requireNonNull(rows, "rows");
        requireNonNull(customer, "customer");
        requireNonNull(at, "at");
        requireNonNull(rating, "rating");
        List<String> customers = new ArrayList<>();
        List<T> times = new ArrayList<>();
        IntStream.Builder ratings = IntStream.builder();
        for (R row : rows) {
            T time = at.apply(row);
            checkArgument(time != null, "the time of an answer must not be null (row %s)", customers.size());
            customers.add(customer.apply(row));
            times.add(time);
            ratings.add(rating.applyAsInt(row));
        }
        List<T> ranked = times.stream().sorted().distinct().toList();
        return of(
                scale,
                customers.toArray(String[]::new),
                times.stream()
                        .mapToLong(time -> Collections.binarySearch(ranked, time))
                        .toArray(),
                ratings.build().toArray());
    }

    private static void checkLengths(int customers, long[] times, int ratings) {
        requireNonNull(times, "times");
        Columns.checkSameLength("customers", customers, "ratings", ratings);
        Columns.checkSameLength("times", times.length, "ratings", ratings);
    }

    private static int[] answeredRows(int[] places) {
        return IntStream.range(0, places.length).filter(row -> places[row] >= 0).toArray();
    }

    private static CustomerRatings of(
            RatingScale scale, CustomerIds ids, IntUnaryOperator ownerOf, long[] times, int[] places, int[] rows) {
        return new CustomerRatings(
                scale,
                ids,
                Arrays.stream(rows).map(ownerOf).toArray(),
                Arrays.stream(rows).mapToLong(row -> times[row]).toArray(),
                pick(places, rows),
                rows,
                places.length - rows.length);
    }

    private static int[] pick(int[] values, int[] rows) {
        return Arrays.stream(rows).map(row -> values[row]).toArray();
    }

    /**
     * The scale, without the missing codes that it was read with.
     *
     * @return bounds and direction
     */
    public RatingScale scale() {
        return scale;
    }

    /**
     * How many answers there are, over all customers.
     *
     * @return the count, without missing ones
     */
    public long count() {
        return answers.length;
    }

    /**
     * How many customers gave at least one answer; rows without a customer are one each.
     *
     * @return the count
     */
    public long customers() {
        return customers;
    }

    /**
     * How many answers were missing: declared codes.
     *
     * @return the count
     */
    public long missing() {
        return missing;
    }

    /**
     * The latest answer of each customer; of answers at the same time, the one in the later row.
     *
     * @return one rating a customer, with all missing answers beside
     */
    public Ratings latest() {
        return ratings(latest);
    }

    /**
     * All answers. Intervals of metrics read off them take each answer for a respondent, and are too narrow where customers answer alike; those of
     * {@link #nps()}, {@link #csat} and {@link #mean()} are not.
     *
     * @return the ratings
     */
    public Ratings all() {
        return ratings(answers);
    }

    private Ratings ratings(int[] places) {
        long[] counts = new long[scale.points()];
        Arrays.stream(places).forEach(place -> counts[place]++);
        return new Ratings(scale, counts, missing);
    }

    /**
     * NPS of all answers in standard bands, with customers as clusters.
     *
     * @return the estimate, −100..100
     * @throws IllegalArgumentException if the ratings are not on 0..10
     * @throws IllegalStateException if there are no ratings
     */
    public SurveyEstimate nps() {
        return nps(NpsBands.STANDARD);
    }

    /**
     * NPS of all answers in other bands, with customers as clusters.
     *
     * @param bands the bands
     * @return the estimate, −100..100
     * @throws IllegalArgumentException if the ratings are not on the scale of the bands
     * @throws IllegalStateException if there are no ratings
     */
    public SurveyEstimate nps(NpsBands bands) {
        return estimate(Reading.nps(bands));
    }

    /**
     * The share of satisfied answers of all, with customers as clusters.
     *
     * @param definition who counts as satisfied
     * @return the estimate, 0..1
     * @throws IllegalArgumentException if the ratings are not on the scale of the definition
     * @throws IllegalStateException if no rating counts
     */
    public SurveyEstimate csat(CsatDefinition definition) {
        return estimate(Reading.csat(definition));
    }

    /**
     * The net score of all answers, with customers as clusters.
     *
     * @param bands which points count for and against
     * @return the estimate, −100..100
     * @throws IllegalArgumentException if the ratings are not on the scale of the bands
     * @throws IllegalStateException if there are no ratings
     */
    public SurveyEstimate net(NetBands bands) {
        return estimate(Reading.net(bands));
    }

    /**
     * The mean of all answers, with customers as clusters.
     *
     * @return the estimate, in points of the scale
     * @throws IllegalStateException if there are no ratings
     */
    public SurveyEstimate mean() {
        return estimate(Reading.mean(scale));
    }

    /**
     * The same answers with a weight each, for the estimates; customers stay the clusters. {@link #latest()} and {@link #all()} don't weigh.
     *
     * @param weights one weight a row, in the order of the rows that these ratings were read from, missing answers included; finite and not negative. A
     *     row of weight 0 counts nowhere in an estimate
     * @return the changed copy
     * @throws IllegalArgumentException if there are more or fewer weights than rows, or a weight is no weight
     */
    public CustomerRatings withWeights(double... weights) {
        Columns.checkSameLength("weights", weights.length, "rows", (int) (answers.length + missing));
        for (int row = 0; row < weights.length; row++) {
            Columns.checkWeight("weight", weights[row], row);
        }
        double[] picked = Arrays.stream(rows).mapToDouble(row -> weights[row]).toArray();
        double largest = Arrays.stream(picked).max().orElse(0);
        int exponent = largest == 0 ? 0 : Math.getExponent(largest);
        // Over a power of two, which costs no digit, so that squares of tiny or huge weights stay in the range of a
        // double.
        return new CustomerRatings(
                this, Arrays.stream(picked).map(w -> Math.scalb(w, -exponent)).toArray());
    }

    private SurveyEstimate estimate(Reading reading) {
        reading.checkScale(scale);
        GroupSums byPoint = new GroupSums(scale.points());
        for (int row = 0; row < answers.length; row++) {
            byPoint.add(answers[row], weight(row));
        }
        Moments moments = Moments.of(reading, byPoint.toArray());
        if (!(moments.weight() > 0)) {
            throw new IllegalStateException(reading.name() + " is undefined: "
                    + (weights == null || answers.length == 0 ? "no ratings" : "all weights are 0"));
        }
        double[] deviations = new double[customers];
        double[] shares = new double[customers];
        double squaredShares = 0;
        long n = 0;
        for (int row = 0; row < owners.length; row++) {
            double score = reading.scoreAt(answers[row]);
            double share = weight(row) / moments.weight();
            if (!Double.isNaN(score) && share > 0) {
                deviations[owners[row]] += share * (score - moments.mean());
                shares[owners[row]] += share;
                squaredShares += share * share;
                n++;
            }
        }
        return new SurveyEstimate(
                reading,
                moments,
                new SurveyEstimate.Sample(
                        n,
                        Arrays.stream(shares).filter(share -> share > 0).count(),
                        "customers",
                        squaredShares,
                        Arrays.stream(shares).map(share -> share * share).sum(),
                        Arrays.stream(shares)
                                .map(share -> share * share * share * share)
                                .sum(),
                        Arrays.stream(deviations).map(sum -> sum * sum).sum(),
                        0));
    }

    private double weight(int row) {
        return weights == null ? 1 : weights[row];
    }

    /** Counts the pairs of the customers of two waves into a migration, by their latest answers. */
    static Migration join(NpsBands bands, CustomerRatings before, CustomerRatings after) {
        requireNonNull(after, "after");
        requireNonNull(before, "before");
        Reading.nps(bands).checkScale(before.scale);
        Reading.nps(bands).checkScale(after.scale);
        before.ids.checkJoinable(after.ids);
        MigrationAccumulator pairs = new MigrationAccumulator(bands);
        int i = 0;
        int j = 0;
        while (i < before.ids.size() && j < after.ids.size()) {
            int order = before.ids.compare(i, after.ids, j);
            if (order == 0) {
                pairs.count(before.scale.pointAt(before.latest[i]), after.scale.pointAt(after.latest[j]));
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        Migration joined = pairs.snapshot();
        return joined.withOneWaveOnly(before.ids.size() - joined.count(), after.ids.size() - joined.count());
    }

    /** One line, for example {@code 0..10 of customers: n = 24 answers of 13 customers, 2 missing}. */
    @Override
    public String toString() {
        return scale + " of customers: n = " + count() + " answers of " + customers() + " customers, " + missing
                + " missing";
    }
}
