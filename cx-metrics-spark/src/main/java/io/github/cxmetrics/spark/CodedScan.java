package io.github.cxmetrics.spark;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.funnel.Funnel;
import io.github.cxmetrics.journey.funnel.FunnelTally;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Counts a partition of {@link CodedEvents}, row by row as Spark holds them, without an object for each. Whole users make batches of some ten thousand rows; a
 * user of more rows than that is read in parts where the funnel has a summary that joins them, else at once.
 */
final class CodedScan implements FlatMapFunction<Iterator<InternalRow>, byte[]> {

    private static final long serialVersionUID = 1;

    private final Funnel funnel;
    private final CodedEvents coded;
    private final LogScan.@Nullable Parts<FunnelTally> parts;

    CodedScan(Funnel funnel, CodedEvents coded, LogScan.@Nullable Parts<FunnelTally> parts) {
        this.funnel = funnel;
        this.coded = coded;
        this.parts = parts;
    }

    @Override
    public Iterator<byte[]> call(Iterator<InternalRow> rows) {
        Pass pass = new Pass();
        while (rows.hasNext()) {
            pass.add(rows.next());
        }
        return List.of(TallyBytes.of(pass.finish())).iterator();
    }

    /** A user of the present run. */
    private static final class User {

        private UTF8String name;
        private final CodedRows rows = new CodedRows();
        private LogScan.Parts.@Nullable Reader<FunnelTally> reader;
        private int nextCut = LogScan.BATCH;

        User(UTF8String name) {
            this.name = name;
        }

        void begin(UTF8String as) {
            name = as;
            reader = null;
            nextCut = LogScan.BATCH;
            rows.clear();
        }
    }

    /** One way through a partition. */
    private final class Pass {

        private final CodedRows batch = new CodedRows();
        private FunnelTally sum = funnel.empty();
        /** The users of the present run: one, or several whose hashes are alike. The first of them is used again and again. */
        private final List<User> users = new ArrayList<>();

        private int present;
        private long run;

        void add(InternalRow row) {
            checkArgument(!row.isNullAt(0), "user must not be null");
            checkArgument(!row.isNullAt(1), "time must not be null");
            checkArgument(!row.isNullAt(2), "event must not be null");
            long tag = row.getLong(2);
            User user = user(row.getUTF8String(0), CodedEvents.run(tag));
            user.rows.add(row.getLong(1), CodedEvents.name(tag));
            if (parts != null && user.rows.size() >= user.nextCut) {
                cut(user, parts);
            }
        }

        private User user(UTF8String name, long itsRun) {
            if (itsRun != run) {
                endRun();
                run = itsRun;
            }
            for (int i = 0; i < present; i++) {
                if (users.get(i).name.equals(name)) {
                    return users.get(i);
                }
            }
            // The row's memory is not ours.
            UTF8String kept = name.clone();
            if (present == users.size()) {
                users.add(new User(kept));
            } else {
                users.get(present).begin(kept);
            }
            return users.get(present++);
        }

        private void endRun() {
            for (int i = 0; i < present; i++) {
                User user = users.get(i);
                user.rows.sort();
                if (user.reader == null) {
                    batch.addUnit(user.rows);
                } else {
                    user.reader.add(user.rows.log(user.rows.size(), coded.names()));
                    sum = sum.plus(user.reader.tally());
                }
            }
            while (users.size() > 1) {
                users.remove(users.size() - 1);
            }
            present = 0;
            if (batch.size() >= LogScan.BATCH) {
                count();
            }
        }

        private void count() {
            EventLog log = batch.log(batch.size(), coded.names());
            sum = sum.plus(funnel.count(log));
            batch.clear();
        }

        /** Reads a user so far, up to the last time by which rows were sorted, at which more may come. */
        private void cut(User user, LogScan.Parts<FunnelTally> into) {
            CodedRows rows = user.rows;
            rows.sort();
            long last = CodedEvents.tick(rows.time(rows.size() - 1));
            int to = rows.size() - 1;
            while (to > 0 && CodedEvents.tick(rows.time(to - 1)) == last) {
                to--;
            }
            if (to == 0) {
                // All at one time: wait for twice as many.
                user.nextCut = Math.multiplyExact(rows.size(), 2);
                return;
            }
            if (user.reader == null) {
                user.reader = into.reader();
            }
            user.reader.add(rows.log(to, coded.names()));
            rows.dropTo(to);
            user.nextCut = Math.max(LogScan.BATCH, 2 * rows.size());
        }

        FunnelTally finish() {
            endRun();
            count();
            return sum;
        }
    }
}
