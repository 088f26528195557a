package io.github.cxmetrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.internal.Ratios;
import io.github.cxmetrics.retention.revenue.MrrHistory;
import io.github.cxmetrics.retention.revenue.MrrMovements;
import io.github.cxmetrics.retention.revenue.RevenueRatio;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Positive;
import net.jqwik.api.constraints.Size;

class RetentionProperties {

    private static final Currency EUR = Currency.getInstance("EUR");

    @Property(tries = 500, seed = "4001")
    void retentionAndChurnAreOne(
            @ForAll Set<@IntRange(max = 60) Integer> start, @ForAll Set<@IntRange(max = 60) Integer> end) {
        RetentionRate rate = RetentionRate.ofCustomers(start, end);
        Set<Integer> kept = new HashSet<>(start);
        kept.retainAll(end);
        assertThat(rate.kept()).isEqualTo(kept.size());
        assertThat(rate.kept() + rate.churn().successes()).isEqualTo(rate.start());
        if (!start.isEmpty()) {
            assertThat(rate.value()).isBetween(0.0, 1.0);
            assertThat(rate.value() + rate.churn().value()).isEqualTo(1, within(Math.ulp(1.0)));
        }
        assertThat(RetentionRate.ofCustomers(column(start), column(end))).isEqualTo(rate);
    }

    private static long[] column(Set<Integer> ids) {
        return ids.stream().mapToLong(Integer::longValue).toArray();
    }

    @Property(tries = 300, seed = "4002")
    void disjointCustomersMerge(
            @ForAll @Size(max = 40) Set<@IntRange(max = 99) Integer> start,
            @ForAll @Size(max = 40) Set<@IntRange(max = 99) Integer> end,
            @ForAll @IntRange(max = 99) int cut) {
        RetentionRate low = RetentionRate.ofCustomers(below(start, cut), below(end, cut));
        RetentionRate high = RetentionRate.ofCustomers(from(start, cut), from(end, cut));
        assertThat(low.plus(high)).isEqualTo(RetentionRate.ofCustomers(start, end));
    }

    private static List<Integer> below(Set<Integer> ids, int cut) {
        return ids.stream().filter(id -> id < cut).toList();
    }

    private static List<Integer> from(Set<Integer> ids, int cut) {
        return ids.stream().filter(id -> id >= cut).toList();
    }

    @Property(tries = 500, seed = "4003")
    void scalingComposesAndComesBack(
            @ForAll @DoubleRange(max = 0.9) double rate,
            @ForAll @DoubleRange(min = 1, max = 1000) double days,
            @ForAll @DoubleRange(min = 1, max = 1000) double between,
            @ForAll @DoubleRange(min = 0.5, max = 2) double factor) {
        ChurnRate churn = ChurnRate.of(rate, days);
        double close = 1e-12;
        if (churn.scaledTo(between).value() < 0.999) {
            assertThat(churn.scaledTo(between).scaledTo(days * factor).value())
                    .isEqualTo(churn.scaledTo(days * factor).value(), within(close / 0.001));
            assertThat(churn.scaledTo(between).scaledTo(days).value()).isEqualTo(rate, within(close / 0.001));
        }
        assertThat(churn.scaledTo(2 * days).value()).isEqualTo(1 - (1 - rate) * (1 - rate), within(close));
    }

