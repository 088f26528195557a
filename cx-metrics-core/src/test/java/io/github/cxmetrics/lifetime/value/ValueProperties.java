package io.github.cxmetrics.lifetime.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.lifetime.Discount;
import io.github.cxmetrics.lifetime.Horizon;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.PaymentTiming;
import io.github.cxmetrics.lifetime.model.BgBb;
import io.github.cxmetrics.lifetime.model.GammaGamma;
import io.github.cxmetrics.lifetime.model.ParetoNbd;
import io.github.cxmetrics.lifetime.purchases.AmountPolicy;
import io.github.cxmetrics.lifetime.purchases.CdNow;
import io.github.cxmetrics.lifetime.purchases.Purchase;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistory;
import io.github.cxmetrics.lifetime.purchases.PurchaseLog;
import io.github.cxmetrics.lifetime.purchases.PurchasePeriods;
import io.github.cxmetrics.lifetime.purchases.PurchaseRule;
import io.github.cxmetrics.lifetime.purchases.Rfm;
import io.github.cxmetrics.lifetime.purchases.RfmGrid;
import io.github.cxmetrics.lifetime.purchases.RfmScale;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class ValueProperties {

    private static final GammaGamma SPEND = GammaGamma.of(6.25, 3.74, 15.44);

    @Property(tries = 200, seed = "61997")
    void aDiscreteModelsNumbersOfTransactionsAddUpToOneAndToTheExpectation(
            @ForAll @DoubleRange(min = 0.05, max = 20) double alpha,
            @ForAll @DoubleRange(min = 0.05, max = 20) double gamma,
            @ForAll @IntRange(max = 12) int x,
            @ForAll @IntRange(max = 12) int sinceLast,
            @ForAll @IntRange(min = 1, max = 40) int ahead) {
        BgBb model = BgBb.of(LifetimeUnit.YEAR, alpha, 1.3, gamma, 2.1);
        int last = x == 0 ? 0 : x + 2;
        PurchaseHistory history = PurchaseHistory.of(LifetimeUnit.YEAR, x, last, last + sinceLast + (x == 0 ? 1 : 0));
        double sum = 0;
        double mean = 0;
        for (int n = 0; n <= ahead; n++) {
            double p = model.probability(history, n, Horizon.years(ahead));
            assertThat(p).isBetween(0.0, 1.0 + 1e-12);
            sum += p;
            mean += n * p;
        }
        assertThat(sum).isCloseTo(1, within(1e-11));
        assertThat(mean).isCloseTo(model.expectedTransactions(history, Horizon.years(ahead)), within(1e-10 * ahead));
        assertThat(model.probabilityAlive(history, Horizon.years(ahead)))
                .isLessThanOrEqualTo(model.probabilityAlive(history))
                .isPositive();
        assertThat(model.expectedTransactions(history, Horizon.years(ahead + 1)))
                .isGreaterThan(mean - 1e-12);
    }

    @Property(tries = 100, seed = "61998")
    void theUnitOfTheModelDoesNotChangeAValue(
            @ForAll @DoubleRange(min = 0.1, max = 5) double r,
            @ForAll @DoubleRange(min = 1, max = 30) double alpha,
            @ForAll @DoubleRange(min = -0.5, max = 2) double rate,
            @ForAll PaymentTiming timing,
            @ForAll @IntRange(min = 1, max = 40) int x) {
        Discount discount = new Discount(Math.log1p(rate), LifetimeUnit.YEAR, timing, Optional.of(Horizon.weeks(2)));
        PurchaseHistory history =
                PurchaseHistory.of(LifetimeUnit.WEEK, x, 20, 30).withMeanSpend(12);
        double weekly = Cltv.of(ParetoNbd.of(LifetimeUnit.WEEK, r, alpha, 0.7, 11), SPEND)
                .discount(discount)
                .horizon(Horizon.weeks(27))
                .value(history);
        double daily = Cltv.of(ParetoNbd.of(LifetimeUnit.DAY, r, 7 * alpha, 0.7, 77), SPEND)
                .discount(discount)
                .horizon(Horizon.weeks(27))
                .value(history);
        assertThat(daily / weekly).isCloseTo(1, within(1e-10));
    }

    @Property(tries = 100, seed = "61999")
    void aHigherDiscountIsWorthLessAndALongerHorizonMore(
            @ForAll @DoubleRange(min = 0, max = 1) double rate,
            @ForAll @DoubleRange(min = 0.1, max = 300) double weeks) {
        PurchaseHistory history =
                PurchaseHistory.of(LifetimeUnit.WEEK, 4, 20, 30).withMeanSpend(12);
        Cltv cltv = Cltv.of(ParetoNbd.of(LifetimeUnit.WEEK, 0.553, 10.578, 0.606, 11.669), SPEND)
                .horizon(Horizon.weeks(weeks));
        double value = cltv.annualDiscount(rate).value(history);
        assertThat(cltv.annualDiscount(rate + 0.01).value(history)).isLessThan(value);
        assertThat(cltv.annualDiscount(rate).horizon(Horizon.weeks(weeks + 1)).value(history))
                .isGreaterThan(value);
    }

    @Property(tries = 50, seed = "62000")
    void theOrderOfALogDoesNotMatterAndScoresAreMonotone(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed, @ForAll RfmScale.Ties ties) {
        SplittableRandom random = new SplittableRandom(seed);
        PurchaseRule net = PurchaseRule.of(Currency.getInstance("EUR")).withAmounts(AmountPolicy.NET);
        List<Purchase> rows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            rows.add(Purchase.of(
                    "c" + random.nextInt(30),
                    CdNow.CALIBRATION_END.minusDays(random.nextInt(90)),
                    Money.ofMinor(random.nextInt(-50, 500), net.currency())));
        }
        PurchaseLog log = net.count(rows);
        Collections.shuffle(rows, new Random(seed));
        assertThat(rows.parallelStream().collect(net.collector())).isEqualTo(log);
        PurchasePeriods days = PurchasePeriods.daysIn(LifetimeUnit.DAY);
        PurchaseHistories histories = log.histories(days, CdNow.CALIBRATION_END);
        assertThat(histories.size()
                        + log.tooNew(days, CdNow.CALIBRATION_END)
                        + log.withoutPurchase(days, CdNow.CALIBRATION_END))
                .isEqualTo(log.customers());
        List<Rfm.Customer> scored = Rfm.of(
                        log, CdNow.CALIBRATION_END, new RfmScale.Quantiles(5, ties), RfmGrid.STANDARD)
                .customers();
        for (Rfm.Customer a : scored) {
            assertThat(List.of(
                            a.scores().recency(),
                            a.scores().frequency(),
                            a.scores().money()))
                    .allMatch(score -> score >= 1 && score <= 5);
            for (Rfm.Customer b : scored) {
                if (a.days() < b.days()) {
                    assertThat(a.scores().recency())
                            .isGreaterThanOrEqualTo(b.scores().recency());
                }
                if (a.money().minor() > b.money().minor()) {
                    assertThat(a.scores().money())
                            .isGreaterThanOrEqualTo(b.scores().money());
                }
                if (ties == RfmScale.Ties.SAME_SCORE && a.purchases() == b.purchases()) {
                    assertThat(a.scores().frequency()).isEqualTo(b.scores().frequency());
                }
            }
        }
    }
}
