package io.github.cxmetrics.spark;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.funnel.Funnel;
import io.github.cxmetrics.journey.funnel.FunnelSummary;
import io.github.cxmetrics.journey.funnel.FunnelTally;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/** Makes and joins the summaries of users, whose rows stand side by side. */
final class SummaryScan {

    private SummaryScan() {}

    /** A summary for each user of sorted events. */
    static final class OfEvents implements MapPartitionsFunction<Row, Tuple2<String, byte[]>> {

        private static final long serialVersionUID = 1;

        private final Funnel funnel;
        private final String[] properties;

        OfEvents(Funnel funnel, List<String> properties) {
            this.funnel = funnel;
            this.properties = properties.toArray(String[]::new);
        }

        @Override
        public Iterator<Tuple2<String, byte[]>> call(Iterator<Row> rows) {
            return new Users(rows);
        }

        /** Reads on only when the next summary is asked for. */
        private final class Users implements Iterator<Tuple2<String, byte[]>> {

            private final Iterator<Row> rows;
            private final RowBatch batch = new RowBatch(List.of(properties), false);
            private final Deque<Tuple2<String, byte[]>> ready = new ArrayDeque<>();
            private @Nullable String user;
            private @Nullable FunnelSummary begun;

            Users(Iterator<Row> rows) {
                this.rows = rows;
            }

            @Override
            public boolean hasNext() {
                while (ready.isEmpty() && rows.hasNext()) {
                    add(rows.next());
                    if (!rows.hasNext()) {
                        flush(batch.size(), true);
                    }
                }
                return !ready.isEmpty();
            }

            @Override
            public Tuple2<String, byte[]> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return ready.remove();
            }

            private void add(Row row) {
                String next = row.getString(0);
                checkArgument(next != null, "user must not be null");
                boolean isNew = !next.equals(user);
                if (batch.size() >= LogScan.BATCH && isNew) {
                    flush(batch.size(), true);
                } else if (batch.size() >= LogScan.BATCH && row.getLong(2) != batch.time(batch.size() - 1)) {
                    flush(batch.size(), false);
                }
                user = next;
                batch.add(row, isNew || batch.size() == 0);
            }

            /** Summarizes the batch; its last user may go on. */
            private void flush(int to, boolean ended) {
                EventLog log = batch.log(0, to);
                List<Tuple2<String, FunnelSummary>> found = new ArrayList<>();
                log.timelines().forEach(timeline -> {
                    FunnelSummary part = FunnelSummary.of(funnel, timeline);
                    FunnelSummary whole = found.isEmpty() && begun != null ? begun.then(part) : part;
                    found.add(new Tuple2<>(batch.unit(timeline.user()), whole));
                });
                begun = ended || found.isEmpty()
                        ? null
                        : found.remove(found.size() - 1)._2();
                found.forEach(each -> ready.add(new Tuple2<>(each._1(), TallyBytes.of(each._2()))));
                batch.dropTo(to);
            }
        }
    }

    /** The tally of users, each of whom has one summary or several. */
    static final class OfSummaries implements MapPartitionsFunction<Row, FunnelTally> {

        private static final long serialVersionUID = 1;

        private final Funnel funnel;

        OfSummaries(Funnel funnel) {
            this.funnel = funnel;
        }

        @Override
        public Iterator<FunnelTally> call(Iterator<Row> rows) {
            FunnelTally sum = funnel.empty();
            List<FunnelSummary> parts = new ArrayList<>();
            String user = null;
            while (rows.hasNext()) {
                Row row = rows.next();
                if (user != null && !user.equals(row.getString(0))) {
                    sum = sum.plus(joined(parts));
                    parts.clear();
                }
                user = row.getString(0);
                checkArgument(user != null, "user must not be null");
                parts.add(TallyBytes.read(row.getAs(1), FunnelSummary.class));
            }
            return List.of(parts.isEmpty() ? sum : sum.plus(joined(parts))).iterator();
        }

        private static FunnelTally joined(List<FunnelSummary> parts) {
            return parts.stream()
                    .sorted(Comparator.comparingLong(part -> part.toForm().first()))
                    .reduce(FunnelSummary::then)
                    .orElseThrow()
                    .toTally();
        }
    }
}