    @Property(tries = 500, seed = "4004")
    void movementsKeepTheIdentityAndTheirOrder(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 399) Integer> codes) {
        List<MrrMovements.Account> accounts = accounts(codes);
        MrrMovements all = MrrMovements.Rule.of(EUR).count(accounts);
        assertThat(all.start().plus(all.moves().net())).isEqualTo(all.end());
        assertThat(all.ratioIfDefined(RevenueRatio.NRR).isPresent())
                .isEqualTo(all.start().minor() > 0);
        if (all.start().minor() > 0) {
            assertThat(all.grr()).isBetween(0.0, Math.min(1, all.nrr()));
            assertThat(all.grr()).isEqualTo(grr(accounts), within(1e-15));
            assertThat(all.ratio(RevenueRatio.GROSS_CHURN)).isEqualTo(1 - all.grr(), within(1e-15));
            assertThat(all.ratio(RevenueRatio.NET_CHURN)).isEqualTo(1 - all.nrr(), within(1e-12));
            assertThat(all.ratio(RevenueRatio.NRR_INCL_REACTIVATION)).isGreaterThanOrEqualTo(all.nrr());
        }
        int half = accounts.size() / 2;
        assertThat(MrrMovements.Rule.of(EUR)
                        .count(accounts.subList(0, half))
                        .plus(MrrMovements.Rule.of(EUR).count(accounts.subList(half, accounts.size()))))
                .isEqualTo(all);
    }

    /** Small amounts, so that 0 and equal ones are frequent. */
    private static List<MrrMovements.Account> accounts(List<Integer> codes) {
        return IntStream.range(0, codes.size())
                .mapToObj(i -> MrrMovements.Account.of(
                        "a" + i,
                        Money.ofMinor(codes.get(i) / 2 % 10, EUR),
                        Money.ofMinor(codes.get(i) / 20, EUR),
                        codes.get(i) % 2 == 1))
                .toList();
    }

    private static double grr(List<MrrMovements.Account> accounts) {
        double kept = accounts.stream()
                .mapToLong(account ->
                        Math.min(account.start().minor(), account.end().minor()))
                .sum();
        return kept
                / accounts.stream()
                        .mapToLong(account -> account.start().minor())
                        .sum();
    }

    @Property(tries = 300, seed = "4005")
    void eventsAndSnapshotHaveOneNet(@ForAll @IntRange(min = 2, max = 9) int months, @ForAll @Positive long seed) {
        Random random = new Random(seed);
        List<MrrHistory.Account> accounts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            accounts.add(MrrHistory.Account.of(
                    "a" + i,
                    LongStream.generate(() -> Math.max(0, random.nextInt(7) - 2))
                            .limit(months)
                            .mapToObj(minor -> Money.ofMinor(minor, EUR))
                            .toList(),
                    random.nextBoolean()));
        }
        MrrHistory history = MrrHistory.Rule.of(EUR, months).count(accounts);
        assertThat(history.eventTotals().net())
                .isEqualTo(history.firstToLast().moves().net());
        assertThat(history.eventTotals().count(MrrMovements.Kind.CHURN))
                .isGreaterThanOrEqualTo(history.firstToLast().moves().count(MrrMovements.Kind.CHURN));
        if (months == 2) {
            assertThat(history.monthly()).containsExactly(history.firstToLast());
        }
    }

    @Property(tries = 500, seed = "4006")
    void ratiosOfLongsAreRoundedOnce(
            @ForAll @LongRange(min = 0) long numerator, @ForAll @LongRange(min = 1) long denominator) {
        double exact = new BigDecimal(BigInteger.valueOf(numerator))
                .divide(new BigDecimal(BigInteger.valueOf(denominator)), new MathContext(80))
                .doubleValue();
        assertThat(Ratios.of(numerator, denominator)).isEqualTo(exact);
        assertThat(Ratios.of(-numerator, denominator)).isEqualTo(-exact);
    }

    @Property(tries = 300, seed = "4007")
    void presencesAddUp(@ForAll @Size(max = 50) List<@IntRange(max = 869) Integer> codes) {
        List<Churn.Presence> presences = codes.stream()
                .map(code -> Churn.Presence.of(code / 30, code / 30 + 1 + code % 30 % (30 - code / 30)))
                .toList();
        Churn churn = presences.stream().collect(Churn.Rule.of(30).collector());
        assertThat(churn.end())
                .isEqualTo(presences.stream().filter(p -> p.toDay() == 30).count());
        assertThat(churn.retention().complement()).isEqualTo(churn.proportion().named("not retention rate"));
        assertThat(churn.customerDays())
                .isEqualTo(presences.stream()
                        .mapToLong(p -> p.toDay() - p.fromDay())
                        .sum());
    }
}
