package io.github.cxmetrics.spark;

import io.github.cxmetrics.Tally;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.LogRule;
import io.github.cxmetrics.journey.funnel.Funnel;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Counts a partition of whole units, each sorted by time, in batches of some ten thousand rows. A unit of more rows than that is read in parts where the rule
 * has a summary that joins them, else as one batch.
 *
 * @param <T> the tally
 */
final class LogScan<T extends Tally<T>> implements MapPartitionsFunction<Row, byte[]> {

    private static final long serialVersionUID = 1;

    /** So many rows make a batch, or a part of a unit. */
    static final int BATCH = 1 << 16;

    private final LogRule<T> rule;
    private final String[] properties;
    private final @Nullable Parts<T> parts;

    LogScan(LogRule<T> rule, List<String> properties, @Nullable Parts<T> parts) {
        this.rule = rule;
        this.properties = properties.toArray(String[]::new);
        this.parts = parts;
    }

    /**
     * How a unit is counted in parts that follow each other.
     *
     * @param <T> the tally
     */
    interface Parts<T extends Tally<T>> extends Serializable {

        /** A reader of one unit. */
        Reader<T> reader();

        /**
         * Reads one unit.
         *
         * @param <T> the tally
         */
        interface Reader<T extends Tally<T>> {

            /** Adds a part, strictly later than those before. */
            void add(EventLog part);

            /** The tally of the unit. */
            T tally();
        }
    }

    /** A funnel of sessions sets aside and counts the rows without one. */
    private boolean isUnitOptional() {
        return rule instanceof Funnel funnel && !funnel.toForm().unit().isEmpty();
    }

    T ofNoRows() {
        return rule.count(new RowBatch(List.of(properties), isUnitOptional()).log());
    }

    @Override
    public Iterator<byte[]> call(Iterator<Row> rows) {
        Pass pass = new Pass();
        rows.forEachRemaining(pass::add);
        T tally = pass.finish();
        return List.of(TallyBytes.of(tally)).iterator();
    }

    /** One way through a partition. */
    private final class Pass {

        private final RowBatch batch = new RowBatch(List.of(properties), isUnitOptional());
        private @Nullable T sum;
        private @Nullable String unit;
        private boolean isFirst = true;
        private int unitFrom;
        private Parts.@Nullable Reader<T> reader;
        private int nextCut = BATCH;

        void add(Row row) {
            String next = row.getString(0);
            boolean isNew = isFirst || !Objects.equals(next, unit);
            if (isNew) {
                endUnit();
                unit = next;
                isFirst = false;
            }
            batch.add(row, isNew);
            if (parts != null && batch.size() - unitFrom >= nextCut) {
                cut(parts);
            }
        }

        private void endUnit() {
            if (reader != null) {
                reader.add(batch.log());
                plus(reader.tally());
                batch.dropTo(batch.size());
                reader = null;
            } else if (batch.size() >= BATCH) {
                count(batch.size());
            }
            unitFrom = batch.size();
            nextCut = BATCH;
        }

        /** Counts whole units and leaves them out. */
        private void count(int to) {
            if (to > 0) {
                plus(rule.count(batch.log(0, to)));
                batch.dropTo(to);
            }
        }

        /** Reads the unit so far, up to its last time, at which more may come. */
        private void cut(Parts<T> into) {
            count(unitFrom);
            unitFrom = 0;
            int to = batch.size() - 1;
            while (to > 0 && batch.time(to - 1) == batch.time(batch.size() - 1)) {
                to--;
            }
            if (to == 0) {
                // All at one time: wait for twice as many.
                nextCut = Math.multiplyExact(batch.size(), 2);
                return;
            }
            if (reader == null) {
                reader = into.reader();
            }
            reader.add(batch.log(0, to));
            batch.dropTo(to);
            nextCut = Math.max(BATCH, 2 * batch.size());
        }

        private void plus(T tally) {
            sum = sum == null ? tally : sum.plus(tally);
        }

        T finish() {
            endUnit();
            count(batch.size());
            return sum == null ? ofNoRows() : sum;
        }
    }
}
