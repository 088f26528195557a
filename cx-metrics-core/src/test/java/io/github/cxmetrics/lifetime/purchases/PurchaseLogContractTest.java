package io.github.cxmetrics.lifetime.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.TallyContract;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PurchaseLogContractTest extends TallyContract<Purchase, PurchaseLog> {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 1);
    private static final PurchaseRule RULE =
            PurchaseRule.of(Currency.getInstance("EUR")).withAmounts(AmountPolicy.EXCLUDE);

    private static Purchase purchase(String customer, LocalDate date, long cents) {
        return Purchase.of(customer, date, Money.ofMinor(cents, RULE.currency()));
    }

    @Override
    protected PurchaseRule rule() {
        return RULE;
    }

    @Override
    protected List<Purchase> observations() {
        List<Purchase> rows = new ArrayList<>();
        String[] customers = {"10", "9", "anna", "10", "béa", "9"};
        for (int i = 0; i < 18; i++) {
            rows.add(purchase(customers[i % 6], DAY.minusDays(i * 37L % 11), i * 113 % 700 - 100));
        }
        rows.add(purchase("9", LocalDate.of(1969, 12, 31), 0));
        rows.add(purchase("9", LocalDate.of(1969, 12, 31), 1));
        return rows;
    }

    @Override
    protected PurchaseLog withCount(long count) {
        return new PurchaseLog.Counts(
                        "purchase-log",
                        1,
                        RULE.toForm(),
                        List.of(),
                        List.of(0),
                        List.of(),
                        List.of(),
                        List.of(20_000),
                        List.of(0L),
                        List.of(count),
                        List.of(0L))
                .toTally();
    }

    @Override
    protected Optional<PurchaseLog> ofOtherRule() {
        return Optional.of(RULE.withAmounts(AmountPolicy.NET).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "purchases: EUR (exclude) and EUR (net) don't go together";
    }

    @Override
    protected Purchase refusedObservation() {
        return null;
    }

    @Override
    protected String refusalOfObservation() {
        return "a purchase must not be null";
    }

    private static PurchaseLog.Counts counts(
            PurchaseRule rule, List<String> ids, List<Integer> offsets, List<Integer> days, long amount, long rows) {
        return new PurchaseLog.Counts(
                "purchase-log",
                1,
                rule.toForm(),
                ids,
                offsets,
                days,
                Collections.nCopies(days.size(), amount),
                List.of(3),
                List.of(rows),
                List.of(0L),
                List.of(0L));
    }

    private static void refused(PurchaseLog.Counts counts, String message) {
        assertThatThrownBy(counts::toTally)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    /** Rows of day 3, on which one customer has a purchase, and of day 4, on which nobody has. */
    private static void possible(boolean expected, AmountPolicy policy, long[] third, long... fourth) {
        PurchaseRule rule = RULE.withAmounts(policy);
        List<long[]> days = fourth.length == 0 ? List.of(third) : List.of(third, fourth);
        PurchaseLog.Counts counts = new PurchaseLog.Counts(
                "purchase-log",
                1,
                rule.toForm(),
                List.of("a"),
                List.of(0, 1),
                List.of(3),
                List.of(5L),
                List.of(3, 4).subList(0, days.size()),
                days.stream().map(day -> day[0]).toList(),
                days.stream().map(day -> day[1]).toList(),
                days.stream().map(day -> day[2]).toList());
        if (expected) {
            assertThat(counts.toTally().toCounts()).isEqualTo(counts);
        } else {
            long[] bad = days.get(days.size() - 1);
            refused(
                    counts,
                    bad[0] + " purchases of " + (2 - days.size()) + " customers on a day, " + bad[1] + " of zero and "
                            + bad[2] + " below zero, are impossible under " + rule);
        }
    }

    @Test
    void rowsOfADayFollowThePolicy() {
        long[] one = {1, 0, 0};
        long[] zero = {1, 1, 0};
        long[] negative = {1, 0, 1};
        for (AmountPolicy policy : AmountPolicy.values()) {
            boolean excludes = policy == AmountPolicy.EXCLUDE;
            boolean nets = policy == AmountPolicy.NET || policy == AmountPolicy.AGAINST_LATEST;
            boolean zeros = policy == AmountPolicy.ZERO_IS_A_PURCHASE;
            possible(true, policy, one);
            possible(excludes || nets || zeros, policy, zero);
            possible(excludes || nets, policy, negative);
            possible(excludes || nets, policy, new long[] {2, 1, 1});
            possible(excludes, policy, new long[] {1, 2, 0});
            possible(excludes, policy, new long[] {1, 0, 2});
            possible(excludes, policy, new long[] {1, 1, 1});
            possible(excludes, policy, one, 0, 1, 0);
            possible(excludes, policy, one, 0, 0, 1);
            possible(false, policy, one, 0, 0, 0);
            possible(false, policy, one, 1, 0, 0);
            possible(false, policy, new long[] {0, 0, 0});
        }
    }

    @Test
    void whatCannotComeFromALogIsRefused() {
        refused(
                counts(RULE, List.of("a", "b"), List.of(0, 1, 1), List.of(3), 5, 2),
                "a customer has no purchase (position 1)");
        refused(
                counts(RULE, List.of("a", "a"), List.of(0, 1, 2), List.of(3, 3), 5, 2),
                "customers are out of order, or twice there (position 1)");
        PurchaseRule refuse = PurchaseRule.of(RULE.currency());
        assertThat(counts(refuse, List.of("a"), List.of(0, 1), List.of(3), 5, 2)
                        .toTally()
                        .totals())
                .containsEntry("a", Money.of("0.05", "EUR"));
        refused(
                counts(refuse, List.of("a"), List.of(0, 2), List.of(3), 5, 2),
                "purchases of 1 customers, 2 offsets, 1 days and 1 amounts don't fit together");
        refused(
                counts(refuse, List.of("a", "b"), List.of(0, 2_000_000_000, 1), List.of(3), 5, 2),
                "a customer has no purchase (position 1)");
        refused(
                counts(refuse, List.of("b", "a"), List.of(0, 1, 2), List.of(3, 3), 5, 2),
                "customers are out of order, or twice there (position 1)");
        refused(
                counts(refuse, List.of("a"), List.of(0, 2), List.of(3, 3), 5, 2),
                "days of a customer are out of order (position 1)");
        refused(counts(refuse, List.of("a"), List.of(0, 1), List.of(4), 5, 2), "day 4 has a purchase, but no rows");
        refused(
                counts(refuse, List.of("a", "b"), List.of(0, 1, 2), List.of(3, 3), 5, 1),
                "1 purchases of 2 customers on a day, 0 of zero and 0 below zero, are impossible under EUR (refuse)");
        refused(
                counts(refuse, List.of("a"), List.of(0, 1), List.of(3), -5, 1),
                "amount must be above 0, not EUR -0.05; an AmountPolicy says what such a row means");
    }
}
