package io.github.cxmetrics.spark;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyRule;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.expressions.Aggregator;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/**
 * Any rule of the library as an aggregate of Spark, with the tally that one machine would count, {@linkplain Object#equals equal} however the rows are
 * partitioned, spilled or counted again: {@code dataset.select(TallyAggregator.of(NpsBands.STANDARD).toColumn())} on a {@code Dataset<Integer>}, or {@code
 * grouped.agg(…)} after {@code groupByKey}. {@link #udf} makes of it a function of columns for SQL, whose result is a tally in binary form.
 *
 * <p>Rows that belong to one observation (the contacts of a customer, the events of a user) are grouped first: an aggregator sees each row alone. Rows that are
 * null, or whose observation is, are left out. A refused observation fails the query, with the rule's message.
 *
 * @param <R> a row
 * @param <E> the observation that is made of it
 * @param <T> the tally
 */
public final class TallyAggregator<R, E, T extends Tally<T>> extends Aggregator<R, TallyBuffer<E, T>, T> {

    private static final long serialVersionUID = 1;

    /** How observations are counted. */
    private final TallyRule<E, T> rule;

    /** The observation of a row. */
    private final MapFunction<R, E> observation;

    /** The class of the tally. */
    private final Class<T> type;

    @SuppressWarnings("unchecked") // the class of a tally is the T of its rule
    private TallyAggregator(TallyRule<E, T> rule, MapFunction<R, E> observation) {
        checkArgument(rule != null, "a rule must not be null");
        checkArgument(observation != null, "the observation of a row must not be null");
        this.rule = rule;
        this.observation = observation;
        type = (Class<T>) rule.empty().getClass();
    }

    /**
     * The aggregate of a rule over its observations.
     *
     * @param rule the rule
     * @param <E> the observation
     * @param <T> the tally
     * @return the aggregate
     */
    public static <E, T extends Tally<T>> TallyAggregator<E, E, T> of(TallyRule<E, T> rule) {
        return new TallyAggregator<>(rule, row -> row);
    }

    /**
     * The aggregate of a rule over rows of your own.
     *
     * @param rule the rule
     * @param observation the observation of a row; null leaves the row out
     * @param <R> a row
     * @param <E> the observation
     * @param <T> the tally
     * @return the aggregate
     */
    public static <R, E, T extends Tally<T>> TallyAggregator<R, E, T> of(
            TallyRule<E, T> rule, MapFunction<R, E> observation) {
        return new TallyAggregator<>(rule, observation);
    }

    /**
     * The aggregate as a function of columns, to be called or registered for SQL.
     *
     * @param rows how a row is made of the columns, for example {@code Encoders.INT()}
     * @return the function, whose result is a tally in binary form
     */
    public UserDefinedFunction udf(Encoder<R> rows) {
        return functions.udaf(this, rows);
    }

    @Override
    public TallyBuffer<E, T> zero() {
        return new TallyBuffer<>(rule);
    }

    @Override
    public TallyBuffer<E, T> reduce(TallyBuffer<E, T> buffer, @Nullable R row) {
        E one = row == null ? null : observationOf(row);
        if (one != null) {
            buffer.add(one);
        }
        return buffer;
    }

    private @Nullable E observationOf(R row) {
        try {
            return observation.call(row);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalArgumentException("the observation of a row can't be made: " + e.getMessage(), e);
        }
    }

    @Override
    public TallyBuffer<E, T> merge(TallyBuffer<E, T> buffer, TallyBuffer<E, T> other) {
        buffer.addAll(other);
        return buffer;
    }

    @Override
    public T finish(TallyBuffer<E, T> buffer) {
        return buffer.snapshot();
    }

    @Override
    public Encoder<TallyBuffer<E, T>> bufferEncoder() {
        return TallyEncoder.binary(TallyBuffer.class, new TallyBuffer.Bytes<>(rule, type));
    }

    @Override
    public Encoder<T> outputEncoder() {
        return TallyEncoder.of(type);
    }
}
