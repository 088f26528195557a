// Who stayed: the telephone customers of IBM's sample (who left within the last month, and what they paid), then the purchases at CDNOW by cohort.
import io.github.cxmetrics.calendar.*;
import io.github.cxmetrics.retention.*;
import io.github.cxmetrics.retention.cohort.*;
import io.github.cxmetrics.retention.revenue.*;
import io.github.cxmetrics.survival.*;
import java.time.temporal.ChronoUnit;

CsvTable telco = Samples.telcoChurn();
Currency usd = Currency.getInstance("USD");
int customers = telco.rows();
String[] contract = telco.strings("Contract").toArray("");
String[] left = telco.strings("Churn").toArray("");
String[] charges = telco.strings("MonthlyCharges").toArray("");
int[] tenure = telco.ints("tenure").toArray(-1);

// Monthly charges in cents before and after; who left pays nothing after.
long[] before = Arrays.stream(charges).mapToLong(charge -> Money.of(charge, "USD").minor()).toArray();
long[] after = IntStream.range(0, customers).mapToLong(i -> left[i].equals("Yes") ? 0 : before[i]).toArray();
boolean[] everPaid = new boolean[customers];
Arrays.fill(everPaid, true);
MrrMovements month = MrrMovements.ofMinor(usd, before, after, everPaid);

println("Telephone customers, one month");
println("  logo churn    = " + month.logoChurn().value() + "   " + month.logoChurn());
println("  revenue churn = " + month.ratio(RevenueRatio.GROSS_CHURN) + "   GRR " + month.grr());
println("  those who leave pay more than those who stay: monthly charges of " + Unit.SCALE_POINT.text(month.arpaAtStart()) + " dollars on average before, " + Unit.SCALE_POINT.text(month.arpa()) + " after");
println();

// The same by contract. Tallies of disjoint customers merge: the parts give the whole.
String[] id = telco.strings("customerID").toArray("");
MrrMovements.Rule inDollars = new MrrMovements.Rule(usd);
Map<String, MrrMovements> byContract = IntStream.range(0, customers).boxed().collect(groupingBy(i -> contract[i], TreeMap::new, mapping(i -> new AccountMrr(id[i], Money.ofMinor(before[i], usd), Money.ofMinor(after[i], usd), true), inDollars.collector())));
println("Logo churn by contract");
println(MetricTable.of("contract", byContract, MrrMovements::logoChurn));
println("Revenue churn by contract");
byContract.forEach((name, part) -> printf("  %-16s %5.1f %%%n", name, 100 * part.ratio(RevenueRatio.GROSS_CHURN)));
println("  together as above: " + byContract.values().stream().reduce(inDollars.empty(), MrrMovements::plus).equals(month));
println();

// A month's churn says nothing about those who are still there: the curve counts them as long as they have been seen.
boolean[] observed = new boolean[customers];
for (int i = 0; i < customers; i++) { observed[i] = left[i].equals("Yes"); }
double[] months = Arrays.stream(tenure).asDoubleStream().toArray();
SurvivalCurve curve = SurvivalTally.of(ChronoUnit.MONTHS, months, observed).curve();
println("How long customers stay");
println("  " + curve);
println("  " + curve.restrictedMean(72));
println(curve.table(1, 12, 24, 36, 48, 60, 72));
println(curve.plot());

SurvivalRule inMonths = SurvivalRule.of(ChronoUnit.MONTHS);
Map<String, SurvivalTally> stay = IntStream.range(0, customers).boxed().collect(groupingBy(i -> contract[i], TreeMap::new, mapping(i -> observed[i] ? Spell.observed(months[i]) : Spell.censored(months[i]), inMonths.collector())));
LogRankResult logRank = LogRank.test(stay);
println("Do contracts differ? " + logRank);
printf("  chi-square %.11f, ln p %.3f%n", logRank.chiSquare(), logRank.logP());
println();

// CDNOW: all customers bought first in the first quarter of 1997. Periods that are not over are absent, not 0.
CsvTable cdnow = Samples.cdnow();
String[] buyer = cdnow.strings("sample_id").toArray("");
LocalDate[] day = Arrays.stream(cdnow.strings("date").toArray("")).map(LocalDate::parse).toArray(LocalDate[]::new);
CohortRule monthly = CohortRule.of(CalendarPeriods.months(ZoneId.of("UTC")), Instant.parse("1998-07-01T00:00:00Z")).withEntry(CohortEntry.firstInRange());
println("CDNOW: who buys again, by month of the first purchase");
println(CohortTable.of(monthly, ActivityLog.of(buyer, day)));
