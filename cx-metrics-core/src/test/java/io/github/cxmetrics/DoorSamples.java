package io.github.cxmetrics;

import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.model.BgBb;
import io.github.cxmetrics.lifetime.model.BgCnbdK;
import io.github.cxmetrics.lifetime.model.BgNbd;
import io.github.cxmetrics.lifetime.model.Covariates;
import io.github.cxmetrics.lifetime.model.Dropout;
import io.github.cxmetrics.lifetime.model.GammaGamma;
import io.github.cxmetrics.lifetime.model.HoldoutReport;
import io.github.cxmetrics.lifetime.model.MbgNbd;
import io.github.cxmetrics.lifetime.model.ParetoNbd;
import io.github.cxmetrics.lifetime.model.ShiftedBetaGeometric;
import io.github.cxmetrics.lifetime.purchases.Holdout;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import io.github.cxmetrics.lifetime.purchases.PurchaseLog;
import io.github.cxmetrics.lifetime.purchases.PurchasePeriods;
import io.github.cxmetrics.lifetime.purchases.PurchaseRule;
import io.github.cxmetrics.lifetime.purchases.RfmGrid;
import io.github.cxmetrics.lifetime.purchases.RfmScale;
import io.github.cxmetrics.lifetime.value.Cltv;
import io.github.cxmetrics.lifetime.value.CltvComparison;
import io.github.cxmetrics.monitor.ChangePoint;
import io.github.cxmetrics.monitor.ChangePoints;
import io.github.cxmetrics.monitor.driver.DriverModel;
import io.github.cxmetrics.monitor.value.HealthMeasure;
import io.github.cxmetrics.monitor.value.HealthRule;
import io.github.cxmetrics.staffing.HoltWinters;
import io.github.cxmetrics.survey.NetBands;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.WeightedRatings;
import io.github.cxmetrics.usability.Sus;
import io.github.cxmetrics.usability.SusRule;
import io.github.cxmetrics.usability.TaskLoad;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** Values of types that need more than one plain number of each kind, so that their doors are opened too. */
final class DoorSamples {

    private static final LifetimeUnit WEEK = LifetimeUnit.WEEK;

    private DoorSamples() {}

    static List<Object> of() {
        PurchaseHistories histories = histories();
        BgNbd model = BgNbd.of(WEEK, 0.24, 4.4, 0.79, 2.4);
        GammaGamma spend = GammaGamma.of(6.25, 3.74, 15.44);
        Cltv cltv = Cltv.of(model, spend).margin(0.3).annualDiscount(0.15);
        HealthRule health = HealthRule.of(HealthMeasure.of("logins", 0, 20));
        List<Nps> months = List.of(Nps.of(10, 9, 3, 7), Nps.of(9, 9, 10), Nps.of(1, 0, 3, 6), Nps.of(2, 10, 0));
        return List.of(
                ChangePoint.of(months),
                ChangePoints.of(months),
                ChangePoints.of(months).segments().get(0),
                histories,
                model,
                spend,
                MbgNbd.of(WEEK, 0.24, 4.4, 0.79, 2.4),
                ParetoNbd.of(WEEK, 0.55, 10.6, 0.61, 11.7),
                BgCnbdK.of(WEEK, 2, Dropout.FROM_THE_FIRST, 0.24, 4.4, 0.79, 2.4),
                BgBb.of(LifetimeUnit.YEAR, 1.2, 0.75, 0.66, 2.78),
                ShiftedBetaGeometric.of(LifetimeUnit.YEAR, 0.7, 1.2),
                BgNbd.fit(histories, Covariates.of("age", 3, 1, 2, 5, 4, 2), Covariates.NONE)
                        .model(),
                HoldoutReport.of(model, holdout()),
                cltv,
                cltv.top(3, histories),
                cltv.top(1, histories).rows().get(0),
                CltvComparison.of(new double[] {3, 4, 9}, new double[] {1, 2, 5}, Confidence.DEFAULT, 1),
                RfmGrid.STANDARD,
                new RfmScale.Limits(
                        List.of(7, 30), List.of(2, 5), List.of(Money.of("10", "EUR"), Money.of("50", "EUR"))),
                HoltWinters.fit(new double[] {10, 20, 30, 12, 22, 31, 11, 23, 33, 13, 24, 32}, 3),
                DriverModel.of(
                        "overall", List.of("wait", "crew"), new double[][] {{1, 0.3}, {0.3, 1}}, new double[] {0.5, 0.4
                        }),
                health,
                health.score(Map.of("logins", 12)),
                health.count(List.of(Map.of("logins", 12), Map.of("logins", 3))),
                Sus.of(new int[][] {{4, 2, 5, 1, 4, 2, 4, 2, 5, 1}, {3, 3, 3, 3, 3, 3, 3, 3, 3, 3}}),
                SusRule.STANDARD,
                TaskLoad.of(55, 10, 60, 30, 65, 40),
                NetBands.topMinusBottom(RatingScale.ONE_TO_FIVE, 2, 2),
                WeightedRatings.of(RatingScale.ONE_TO_FIVE, new int[] {1, 5, 4}, new double[] {1, 2, 0.5}));
    }

    private static PurchaseHistories histories() {
        return PurchaseHistories.of(
                        WEEK, new int[] {2, 0, 1, 3, 0, 1}, new double[] {30, 0, 5, 36, 0, 11}, new double[] {
                            38, 38, 37, 38, 20, 30
                        })
                .withMeanSpend(new double[] {20, 0, 12, 30, 0, 7});
    }

    private static Holdout holdout() {
        PurchaseLog log = PurchaseLog.ofMinor(
                PurchaseRule.of(Currency.getInstance("EUR")),
                new String[] {"a", "a", "b", "c", "a"},
                new LocalDate[] {
                    LocalDate.of(2025, 1, 5),
                    LocalDate.of(2025, 3, 5),
                    LocalDate.of(2025, 2, 1),
                    LocalDate.of(2025, 2, 7),
                    LocalDate.of(2025, 8, 1)
                },
                new long[] {500, 700, 100, 900, 300});
        return Holdout.of(log, PurchasePeriods.daysIn(WEEK), LocalDate.of(2025, 6, 30), LocalDate.of(2025, 12, 31));
    }
}
