package io.github.cxmetrics.lifetime.purchases;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;

/** The data files of the room's tests. */
public final class CdNow {

    public static final LocalDate CALIBRATION_END = LocalDate.of(1997, 9, 30);
    public static final LocalDate HOLDOUT_END = LocalDate.of(1998, 6, 30);

    private CdNow() {}

    /** The rows of a file in {@code /data}, without its header. */
    public static List<String[]> rows(String file) {
        try (InputStream in = CdNow.class.getResourceAsStream("/data/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static double[] column(List<String[]> rows, int column) {
        return rows.stream().mapToDouble(row -> Double.parseDouble(row[column])).toArray();
    }

    public static List<Purchase> log() {
        return rows("cdnow_sample_elog.csv").stream()
                .map(row -> Purchase.of(row[1], LocalDate.parse(row[2]), Money.of(row[4], "USD")))
                .toList();
    }

    public static PurchaseLog purchases() {
        return PurchaseRule.of(Currency.getInstance("USD"))
                .withAmounts(AmountPolicy.ZERO_IS_A_PURCHASE)
                .count(log());
    }

    public static Holdout holdout() {
        return Holdout.of(purchases(), PurchasePeriods.daysIn(LifetimeUnit.WEEK), CALIBRATION_END, HOLDOUT_END);
    }

    /** The summary as it circulates, in weeks rounded to 0.01, with mean spends rounded to cents. */
    public static PurchaseHistories roundedWeeks() {
        List<String[]> rows = rows("cdnow_summary_weeks_rounded_with_spend.csv");
        return PurchaseHistories.of(LifetimeUnit.WEEK, column(rows, 1), column(rows, 2), column(rows, 3))
                .withMeanSpend(column(rows, 4));
    }

    /** Donors of 1995 by year, in weighted rows. */
    public static PurchaseHistories donations() {
        List<String[]> rows = rows("donations_rf_weighted.csv");
        return PurchaseHistories.of(LifetimeUnit.YEAR, column(rows, 0), column(rows, 1), column(rows, 2))
                .withWeights(
                        rows.stream().mapToLong(row -> Long.parseLong(row[3])).toArray());
    }
}
