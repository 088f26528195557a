package io.github.cxmetrics.shell.table;

import io.github.cxmetrics.lifetime.purchases.PurchaseLog;
import io.github.cxmetrics.lifetime.purchases.PurchaseRule;
import io.github.cxmetrics.retention.revenue.MrrLog;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** From a table to what was paid. */
final class MoneyDoors {

    private MoneyDoors() {}

    static Currency currency(Table table, String column) {
        List<String> codes = table.column(column).texts().stream()
                .map(code -> code.strip().toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
        if (codes.size() != 1) {
            throw table.refusals(column)
                    .ofColumn(
                            codes.isEmpty()
                                    ? "no currency is named"
                                    : codes.size() + " currencies; cut the table by where(\"" + column
                                            + "\", …) first");
        }
        try {
            return Currency.getInstance(codes.get(0));
        } catch (IllegalArgumentException unknown) {
            throw table.refusals(column).ofColumn("no currency code of ISO 4217");
        }
    }

    static long[] minors(Table table, String column, Currency currency) {
        Objects.requireNonNull(currency, "currency");
        Column cells = table.column(column);
        long[] byCode = table.numbers(column)
                .minors(currency.getCurrencyCode(), Math.max(0, currency.getDefaultFractionDigits()));
        long[] minors = new long[cells.rows()];
        Arrays.setAll(minors, row -> cells.code(row) < 0 ? 0 : byCode[cells.code(row)]);
        return minors;
    }

    static PurchaseLog purchases(
            Table table, PurchaseRule rule, String customer, String date, String amount, @Nullable String refunded) {
        Objects.requireNonNull(rule, "rule");
        String drop = "; leave such rows out by wherePresent(\"" + customer + "\", \"" + amount + "\")";
        table.filled(customer, "a purchase needs its customer" + drop);
        table.filled(date, "a purchase needs its date");
        table.filled(amount, "a purchase needs its amount" + drop);
        String[] customers = CustomerDoors.filledTexts(table, customer);
        LocalDate[] dates = table.dates(date);
        long[] amounts = minors(table, amount, rule.currency());
        int[] rows = refunded == null ? new int[0] : refunds(table, refunded, rule.currency());
        int n = customers.length;
        String[] who = Arrays.copyOf(customers, n + rows.length);
        LocalDate[] when = Arrays.copyOf(dates, n + rows.length);
        long[] what = Arrays.copyOf(amounts, n + rows.length);
        long[] back = refunded == null ? new long[0] : minors(table, refunded, rule.currency());
        for (int i = 0; i < rows.length; i++) {
            who[n + i] = customers[rows[i]];
            when[n + i] = dates[rows[i]];
            what[n + i] = -back[rows[i]];
        }
        try {
            return PurchaseLog.ofMinor(rule, who, when, what);
        } catch (IllegalArgumentException e) {
            throw ofRow(table, e, row -> row < n ? row : rows[row - n]);
        }
    }

    private static int[] refunds(Table table, String refunded, Currency currency) {
        long[] back = minors(table, refunded, currency);
        for (int row = 0; row < back.length; row++) {
            if (back[row] < 0) {
                throw table.refusals(refunded).at(row, "what was paid back must not be negative");
            }
        }
        return IntStream.range(0, back.length).filter(row -> back[row] > 0).toArray();
    }

    private interface RowOf {
        int of(int row);
    }

    /** A refusal of columns says the row; here it says the line. */
    private static IllegalArgumentException ofRow(Table table, IllegalArgumentException refused, RowOf rowOf) {
        String message = String.valueOf(refused.getMessage());
        java.util.regex.Matcher row =
                java.util.regex.Pattern.compile(" ?\\(row (\\d+)\\)$").matcher(message);
        return row.find()
                ? new IllegalArgumentException(
                        table.name() + " line " + table.line(rowOf.of(Integer.parseInt(row.group(1)))) + ": "
                                + message.substring(0, row.start()),
                        refused)
                : new IllegalArgumentException(table.name() + ": " + message, refused);
    }

    static MrrLog mrrLog(Table table, Currency currency, String account, String date, String mrr) {
        table.filled(account, "a change needs its account");
        table.filled(date, "a change needs its date");
        table.filled(mrr, "a change needs its MRR; when an account stops paying that is 0");
        try {
            return MrrLog.ofMinor(
                    currency,
                    CustomerDoors.filledTexts(table, account),
                    table.dates(date),
                    minors(table, mrr, currency));
        } catch (IllegalArgumentException e) {
            throw ofRow(table, e, row -> row);
        }
    }

    static MrrLog mrrLog(Table table, Currency currency, String account, String start, String end, String mrr) {
        Column accounts = table.filled(account, "a subscription needs its account");
        table.filled(start, "a subscription needs its start");
        table.filled(mrr, "a subscription needs its MRR");
        LocalDate[] starts = table.dates(start);
        @Nullable LocalDate[] ends = table.dates(end);
        long[] amounts = minors(table, mrr, currency);
        List<TreeMap<LocalDate, Long>> changes = new ArrayList<>();
        accounts.texts().forEach(each -> changes.add(new TreeMap<>()));
        for (int row = 0; row < starts.length; row++) {
            LocalDate last = ends[row];
            if (amounts[row] < 0) {
                throw table.refusals(mrr).at(row, "MRR must not be negative");
            }
            if (last != null && last.isBefore(starts[row])) {
                throw table.refusals(end)
                        .at(row, "a subscription ends on " + last + ", before it starts on " + starts[row]);
            }
            TreeMap<LocalDate, Long> mine = changes.get(accounts.code(row));
            mine.merge(starts[row], amounts[row], Math::addExact);
            if (last != null) {
                mine.merge(last, -amounts[row], Math::addExact);
            }
        }
        return running(currency, accounts.texts(), changes);
    }

    /** What each account pays from each date on, of what it pays more or less. */
    private static MrrLog running(Currency currency, List<String> accounts, List<TreeMap<LocalDate, Long>> changes) {
        List<String> who = new ArrayList<>();
        List<LocalDate> when = new ArrayList<>();
        List<Long> what = new ArrayList<>();
        for (int account = 0; account < changes.size(); account++) {
            long mrr = 0;
            for (var change : changes.get(account).entrySet()) {
                mrr = Math.addExact(mrr, change.getValue());
                who.add(accounts.get(account));
                when.add(change.getKey());
                what.add(mrr);
            }
        }
        return MrrLog.ofMinor(
                currency,
                who.toArray(String[]::new),
                when.toArray(LocalDate[]::new),
                what.stream().mapToLong(Long::longValue).toArray());
    }
}
