// What customers are worth: a tenth of the customers who first bought at CDNOW in early 1997, their purchases to mid 1998. The models see the log up to the end
// of September 1997; the nine months after that judge them.
import io.github.cxmetrics.lifetime.*;
import io.github.cxmetrics.lifetime.fit.*;
import io.github.cxmetrics.lifetime.model.*;
import io.github.cxmetrics.lifetime.purchases.*;
import io.github.cxmetrics.lifetime.value.*;
import static io.github.cxmetrics.lifetime.LifetimeUnit.*;

// Free articles are purchases of amount 0. Purchases of one day are one; times are weeks.
PurchaseRule rule = PurchaseRule.of(Currency.getInstance("USD")).withAmounts(AmountPolicy.ZERO_IS_A_PURCHASE);
PurchaseLog log = Samples.cdnow().purchases(rule, "sample_id", "date", "spend");
Holdout cut = Holdout.of(log, PurchasePeriods.daysIn(WEEK), LocalDate.of(1997, 9, 30), LocalDate.of(1998, 6, 30));
PurchaseHistories histories = cut.histories();
println(log);
println(cut);
println();

println("How often customers buy, and when they silently stop");
ModelFit<BgNbd> fit = BgNbd.fit(histories);
println(fit);
println("How much they spend");
ModelFit<GammaGamma> spend = GammaGamma.fit(histories);
println(spend);

println("The ten best customers: 30 % margin, a year ahead, 15 % discount; where nine in ten of the sums will lie if the models are right");
Cltv cltv = Cltv.of(fit, spend).margin(0.30).annualDiscount(0.15).horizon(Period.ofYears(1));
println(cltv.top(10, histories).withIntervals(Confidence.of(0.90), 1997));
printf("all %d customers: %.2f%n", histories.size(), cltv.total(histories));
println("a new customer who costs 15: " + cltv.acquisition(15));
println();

println("What the model foretold and what came");
println(HoldoutReport.of(fit, cut));

println("The same customers without a model: recency and frequency at the end of the log");
println(Rfm.of(log, LocalDate.of(1998, 6, 30)));

Report.html(output("lifetime.html")).title("What customers are worth").add(fit).add(spend).heading("The ten best").add(cltv.top(10, histories)).heading("What was foretold, and what came").add(HoldoutReport.of(fit, cut)).heading("Recency and frequency").add(Rfm.of(log, LocalDate.of(1998, 6, 30))).save()
