package io.github.cxmetrics.monitor.driver;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * R² taken apart: how much of the variance of an outcome each attribute accounts for.
 *
 * <p>Users of other tools know the {@linkplain DriverShare#share() shares}, which add up to 1, and the {@linkplain DriverShare#part() parts} of R², which add
 * up to R²: both are here. A share of a small R² is a large piece of little, so R² prints with them.
 *
 * @param method how R² was taken apart: {@code Shapley} or {@code Johnson}
 * @param outcome what is explained
 * @param r2 R², 0..1
 * @param shares one row for each attribute, in the order of the rule
 * @param withoutIntervals why there are no intervals; null where there are
 */
public record DriverShares(
        String method,
        String outcome,
        double r2,
        List<DriverShare> shares,
        @Nullable String withoutIntervals) implements Serializable {

    private static final int DECIMALS = 3;
    private static final int IN_LINE = 5;

    /**
     * Checks the parts and copies the list.
     *
     * @param method how R² was taken apart
     * @param outcome what is explained
     * @param r2 R²
     * @param shares one row for each attribute
     * @param withoutIntervals why there are no intervals
     * @throws IllegalArgumentException if R² is none
     */
    public DriverShares {
        requireNonNull(method, "method");
        requireNonNull(outcome, "outcome");
        Checks.finite(r2, "R²");
        shares = Checks.list(shares, "shares");
    }

    /**
     * The row of an attribute.
     *
     * @param name its name
     * @return the row
     * @throws IllegalArgumentException if there is none of this name
     */
    public DriverShare of(String name) {
        return shares.stream()
                .filter(share -> share.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no attribute " + name));
    }

    /**
     * The rows, the strongest driver first.
     *
     * @return a sorted copy
     */
    public List<DriverShare> ranked() {
        return shares.stream()
                .sorted(Comparator.comparingDouble(DriverShare::part).reversed())
                .toList();
    }

    /**
     * The rows as aligned text, the strongest driver first.
     *
     * @return share of R² and part of R², each with its interval
     */
    public String table() {
        TextTable table = TextTable.of("driver", "share of R²", "interval", "part of R²", "interval");
        for (DriverShare row : ranked()) {
            table.row(
                    row.name(),
                    shareText(row),
                    limits(row.shareInterval(), Unit.SHARE),
                    Text.fixed(row.part(), DECIMALS),
                    limits(row.partInterval(), Unit.RATE));
        }
        return table.row("R²", "", "", Text.fixed(r2, DECIMALS), "") + note();
    }

    private String note() {
        if (withoutIntervals != null) {
            return "no intervals: " + withoutIntervals + "\n";
        }
        return shares.stream()
                .map(DriverShare::shareInterval)
                .filter(interval -> interval != null)
                .findFirst()
                .map(interval -> interval.confidence() + " CI, " + interval.method() + "\n")
                .orElse("");
    }

    static String limits(@Nullable Interval interval, Unit unit) {
        return interval == null ? TextTable.UNDEFINED : interval.text(unit);
    }

    static String shareText(DriverShare row) {
        return row.share() == null ? TextTable.UNDEFINED : Unit.SHARE.text(row.share());
    }

    /** The five strongest: {@code drivers of overall (Shapley): speed 61.2 % (95 % CI 50.1 % … 72.3 %), price 38.8 % (95 % CI 27.7 % … 49.9 %), of R² 0.547}. */
    @Override
    public String toString() {
        String rows = ranked().stream()
                .limit(IN_LINE)
                .map(row -> row.name() + " " + shareText(row) + intervalText(row))
                .collect(Collectors.joining(", "));
        String more = shares.size() > IN_LINE ? " and " + (shares.size() - IN_LINE) + " more" : "";
        return "drivers of " + outcome + " (" + method + "): " + rows + more + ", of R² " + Text.fixed(r2, DECIMALS);
    }

    private static String intervalText(DriverShare row) {
        return row.shareInterval() == null
                ? ""
                : " (" + row.shareInterval().confidence() + " CI "
                        + row.shareInterval().text(Unit.SHARE) + ")";
    }
}
