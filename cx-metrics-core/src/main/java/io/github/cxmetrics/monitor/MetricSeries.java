package io.github.cxmetrics.monitor;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.calendar.PeriodUnit;
import io.github.cxmetrics.internal.Calendar;
import io.github.cxmetrics.internal.NumberedRows;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A metric by calendar period: one tally for each period from the first to the last, gaps filled with the empty tally, all of one rule.
 *
 * <p>Made of tallies by period, or of rows. {@link #asOf} says until when everything was observed: the period that holds that instant, and later ones, are
 * partial, which means shown but never charted, tested or alarmed on. A local date that the zone skipped is no period.
 *
 * <pre>{@code
 * record Answer(Instant time, int score) {}
 * Instant monday = Instant.parse("2024-01-01T09:00:00Z");
 * List<Answer> answers = IntStream.range(0, 500).mapToObj(i -> new Answer(monday.plus(Duration.ofHours(5 * i)), (i < 250 ? 10 : 8) - i % 4)).toList();
 * CalendarPeriods weeks = CalendarPeriods.weeks(ZoneId.of("Europe/Berlin"));
 * MetricSeries<Nps> byWeek = MetricSeries.count(weeks, NpsBands.STANDARD, answers, Answer::time, Answer::score);
 * byWeek.chart().hasSignal();                         // → true
 * byWeek.changePoint().date();                        // → 2024-02-19
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param <M> the metric
 */
public final class MetricSeries<M extends Metric<M>> {

    private final SeriesPeriods<M> filled;
    private final CalendarPeriods periods;
    private final long[] numbers;
    private final List<M> tallies;
    private final @Nullable Instant asOf;

    private MetricSeries(SeriesPeriods<M> filled, @Nullable Instant asOf) {
        this.filled = filled;
        this.periods = filled.periods();
        this.numbers = filled.numbers();
        this.tallies = filled.tallies();
        this.asOf = asOf;
    }

    /**
     * A series of tallies by the first dates of their periods. For hours there is {@link #ofStarts}.
     *
     * @param periods the periods
     * @param tallies first date to tally, ascending; periods between them that have none are gaps
     * @param <M> the metric
     * @return the series
     * @throws IllegalArgumentException if there is none, dates descend, one isn't the first of a period, two tallies follow different rules, or more periods
     *     are spanned than {@link CalendarPeriods#MAX_PERIODS}
     */
    public static <M extends Metric<M>> MetricSeries<M> of(
            CalendarPeriods periods, SortedMap<LocalDate, ? extends M> tallies) {
        Objects.requireNonNull(periods, "periods");
        TreeMap<Long, M> byNumber = new TreeMap<>();
        Objects.requireNonNull(tallies, "tallies").forEach((date, tally) -> {
            long number = periods.numberOf(date);
            checkArgument(
                    periods.firstDate(number).equals(date),
                    "%s is inside a %s period that begins on %s: a series is made of first dates",
                    date,
                    periods,
                    periods.firstDate(number));
            SeriesPeriods.put(byNumber, number, date, tally);
        });
        return new MetricSeries<>(SeriesPeriods.of(periods, byNumber), null);
    }

    /**
     * A series of tallies by the instants at which their periods start.
     *
     * @param periods the periods
     * @param tallies start to tally, ascending; periods between them that have none are gaps
     * @param <M> the metric
     * @return the series
     * @throws IllegalArgumentException as {@link #of}
     */
    public static <M extends Metric<M>> MetricSeries<M> ofStarts(
            CalendarPeriods periods, SortedMap<Instant, ? extends M> tallies) {
        Objects.requireNonNull(periods, "periods");
        TreeMap<Long, M> byNumber = new TreeMap<>();
        Objects.requireNonNull(tallies, "tallies").forEach((start, tally) -> {
            long number = periods.numberOf(start);
            checkArgument(
                    periods.start(number).equals(start),
                    "%s is inside a %s period that begins at %s: a series is made of starts",
                    start,
                    periods,
                    periods.start(number));
            SeriesPeriods.put(byNumber, number, start, tally);
        });
        return new MetricSeries<>(SeriesPeriods.of(periods, byNumber), null);
    }

    /**
     * A series of your own rows, each with its time.
     *
     * @param periods the periods
     * @param rule how an observation is counted
     * @param rows the rows, in any order
     * @param time when a row happened
     * @param observation the observation of a row
     * @param <R> a row
     * @param <E> the observation
     * @param <M> the metric
     * @return the series
     * @throws IllegalArgumentException if there are no rows, a time is null or the rule refuses an observation, with the row, counted from 0, or too many
     *     periods are spanned
     */
    public static <R, E, M extends Metric<M>> MetricSeries<M> count(
            CalendarPeriods periods,
            TallyRule<E, M> rule,
            Iterable<? extends R> rows,
            Function<? super R, Instant> time,
            Function<? super R, ? extends E> observation) {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(observation, "observation");
        Objects.requireNonNull(periods, "periods");
        Objects.requireNonNull(rule, "rule");
        TreeMap<Long, Accumulator<E, M>> counting = new TreeMap<>();
        NumberedRows.each(rows, row -> {
            Instant at = time.apply(row);
            checkArgument(at != null, "the time of a row must not be null");
            counting.computeIfAbsent(periods.numberOf(at), any -> rule.accumulator())
                    .add(observation.apply(row));
        });
        TreeMap<Long, M> byNumber = new TreeMap<>();
        counting.forEach((number, accumulator) -> byNumber.put(number, accumulator.snapshot()));
        return new MetricSeries<>(SeriesPeriods.of(periods, byNumber), null);
    }

    /**
     * The same series, observed up to and including an instant: the period that holds it is partial. What was counted stays as it is.
     *
     * @param asOf until when everything was observed
     * @return the changed copy
     * @throws IllegalArgumentException if a period with data begins after it
     */
    public MetricSeries<M> asOf(Instant asOf) {
        Objects.requireNonNull(asOf, "asOf");
        Calendar.date(asOf, ZoneOffset.UTC);
        for (int i = numbers.length - 1; i >= 0 && periods.start(numbers[i]).isAfter(asOf); i--) {
            checkArgument(
                    tallies.get(i).count() == 0,
                    "period %s has data and begins after the series is read as of %s",
                    periods.label(numbers[i]),
                    asOf);
        }
        return new MetricSeries<>(filled, asOf);
    }

    /**
     * The periods from one date to another, with gaps where they have no data: a part of the series, or one whose first or last periods are known to be
     * empty.
     *
     * @param first a date in the first period
     * @param last a date in the last period
     * @return the changed copy
     * @throws IllegalArgumentException if the last period is before the first, or too many are spanned
     */
    public MetricSeries<M> between(LocalDate first, LocalDate last) {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(last, "last");
        checkArgument(!last.isBefore(first), "the last date is before the first: %s before %s", last, first);
        return new MetricSeries<>(
                SeriesPeriods.spanned(
                        periods, byNumber(), tallies.get(0), periods.numberOf(first), periods.numberOf(last)),
                asOf);
    }

    private TreeMap<Long, M> byNumber() {
        TreeMap<Long, M> byNumber = new TreeMap<>();
        IntStream.range(0, numbers.length).forEach(i -> byNumber.put(numbers[i], tallies.get(i)));
        return byNumber;
    }

    /**
     * Both series together, period by period, over all periods of either.
     *
     * @param other a series of the same periods, rule and {@code asOf}
     * @return a new series
     * @throws IllegalArgumentException if one of these differs
     */
    public MetricSeries<M> plus(MetricSeries<M> other) {
        checkArgument(
                periods.equals(other.periods),
                "series of %s and of %s periods don't go together",
                periods,
                other.periods);
        checkArgument(
                Objects.equals(asOf, other.asOf),
                "series read as of %s and of %s don't go together",
                asOf().map(Object::toString).orElse("no stated end"),
                other.asOf().map(Object::toString).orElse("no stated end"));
        TreeMap<Long, M> sum = byNumber();
        other.byNumber().forEach((number, tally) -> sum.merge(number, tally, M::plus));
        TallyRule.checkMerge(name(), tallies.get(0).rule(), other.tallies.get(0).rule());
        return new MetricSeries<>(
                SeriesPeriods.spanned(periods, sum, tallies.get(0), sum.firstKey(), sum.lastKey()), asOf);
    }

    /**
     * The same tallies by longer periods: days by week, weeks never by month.
     *
     * @param longer periods each of which is made of whole periods of this series
     * @return the series; of its last period only what this one has
     * @throws IllegalArgumentException if a period of this series lies in two of the longer ones
     */
    public MetricSeries<M> per(CalendarPeriods longer) {
        TreeMap<Long, M> byNumber = new TreeMap<>();
        for (int i = 0; i < numbers.length; i++) {
            long number = longer.numberOf(periods.start(numbers[i]));
            checkArgument(
                    !periods.start(numbers[i] + 1).isAfter(longer.start(number + 1)),
                    "period %s lies in two %s periods",
                    periods.label(numbers[i]),
                    longer);
            byNumber.merge(number, tallies.get(i), M::plus);
        }
        return new MetricSeries<>(
                SeriesPeriods.spanned(longer, byNumber, tallies.get(0), byNumber.firstKey(), byNumber.lastKey()), asOf);
    }

    /**
     * The pooled counts of the last periods, period by period: a smooth line to look at. Neighbours share most of their data, so that nothing is tested
     * between them. Windows of whole weeks don't follow the weekday: 28 days, not 30.
     *
     * @param window how many periods are pooled
     * @return for each period what it and the ones before it have together
     * @throws IllegalArgumentException if the window is below 1
     */
    public RollingSeries<M> rolling(int window) {
        return RollingSeries.of(this, window);
    }

    /**
     * The periods.
     *
     * @return unit, start of the week and zone
     */
    public CalendarPeriods periods() {
        return periods;
    }

    /**
     * Until when everything was observed.
     *
     * @return the instant, or nothing if the series doesn't say
     */
    public Optional<Instant> asOf() {
        return Optional.ofNullable(asOf);
    }

    /**
     * How many periods there are, gaps and partial ones included.
     *
     * @return at least 1
     */
    public int size() {
        return numbers.length;
    }

    /**
     * All periods in order, gaps and partial ones included.
     *
     * @return unmodifiable
     */
    public List<SeriesPoint<M>> points() {
        int complete = completeSize();
        return IntStream.range(0, numbers.length)
                .mapToObj(i -> point(i, tallies.get(i), i < complete))
                .toList();
    }

    SeriesPoint<M> point(int i, M tally, boolean complete) {
        return new SeriesPoint<>(numbers[i], periods.firstDate(numbers[i]), periods.label(numbers[i]), tally, complete);
    }

    /** How many of the first periods are over. */
    int completeSize() {
        int size = numbers.length;
        if (asOf != null) {
            long last = periods.lastComplete(asOf);
            while (size > 0 && numbers[size - 1] > last) {
                size--;
            }
        }
        return size;
    }

    List<M> tallies() {
        return tallies;
    }

    /** The tallies of the periods that are over. */
    List<M> complete() {
        List<M> complete = tallies.subList(0, completeSize());
        if (complete.isEmpty()) {
            throw new IllegalStateException(name() + " has no period that was over as of " + asOf);
        }
        return complete;
    }

    Axis axis() {
        return new Axis.Dates(periods, numbers, completeSize());
    }

    String name() {
        return tallies.get(0).name();
    }

    /**
     * All periods together, partial ones included.
     *
     * @return the pooled tally: never the mean of the periods' values
     */
    public M total() {
        return Tally.merge(tallies);
    }

    /**
     * The default control chart: p′ floored for shares, u′ floored for rates, z′ floored for net scores and means; Nelson 1 and 2, limits from all periods
     * that are over.
     *
     * @return the chart
     */
    public ControlChartResult chart() {
        SeriesColumns columns = SeriesColumns.of(complete());
        return chart(ControlChart.standard(columns.of), columns);
    }

    /**
     * A control chart by a named definition.
     *
     * @param chart kind, rules, baseline
     * @return the chart of the periods that are over
     * @throws IllegalArgumentException if the kind is not for this metric, or a date of re-basing begins no period of the chart
     */
    public ControlChartResult chart(ControlChart chart) {
        return chart(Objects.requireNonNull(chart, "chart"), SeriesColumns.of(complete()));
    }

    private ControlChartResult chart(ControlChart chart, SeriesColumns columns) {
        return ChartDrawing.draw(chart, name(), tallies.get(0).unit(), columns, axis());
    }

    /**
     * The run chart of the periods that are over, around their median: few assumptions, and n is not looked at.
     *
     * @return the chart
     * @throws IllegalStateException if no period has data
     */
    public RunChart runChart() {
        return RunChart.of(
                name(),
                tallies.get(0).unit(),
                axis(),
                SeriesColumns.of(complete()).values());
    }

    /**
     * The run chart around a centre that is known from elsewhere.
     *
     * @param centre the centre line, in the metric's unit
     * @return the chart
     * @throws IllegalStateException if no period has data
     */
    public RunChart runChart(double centre) {
        return runChart().centred(centre);
    }

    /**
     * The EWMA chart of the periods that are over, λ 0.2.
     *
     * @param target what the metric should be, in its unit
     * @return the chart
     * @throws IllegalArgumentException if the target is none that the metric can have
     * @throws IllegalStateException if the metric is neither a share nor a rate and does not vary
     */
    public EwmaResult ewma(double target) {
        return ewma(target, Ewma.STANDARD);
    }

    /**
     * The EWMA chart by a named definition. Each period counts with its own n; the variance of one observation is that of the target for shares and rates,
     * else that of all periods together.
     *
     * @param target what the metric should be, in its unit
     * @param chart weight and width
     * @return the chart
     * @throws IllegalArgumentException if the target is none that the metric can have
     * @throws IllegalStateException if the metric is neither a share nor a rate and does not vary
     */
    public EwmaResult ewma(double target, Ewma chart) {
        return EwmaResult.of(chart, name(), tallies.get(0).unit(), watched(target));
    }

    /**
     * The CUSUM chart of the periods that are over, k 0.5 and h 5.
     *
     * @param target what the metric should be, in its unit
     * @return the chart, with start and level of the change that it found
     * @throws IllegalArgumentException if the target is none that the metric can have
     * @throws IllegalStateException if the metric is neither a share nor a rate and does not vary
     */
    public CusumResult cusum(double target) {
        return cusum(target, Cusum.STANDARD);
    }

    /**
     * The CUSUM chart by a named definition. Each period counts with its own n, as in {@link #ewma(double, Ewma)}.
     *
     * @param target what the metric should be, in its unit
     * @param chart k, h and head start
     * @return the chart, with start and level of the change that it found
     * @throws IllegalArgumentException if the target is none that the metric can have
     * @throws IllegalStateException if the metric is neither a share nor a rate and does not vary
     */
    public CusumResult cusum(double target, Cusum chart) {
        return CusumResult.of(chart, name(), tallies.get(0).unit(), watched(target));
    }

    private Watched watched(double target) {
        return Watched.of(target, SeriesColumns.of(complete()), axis(), name());
    }

    /**
     * When the metric changed once, if it did: over the periods that are over, counts divided by their own dispersion.
     *
     * @return the likeliest date, its range and a Bayes factor
     * @throws IllegalArgumentException if the metric is neither a share nor a net score, or fewer than two periods are over
     * @throws IllegalStateException if no period has data
     */
    public ChangePoint<M> changePoint() {
        List<M> complete = complete();
        return ChangePoint.of(axis(), complete, CategoryCounts.dispersion(complete));
    }

    /**
     * The levels that the metric went through: over the periods that are over, counts divided by their own dispersion.
     *
     * @return the levels and when they began
     * @throws IllegalArgumentException if the metric is neither a share nor a net score
     * @throws IllegalStateException if no period has data
     */
    public ChangePoints<M> changePoints() {
        List<M> complete = complete();
        return ChangePoints.of(axis(), complete, CategoryCounts.dispersion(complete));
    }

    /**
     * Whether the metric rises or falls over the periods that are over, by the counts of each.
     *
     * @return slope and test
     * @throws IllegalStateException if fewer than two periods have data
     */
    public SeriesTrend trend() {
        return SeriesTrend.of(complete());
    }

    /**
     * Whether the periods' values rise or fall, whatever their n.
     *
     * @return Mann and Kendall's test and Sen's slope, with the lag-one correlation
     * @throws IllegalStateException if fewer than two periods have data
     */
    public MannKendall mannKendall() {
        return MannKendall.of(name(), SeriesColumns.of(complete()).values());
    }

    /**
     * The periods that are over against the same ones of last year: days and weeks 364 days back, longer periods one calendar year.
     *
     * @return the pairs and the change without season mix
     * @throws IllegalArgumentException if the periods are hours
     * @throws IllegalStateException if no period of a year before is in the series
     */
    public YearOverYear<M> versusLastYear() {
        return versusLastYear(YearShift.ALIGNED);
    }

    /**
     * The same with last year by name.
     *
     * @param shift which period of last year
     * @return the pairs, each with both dates, and the change without season mix
     * @throws IllegalArgumentException if the periods are hours, or weeks and the shift one of calendar dates
     * @throws IllegalStateException if no period of a year before is in the series
     */
    public YearOverYear<M> versusLastYear(YearShift shift) {
        checkArgument(periods.unit() != PeriodUnit.HOUR, "hours have no same hour of last year: compare days or weeks");
        checkArgument(
                periods.unit() != PeriodUnit.WEEK || shift == YearShift.ALIGNED,
                "weeks have no same calendar date of last year: a week starts 364 days back");
        TreeMap<Long, M> byNumber = byNumber();
        List<YearPair<M>> pairs = new ArrayList<>();
        for (int i = 0; i < completeSize(); i++) {
            LocalDate start = periods.firstDate(numbers[i]);
            LocalDate then = shift.before(periods.unit(), start);
            M before = byNumber.get(periods.numberOf(then));
            if (before != null) {
                pairs.add(new YearPair<>(start, then, tallies.get(i), before));
            }
        }
        if (pairs.isEmpty()) {
            throw new IllegalStateException("the change of " + name()
                    + " from last year is undefined: no period of a year before is in the series");
        }
        return YearOverYear.of(shift.toString(), pairs);
    }

    /**
     * One line for a report.
     *
     * @return for example {@code NPS weekly (from Monday, Europe/Berlin), 2024-01-01 … 2024-06-24: 26 periods (1 partial, 2 without data), n = 4120}
     */
    public String line() {
        return SeriesText.line(name(), filled, numbers.length - completeSize());
    }

    /**
     * Aligned text: period, n, value and 95 % interval, and which periods are partial or gaps.
     *
     * @return one line a period
     */
    public String table() {
        return SeriesText.table(name(), points(), "partial");
    }

    /** The line. */
    @Override
    public String toString() {
        return line();
    }
}
