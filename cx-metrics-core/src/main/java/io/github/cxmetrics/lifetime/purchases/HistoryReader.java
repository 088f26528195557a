package io.github.cxmetrics.lifetime.purchases;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Arrays;

/** Reads a log as histories up to a first end, and as what was bought from there to a second one. */
final class HistoryReader {

    private final PurchaseRule rule;
    private final PurchasePeriods periods;
    private final int split;
    private final int end;
    private final long splitDay;
    private final long endDay;
    private final Netting netting;
    private final long afterAsOf;
    private final boolean dropsUnpaid;

    private final int[] frequencies;
    private final double[] recencies;
    private final double[] ages;
    private final double[] spends;
    private final double[] logGaps;
    private final String[] ids;
    private final int[] laterTransactions;
    private final double[] laterSpends;
    private final int start;
    private final long[] repeats;
    private int size;
    private long tooNew;
    private long withoutPurchase;

    /** The periods of one customer in which something was bought, and their money. */
    private int[] bought = new int[16];

    private long[] paid = new long[16];

    private HistoryReader(PurchaseLog log, PurchasePeriods periods, LocalDate calibrationEnd, LocalDate asOf) {
        requireNonNull(periods, "periods");
        rule = log.rule();
        this.periods = periods;
        split = periods.lastPeriod(calibrationEnd);
        end = periods.lastPeriod(asOf);
        splitDay = calibrationEnd.toEpochDay();
        endDay = asOf.toEpochDay();
        netting = new Netting(log);
        afterAsOf = log.afterAsOf(asOf);
        dropsUnpaid = rule.amounts() == AmountPolicy.NET;
        int n = log.customers();
        frequencies = new int[n];
        recencies = new double[n];
        ages = new double[n];
        spends = new double[n];
        logGaps = new double[n];
        ids = new String[n];
        laterTransactions = new int[n];
        laterSpends = new double[n];
        start = Math.min(split, firstPeriod(log.columns()));
        repeats = new long[end - start + 1];
    }

    private int firstPeriod(PurchaseLog.Columns columns) {
        int first = split;
        for (int c = 0; c < columns.ids().length; c++) {
            first = Math.min(first, periods.period(columns.days()[columns.offsets()[c]]));
        }
        return first;
    }

    static Holdout read(PurchaseLog log, PurchasePeriods periods, LocalDate calibrationEnd, LocalDate asOf) {
        HistoryReader reader = new HistoryReader(log, periods, calibrationEnd, asOf);
        PurchaseLog.Columns columns = log.columns();
        for (int c = 0; c < columns.ids().length; c++) {
            reader.customer(columns, c);
        }
        return reader.result();
    }

    private void customer(PurchaseLog.Columns columns, int c) {
        int n = merge(netting.cutAt(c, splitDay, endDay));
        if (n == 0) {
            withoutPurchase++;
            return;
        }
        if (bought[0] >= split) {
            tooNew++;
            return;
        }
        while (bought[n - 1] > end) {
            n--;
        }
        int known = 1;
        while (known < n && bought[known] <= split) {
            known++;
        }
        frequencies[size] = known - 1;
        recencies[size] = periods.time(bought[known - 1] - bought[0]);
        ages[size] = periods.time(split - bought[0]);
        spends[size] = mean(1, known);
        for (int i = 1; i < known; i++) {
            logGaps[size] += Math.log(periods.time(bought[i] - bought[i - 1]));
        }
        laterTransactions[size] = n - known;
        laterSpends[size] = mean(known, n);
        ids[size] = columns.ids()[c];
        for (int i = 1; i < n; i++) {
            repeats[bought[i] - start]++;
        }
        size++;
    }

    /** Merges the days of a customer's periods; the number of periods with a purchase. */
    private int merge(Netting days) {
        if (bought.length < days.size()) {
            bought = new int[2 * days.size()];
            paid = new long[bought.length];
        }
        int n = 0;
        for (int i = 0; i < days.size(); i++) {
            int period = periods.period(days.day(i));
            if (n > 0 && bought[n - 1] == period) {
                paid[n - 1] = Math.addExact(paid[n - 1], days.amount(i));
            } else {
                n = withoutUnpaidLast(n);
                bought[n] = period;
                paid[n++] = days.amount(i);
            }
        }
        return withoutUnpaidLast(n);
    }

    private int withoutUnpaidLast(int n) {
        return dropsUnpaid && n > 0 && paid[n - 1] <= 0 ? n - 1 : n;
    }

    private double mean(int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum = Math.addExact(sum, paid[i]);
        }
        return from == to ? 0 : rule.major(sum, to - from);
    }

    private Holdout result() {
        PurchaseHistories histories = PurchaseHistories.of(
                        periods.unit(),
                        Arrays.copyOf(frequencies, size),
                        Arrays.copyOf(recencies, size),
                        Arrays.copyOf(ages, size))
                .withMeanSpend(Arrays.copyOf(spends, size))
                .withLogGaps(Arrays.copyOf(logGaps, size))
                .withIds(Arrays.copyOf(ids, size));
        return new Holdout(
                histories,
                Arrays.copyOf(laterTransactions, size),
                Arrays.copyOf(laterSpends, size),
                new Holdout.LeftOut(tooNew, withoutPurchase, afterAsOf),
                new Holdout.Calendar(periods, split - start, end - start, repeats));
    }
}
