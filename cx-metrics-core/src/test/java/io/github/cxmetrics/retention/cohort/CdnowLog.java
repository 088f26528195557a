package io.github.cxmetrics.retention.cohort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** The CDNOW sample: purchases by date, with cents. */
public record CdnowLog(ActivityLog log, long[] cents) {

    private static final int CUSTOMER = 1;
    private static final int DATE = 2;
    private static final int SPEND = 4;

    public static CdnowLog read() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                CdnowLog.class.getResourceAsStream("/data/cdnow_sample_elog.csv"), StandardCharsets.UTF_8))) {
            List<String[]> rows =
                    in.lines().skip(1).map(line -> line.split(",")).toList();
            String[] customers = rows.stream().map(row -> row[CUSTOMER]).toArray(String[]::new);
            LocalDate[] dates =
                    rows.stream().map(row -> LocalDate.parse(row[DATE])).toArray(LocalDate[]::new);
            long[] cents = rows.stream()
                    .mapToLong(
                            row -> new BigDecimal(row[SPEND]).movePointRight(2).longValueExact())
                    .toArray();
            return new CdnowLog(ActivityLog.of(customers, dates), cents);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
