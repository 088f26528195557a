package io.github.cxmetrics.lifetime.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RfmTest {

    private static final LocalDate AS_OF = LocalDate.of(2025, 3, 1);
    private static final Currency EUR = Currency.getInstance("EUR");

    private static Money eur(long cents) {
        return Money.ofMinor(cents, EUR);
    }

    /** Customer k bought on k days, the last of them 11 − k days ago, for k units each time. */
    private static PurchaseLog tenCustomers() {
        return IntStream.rangeClosed(1, 10)
                .boxed()
                .flatMap(k -> IntStream.range(0, k)
                        .mapToObj(i -> Purchase.of("c" + k, AS_OF.minusDays(11 - k + 10L * i), eur(100L * k))))
                .collect(PurchaseRule.of(EUR).collector());
    }

    @Test
    void fifthsOfTheCustomersHaveTheScoresOneToFive() {
        Rfm rfm = Rfm.of(tenCustomers(), AS_OF);
        for (Rfm.Customer customer : rfm.customers()) {
            int k = Integer.parseInt(customer.id().substring(1));
            int score = (k + 1) / 2;
            assertThat(customer.scores()).as(customer.id()).isEqualTo(new Rfm.Scores(score, score, score));
            assertThat(customer.purchases()).isEqualTo(k);
            assertThat(customer.days()).isEqualTo(11 - k);
            assertThat(customer.money()).isEqualTo(eur(100L * k * k));
        }
        assertThat(rfm.customers().get(9).scores()).hasToString("5-5-5");
        assertThat(rfm.segments().get("champion")).isEqualTo(new Rfm.Segment(2, 3, 19, eur(18100)));
        assertThat(rfm.segments().get("new")).isEqualTo(new Rfm.Segment(0, 0, 0, eur(0)));
    }

    @Test
    void eachCustomerIsInExactlyOneSegment() {
        Rfm rfm = Rfm.of(CdNow.purchases(), CdNow.HOLDOUT_END);
        assertThat(rfm.customers()).hasSize(2357);
        assertThat(rfm.segments().values().stream()
                        .mapToLong(Rfm.Segment::customers)
                        .sum())
                .isEqualTo(2357);
        assertThat(rfm.segments().values().stream()
                        .mapToLong(segment -> segment.money().minor())
                        .sum())
                .isEqualTo(CdNow.log().stream()
                        .mapToLong(purchase -> purchase.amount().minor())
                        .sum());
        rfm.customers().forEach(c -> assertThat(c.segment()).isEqualTo(RfmGrid.STANDARD.segment(c.scores())));
    }

    @Test
    void equalValuesHaveEqualScoresUnlessGroupsMustBeEqual() {
        // 52 % of the customers bought on one day only
        long once = Rfm.of(CdNow.purchases(), CdNow.HOLDOUT_END).customers().stream()
                .filter(c -> c.scores().frequency() == 1)
                .count();
        Rfm equal = Rfm.of(
                CdNow.purchases(),
                CdNow.HOLDOUT_END,
                new RfmScale.Quantiles(5, RfmScale.Ties.EQUAL_GROUPS),
                RfmGrid.STANDARD);
        assertThat(once).isEqualTo(1218);
        for (int score = 1; score <= 5; score++) {
            int s = score;
            assertThat(equal.customers().stream()
                            .filter(c -> c.scores().frequency() == s)
                            .count())
                    .isBetween(471L, 472L);
        }
    }

    @Test
    void limitsAreReachedWhenTheyAreMet() {
        RfmScale scale = new RfmScale.Limits(List.of(3, 8), List.of(4, 9), List.of(eur(2500), eur(10000)));
        RfmGrid grid = new RfmGrid(List.of(List.of("a", "b", "c"), List.of("d", "e", "f"), List.of("g", "h", "i")));
        Rfm rfm = Rfm.of(tenCustomers(), AS_OF, scale, grid);
        assertThat(rfm.customers().get(2))
                .isEqualTo(new Rfm.Customer("c3", 8, 3, eur(900), new Rfm.Scores(2, 1, 1), "d"));
        assertThat(rfm.customers().get(4))
                .isEqualTo(new Rfm.Customer("c5", 6, 5, eur(2500), new Rfm.Scores(2, 2, 2), "e"));
        assertThat(rfm.customers().get(7))
                .isEqualTo(new Rfm.Customer("c8", 3, 8, eur(6400), new Rfm.Scores(3, 2, 2), "h"));
        assertThat(rfm.customers().get(9))
                .isEqualTo(new Rfm.Customer("c10", 1, 10, eur(10000), new Rfm.Scores(3, 3, 3), "i"));
        assertThat(grid.segments()).containsExactly("i", "h", "g", "f", "e", "d", "c", "b", "a");
    }

    @Test
    void purchasesAfterTheReadingAndRefundedDaysDoNotCount() {
        PurchaseLog log = PurchaseLog.ofMinor(
                PurchaseRule.of(EUR).withAmounts(AmountPolicy.NET),
                new String[] {"a", "a", "a", "b"},
                new LocalDate[] {AS_OF, AS_OF.minusDays(1), AS_OF.plusDays(1), AS_OF.plusDays(1)},
                new long[] {-30, 100, 500, 500});
        Rfm rfm = Rfm.of(log, AS_OF);
        assertThat(rfm.customers()).hasSize(1);
        assertThat(rfm.customers().get(0).days()).isEqualTo(1);
        assertThat(rfm.customers().get(0).purchases()).isEqualTo(1);
        assertThat(rfm.customers().get(0).money()).isEqualTo(eur(70));
    }

    @Test
    void scalesAndGridsAreChecked() {
        assertThatThrownBy(() -> new RfmScale.Quantiles(1, RfmScale.Ties.SAME_SCORE))
                .hasMessage("a scale needs at least 2 levels, not 1");
        assertThatThrownBy(() -> new RfmScale.Limits(List.of(1), List.of(1, 2), List.of(eur(1))))
                .hasMessage("a scale needs as many limits of days, purchases and money: 1, 2 and 1");
        assertThatThrownBy(() -> new RfmScale.Limits(List.of(1, 1), List.of(1, 2), List.of(eur(1), eur(2))))
                .hasMessage("limits must rise: [1, 1], [1, 2], [EUR 0.01, EUR 0.02]");
        assertThatThrownBy(() -> new RfmGrid(List.of(List.of("a", "b"), List.of("c"))))
                .hasMessage("a grid needs as many frequencies as recencies: 1 and 2 (recency 2)");
        assertThatThrownBy(() -> new RfmGrid(List.of(List.of("a", "b"), List.of("c", " "))))
                .hasMessage("a segment needs a name (recency 2, frequency 2)");
        assertThatThrownBy(() -> Rfm.of(
                        tenCustomers(), AS_OF, new RfmScale.Quantiles(3, RfmScale.Ties.SAME_SCORE), RfmGrid.STANDARD))
                .hasMessage("scale and grid must have the same levels, not 3 and 5");
    }

    @Test
    void limitsOfAnotherCurrencyAreRefused() {
        RfmGrid grid = new RfmGrid(List.of(List.of("a", "b"), List.of("c", "d")));
        RfmScale dollars = new RfmScale.Limits(List.of(3), List.of(4), List.of(Money.of("25", "USD")));
        assertThatThrownBy(() -> Rfm.of(tenCustomers(), AS_OF, dollars, grid))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a limit of money must be in EUR: USD 25.00");
        assertThatThrownBy(() -> new RfmScale.Limits(
                        List.of(3, 4), List.of(4, 5), List.of(Money.of("25", "USD"), Money.of("30", "EUR"))))
                .hasMessage("limits of money must be in one currency: [USD 25.00, EUR 30.00]");
    }

    @Test
    void printsATableOfSegments() {
        assertThat(Rfm.of(tenCustomers(), AS_OF))
                .asString()
                .startsWith("10 customers by 5 scores of recency and frequency; means a customer, money in EUR\n"
                        + "segment             customers   share  days since  purchases  money   share\n"
                        + "champion                    2  20.0 %           2        9.5  90.50  47.0 %\n"
                        + "potential loyalist          0   0.0 %           –          –      –   0.0 %\n");
    }
}
