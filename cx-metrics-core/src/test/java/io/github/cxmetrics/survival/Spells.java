package io.github.cxmetrics.survival;

import io.github.cxmetrics.golden.GoldenFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Samples for the tests of this room. */
final class Spells {

    private Spells() {}

    /** Weeks in remission with 6-mercaptopurine (Freireich and others 1963; Gehan 1965). */
    static SurvivalTally mercaptopurine() {
        return SurvivalTally.of(
                ChronoUnit.WEEKS,
                new long[] {6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35},
                flags(1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0));
    }

    /** The same with placebo; everybody relapsed. */
    static SurvivalTally placebo() {
        long[] weeks = {1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23};
        boolean[] all = new boolean[weeks.length];
        Arrays.fill(all, true);
        return SurvivalTally.of(ChronoUnit.WEEKS, weeks, all);
    }

    static SurvivalTally complete(double... times) {
        boolean[] all = new boolean[times.length];
        Arrays.fill(all, true);
        return SurvivalTally.of(ChronoUnit.DAYS, times, all);
    }

    static boolean[] flags(int... ones) {
        boolean[] flags = new boolean[ones.length];
        for (int i = 0; i < ones.length; i++) {
            flags[i] = ones[i] == 1;
        }
        return flags;
    }

    /** Tenure in months of telco customers, gone or still there, by the values of a column. */
    static Map<String, SurvivalTally> telcoBy(String column) {
        List<String[]> rows = telco();
        int by = Arrays.asList(rows.get(0)).indexOf(column);
        Map<String, SurvivalTally> groups = new TreeMap<>();
        for (String[] row : rows.subList(1, rows.size())) {
            groups.computeIfAbsent(row[by], value -> telcoWhere(rows, other -> other[by].equals(value)));
        }
        return groups;
    }

    static SurvivalTally telcoCustomers() {
        return telcoWhere(telco(), row -> true);
    }

    private static SurvivalTally telcoWhere(List<String[]> rows, Predicate<String[]> chosen) {
        int tenure = Arrays.asList(rows.get(0)).indexOf("tenure");
        int churn = Arrays.asList(rows.get(0)).indexOf("Churn");
        return rows.stream()
                .skip(1)
                .filter(chosen)
                .map(row -> new Spell(0, Double.parseDouble(row[tenure]), row[churn].equals("Yes")))
                .collect(SurvivalRule.of(ChronoUnit.MONTHS).collector());
    }

    private static List<String[]> telco() {
        try (InputStream in = GoldenFile.class.getResourceAsStream("/data/telco_churn.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(","))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
