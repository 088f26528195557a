// Who stayed: the telephone customers of IBM's sample (who left within the last month, and what they paid), then the purchases at CDNOW by cohort.
import io.github.cxmetrics.calendar.*;
import io.github.cxmetrics.retention.*;
import io.github.cxmetrics.retention.cohort.*;
import io.github.cxmetrics.retention.revenue.*;
import io.github.cxmetrics.survival.*;
import java.time.temporal.ChronoUnit;

Table telco = Samples.telcoChurn();
Currency usd = Currency.getInstance("USD");
int customers = telco.size();
String[] contract = telco.texts("Contract");
String[] left = telco.texts("Churn");

// Monthly charges in cents before and after; who left pays nothing after.
long[] before = telco.minors("MonthlyCharges", usd);
long[] after = IntStream.range(0, customers).mapToLong(i -> left[i].equals("Yes") ? 0 : before[i]).toArray();
boolean[] everPaid = new boolean[customers];
Arrays.fill(everPaid, true);
MrrMovements month = MrrMovements.ofMinor(usd, before, after, everPaid);

println("Telephone customers, one month");
println("  " + month.logoChurn() + ", or " + month.logoChurn().value());
println("  revenue churn " + month.ratio(RevenueRatio.GROSS_CHURN) + ", GRR " + month.grr());
println("  those who leave pay more than those who stay: monthly charges of " + Unit.SCALE_POINT.text(month.arpaAtStart()) + " dollars on average before, " + Unit.SCALE_POINT.text(month.arpa()) + " after");
println();

// The same by contract. Tallies of disjoint customers merge: the parts give the whole.
String[] id = telco.texts("customerID");
MrrMovements.Rule inDollars = MrrMovements.Rule.of(usd);
Map<String, MrrMovements> byContract = IntStream.range(0, customers).boxed().collect(groupingBy(i -> contract[i], TreeMap::new, mapping(i -> MrrMovements.Account.of(id[i], Money.ofMinor(before[i], usd), Money.ofMinor(after[i], usd), true), inDollars.collector())));
println("Logo churn by contract");
println(MetricTable.of("contract", byContract, MrrMovements::logoChurn));
println("Revenue churn by contract");
byContract.forEach((name, part) -> printf("  %-16s %5.1f %%%n", name, 100 * part.ratio(RevenueRatio.GROSS_CHURN)));
println("  together as above: " + Tally.merge(byContract.values()).equals(month));
println();

// A month's churn says nothing about those who are still there: the curve counts them as long as they have been seen.
SurvivalCurve curve = telco.survival(ChronoUnit.MONTHS, "tenure", "Churn", "Yes").curve();
println("How long customers stay");
println("  " + curve);
println("  " + curve.restrictedMean(72));
println(curve.table(1, 12, 24, 36, 48, 60, 72));
println(curve.plot());

LogRankResult logRank = LogRank.test(telco.by("Contract").survival(ChronoUnit.MONTHS, "tenure", "Churn", "Yes"));
println("Do contracts differ? " + logRank);
printf("  chi-square %.11f, ln p %.3f%n", logRank.chiSquare(), logRank.logP());
println();

// CDNOW: all customers bought first in the first quarter of 1997. Periods that are not over are absent, not 0.
CohortRule monthly = CohortRule.of(CalendarPeriods.months(ZoneId.of("UTC"))).withEntry(CohortEntry.firstInRange());
println("CDNOW: who buys again, by month of the first purchase");
println(monthly.asOf(Instant.parse("1998-07-01T00:00:00Z")).count(Samples.cdnow().activityLog("sample_id", "date")));

CohortTable cohorts = monthly.asOf(Instant.parse("1998-07-01T00:00:00Z")).count(Samples.cdnow().activityLog("sample_id", "date"));
Report.html(output("retention.html")).title("Who stayed").heading("Telephone customers").add(MetricTable.of("contract", byContract, MrrMovements::logoChurn)).add(Chart.of(curve)).add(logRank).heading("CDNOW").add(Chart.of(cohorts)).add(cohorts).save()
