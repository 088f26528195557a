// How a checkout feels before and after its redesign: a usability test with two groups, the feature's use, its speed in the field, and what people said. The data are small
// and made up; they stand below.
import io.github.cxmetrics.survey.*;
import io.github.cxmetrics.usability.*;

println("System Usability Scale, ten answers each; 0 is blank");
SusRule rule = SusRule.STANDARD.missing(0);
Sus before = Sus.of(rule, new int[][] {{3, 3, 3, 2, 3, 3, 4, 3, 3, 3}, {2, 4, 3, 3, 2, 4, 3, 4, 2, 3}, {4, 3, 4, 2, 3, 3, 4, 2, 4, 2}, {3, 2, 4, 3, 3, 3, 4, 0, 3, 2}, {3, 3, 3, 3, 3, 3, 3, 3, 3, 3}, {2, 3, 2, 2, 3, 4, 4, 3, 3, 3}, {4, 2, 4, 2, 4, 2, 4, 2, 4, 3}, {3, 3, 3, 1, 3, 2, 4, 3, 4, 2}});
Sus after = Sus.of(rule, new int[][] {{4, 2, 5, 1, 4, 2, 4, 2, 5, 1}, {4, 1, 4, 2, 5, 2, 4, 2, 4, 2}, {5, 1, 5, 1, 5, 1, 5, 1, 5, 2}, {5, 2, 4, 2, 4, 1, 5, 2, 4, 1}, {4, 2, 4, 2, 4, 2, 4, 2, 4, 3}, {3, 2, 4, 2, 4, 3, 4, 2, 3, 2}, {5, 2, 5, 1, 4, 1, 5, 1, 5, 1}, {4, 2, 3, 2, 4, 2, 4, 3, 4, 2}});
println("  before: " + before);
println("  after:  " + after);
println("  " + after.versus(before));
println();

println("Time to check out, in seconds; who failed was stopped or gave up");
TaskTimes slow = TaskTimes.completed(95, 120, 88, 160, 105).failedAfter(240, 180, 240);
TaskTimes fast = TaskTimes.completed(55, 65, 75, 62, 45, 135, 80).failedAfter(180);
println("  before: " + slow);
println("  after:  " + fast);
println("  the winners alone, before: " + slow.completedOnly());
println("  " + fast.versus(slow));
println("  before: " + slow.success());
println("  after:  " + fast.success() + "; report " + Math.round(100 * fast.success().estimate()) + " %, by " + fast.success().recommendedEstimate());
println("  " + fast.success().test(slow.success()));
println("  Eight participants find " + Math.round(100 * ProblemDiscovery.of(0.31).found(8)) + " % of the problems that one in three meets");
println();

println("The new payment by invoice, in the month after");
FeatureUse invoice = FeatureUse.eligible(1200).active(860).users(140).newUsers(96).uses(391);
println(invoice.table());
println("The mail that announced it");
println(MessageEngagement.deliveredToUsers(1150).opened(402).clicked(118).converted(61).table());

println("Speed on phones, in the field");
LoadTimes lcp = LoadTimes.of(WebVital.LCP, 1180, 1320, 1450, 1490, 1610, 1720, 1790, 1880, 1930, 2010, 2090, 2150, 2240, 2310, 2380, 2490, 2700, 3100, 3900, 5200);
LoadTimes inp = LoadTimes.of(WebVital.INP, 40, 56, 64, 72, 80, 88, 96, 104, 112, 136, 152, 160, 176, 184, 192, 216, 264, 320);
LoadTimes cls = LoadTimes.of(WebVital.CLS, 0, 0, 0, 0, 0, 0, 0, 0.01, 0.01, 0.02, 0.02, 0.03, 0.05, 0.05, 0.08, 0.1, 0.12, 0.19, 0.26, 0.31);
println(WebVitals.of(lcp, inp, cls));
println(Apdex.of(0.5, 0.1, 0.5, 0.6, 1.9, 2, 2.1, 0.3, 0.4, 0.2, 5).withErrors(1));
println();

println("What people said, labelled");
EmotionWords said = EmotionWords.positive(64).neutral(120).negative(31);
println("  before: " + EmotionWords.positive(40).neutral(115).negative(52));
println("  after:  " + said);
println("  " + said.versus(EmotionWords.positive(40).neutral(115).negative(52)));

Report.html(output("usability.html")).title("The checkout, before and after").add(before).add(after).add(after.versus(before)).add(Chart.of(MetricTable.of("checkout", new TreeMap<>(Map.of("after", after, "before", before))))).heading("Payment by invoice").add(invoice).heading("Speed on phones").add(WebVitals.of(lcp, inp, cls)).save()
