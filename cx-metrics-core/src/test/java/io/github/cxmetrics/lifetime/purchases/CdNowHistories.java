package io.github.cxmetrics.lifetime.purchases;

import io.github.cxmetrics.lifetime.LifetimeUnit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The CDNOW sample as the fits of the literature have it: 39 weeks of 2357 customers. */
public final class CdNowHistories {

    private static final LocalDate END = LocalDate.of(1997, 9, 30);

    private CdNowHistories() {}

    public static PurchaseHistories exactWeeks() {
        return histories("cdnow_summary_exact_days.csv", 7);
    }

    public static PurchaseHistories roundedWeeks() {
        return histories("cdnow_summary_weeks_rounded_with_spend.csv", 1);
    }

    private static PurchaseHistories histories(String file, double perWeek) {
        List<String[]> rows = rows(file);
        return PurchaseHistories.of(
                LifetimeUnit.WEEK,
                rows.stream().mapToDouble(row -> Double.parseDouble(row[1])).toArray(),
                rows.stream()
                        .mapToDouble(row -> Double.parseDouble(row[2]) / perWeek)
                        .toArray(),
                rows.stream()
                        .mapToDouble(row -> Double.parseDouble(row[3]) / perWeek)
                        .toArray());
    }

    /** In weeks, over all repeat purchases until the end, a day being one purchase: what the peers add to the likelihood for k above 1. */
    public static double sumOfLogTimesBetweenPurchases() {
        Map<String, LocalDate> last = new HashMap<>();
        double sum = 0;
        for (String[] row : rows("cdnow_sample_elog.csv")) {
            LocalDate date = LocalDate.parse(row[2]);
            LocalDate before = last.put(row[1], date);
            if (before != null && date.isAfter(before) && !date.isAfter(END)) {
                sum += Math.log(ChronoUnit.DAYS.between(before, date) / 7.0);
            }
        }
        return sum;
    }

    private static List<String[]> rows(String file) {
        try (InputStream in = CdNowHistories.class.getResourceAsStream("/data/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
