package io.github.cxmetrics.lifetime.value;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistory;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The most valuable customers, best first; prints as a table. */
public final class CltvRanking implements Serializable {

    private static final long serialVersionUID = 1;

    private final Cltv cltv;

    @SuppressWarnings("serial") // the JDK's unmodifiable lists are
    private final List<Row> rows;

    CltvRanking(Cltv cltv, List<Row> rows) {
        this.cltv = cltv;
        this.rows = List.copyOf(rows);
    }

    /**
     * One customer of the ranking.
     *
     * @param id the customer
     * @param history what the customer has bought
     * @param probabilityAlive P(alive) at the end of the observation
     * @param expectedTransactions purchases to expect within the horizon; over the whole future the discounted ones
     * @param expectedSpend money to expect of a purchase
     * @param value the CLTV, in money
     * @param interval the range in which the money will lie; empty until asked for
     */
    public record Row(
            String id,
            PurchaseHistory history,
            double probabilityAlive,
            double expectedTransactions,
            double expectedSpend,
            double value,
            Optional<Interval> interval)
            implements Serializable {

        /**
         * Checks the parts.
         *
         * @param id the customer
         * @param history what the customer has bought
         * @param probabilityAlive P(alive) at the end of the observation
         * @param expectedTransactions purchases to expect within the horizon; over the whole future the discounted ones
         * @param expectedSpend money to expect of a purchase
         * @param value the CLTV, in money
         * @param interval the range in which the money will lie; empty until asked for
         * @throws IllegalArgumentException if P(alive) is outside 0..1, or another number is negative or none
         */
        public Row {
            requireNonNull(id, "id");
            requireNonNull(history, "history");
            requireNonNull(interval, "interval");
            Checks.share(probabilityAlive, "P(alive)");
            Checks.notNegative(expectedTransactions, "expected transactions");
            Checks.notNegative(expectedSpend, "the expected spend");
            Checks.finite(value, "CLTV");
        }

        /** What is expected of the customer, without the id. */
        @Override
        public String toString() {
            return history + ": P(alive) " + Text.fixed(probabilityAlive, 3) + ", "
                    + Text.fixed(expectedTransactions, 2) + " purchases of " + Text.fixed(expectedSpend, 2) + ", CLTV "
                    + Text.fixed(value, 2);
        }

        private Object writeReplace() {
            return new Serial(
                    id, history, probabilityAlive, expectedTransactions, expectedSpend, value, interval.orElse(null));
        }
    }

    /** What is serialized of a row: the JDK's optional values can't be. */
    private record Serial(
            String id,
            PurchaseHistory history,
            double probabilityAlive,
            double expectedTransactions,
            double expectedSpend,
            double value,
            @Nullable Interval interval)
            implements Serializable {

        private Object readResolve() {
            return new Row(
                    id,
                    history,
                    probabilityAlive,
                    expectedTransactions,
                    expectedSpend,
                    value,
                    Optional.ofNullable(interval));
        }
    }

    /**
     * What was valued.
     *
     * @return margin, discount and horizon
     */
    public Cltv cltv() {
        return cltv;
    }

    /**
     * The customers.
     *
     * @return an unmodifiable list, best first
     */
    public List<Row> rows() {
        return rows;
    }

    /**
     * The same ranking with the interval of each value: see {@link Cltv#interval}.
     *
     * @param confidence the level
     * @param seed the seed of the simulation
     * @return the changed copy
     */
    public CltvRanking withIntervals(Confidence confidence, long seed) {
        return new CltvRanking(
                cltv,
                rows.stream()
                        .map(row -> new Row(
                                row.id,
                                row.history,
                                row.probabilityAlive,
                                row.expectedTransactions,
                                row.expectedSpend,
                                row.value,
                                Optional.of(cltv.interval(row.history, confidence, seed))))
                        .toList());
    }

    /** Aligned text: what is valued, then one line a customer. */
    @Override
    public String toString() {
        TextTable table = TextTable.of(
                "customer", "x", "recency", "age", "P(alive)", "purchases", "spend", "CLTV", intervalHeading());
        for (Row row : rows) {
            table.row(
                    row.id,
                    Long.toString(row.history.frequency()),
                    Text.fixed(row.history.recency(), 1),
                    Text.fixed(row.history.age(), 1),
                    Text.fixed(row.probabilityAlive, 3),
                    Text.fixed(row.expectedTransactions, 2),
                    Text.fixed(row.expectedSpend, 2),
                    Text.fixed(row.value, 2),
                    row.interval
                            .map(i -> Text.fixed(i.lower(), 2) + " … " + Text.fixed(i.upper(), 2))
                            .orElse(TextTable.UNDEFINED));
        }
        return cltv + "\n" + table;
    }

    private String intervalHeading() {
        return rows.stream()
                .flatMap(row -> row.interval.stream())
                .findFirst()
                .map(i -> i.confidence() + " range")
                .orElse("range");
    }
}
