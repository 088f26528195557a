// The customer survey of San Francisco airport, 2017 and 2018: how likely people are to recommend it, how satisfied they are, how easy security was.
Table y2017 = Samples.sfo2017();
Table y2018 = Samples.sfo2018();

// The export keeps "no answer" inside the numeric columns. Declared once, such codes are set aside and counted; undeclared, they would be an error.
RatingScale recommend = RatingScale.ZERO_TO_TEN.missing(11);
RatingScale overall = RatingScale.ONE_TO_FIVE.missing(0);
RatingScale ease = RatingScale.ONE_TO_FIVE.missing(0, 6);

println("San Francisco airport, customer survey: " + y2017.size() + " interviews in 2017, " + y2018.size() + " in 2018");
println();

println("Would you recommend the airport? (NETPRO, 0..10; 11 is blank)");
Nps nps2017 = Nps.from(y2017.ratings("NETPRO", recommend));
Nps nps2018 = Nps.from(y2018.ratings("NETPRO", recommend));
int code11 = y2017.where("NETPRO", "11").size();
printf("  NPS 2017 = %.2f [%.2f, %.2f], n = %d, %d excluded = %d code 11 and %d empty%n", nps2017.value(), nps2017.interval().lower(), nps2017.interval().upper(), nps2017.count(), nps2017.excluded(), code11, y2017.missing("NETPRO"));
printf("  NPS 2018 = %.2f [%.2f, %.2f], n = %d, %d excluded%n", nps2018.value(), nps2018.interval().lower(), nps2018.interval().upper(), nps2018.count(), nps2018.excluded());
Comparison change = nps2018.versus(nps2017);
printf("  difference = %.2f [%.2f, %.2f], p = %.2g%n", change.difference(), change.interval().lower(), change.interval().upper(), change.pValue());
println();

println("The same, weighted to all passengers (WEIGHT)");
SurveyEstimate weighted2017 = y2017.weightedRatings("NETPRO", recommend, "WEIGHT").nps();
SurveyEstimate weighted2018 = y2018.weightedRatings("NETPRO", recommend, "WEIGHT").nps();
printf("  NPS 2017 = %.2f [%.2f, %.2f], effective n = %.1f%n", weighted2017.value(), weighted2017.interval().lower(), weighted2017.interval().upper(), weighted2017.effectiveN());
printf("  NPS 2018 = %.2f [%.2f, %.2f], effective n = %.1f%n", weighted2018.value(), weighted2018.interval().lower(), weighted2018.interval().upper(), weighted2018.effectiveN());
Comparison weightedChange = weighted2018.versus(weighted2017);
printf("  weighted difference = %.2f [%.2f, %.2f], p = %.4f%n", weightedChange.difference(), weightedChange.interval().lower(), weightedChange.interval().upper(), weightedChange.pValue());
println();

println("How satisfied are you with the airport? (Q7ALL, 1..5; 0 is blank)");
Csat csat2017 = Csat.from(y2017.ratings("Q7ALL", overall));
Csat csat2018 = Csat.from(y2018.ratings("Q7ALL", overall));
printf("  CSAT top-two 2017 = %.2f %% [%.2f, %.2f], n = %d, %d excluded%n", csat2017.percent(), 100 * csat2017.interval().lower(), 100 * csat2017.interval().upper(), csat2017.count(), csat2017.excluded());
printf("  CSAT top-two 2018 = %.2f %% [%.2f, %.2f], n = %d, %d excluded%n", csat2018.percent(), 100 * csat2018.interval().lower(), 100 * csat2018.interval().upper(), csat2018.count(), csat2018.excluded());
println("  " + csat2018.versus(csat2017));
println();

println("How easy was it to get through security? (Q14PASSTHRU, 1..5; 0 is blank, 6 not applicable)");
Ces ease2017 = Ces.from(y2017.ratings("Q14PASSTHRU", ease), CesDefinition.EASE_OF_FIVE);
Ces ease2018 = Ces.from(y2018.ratings("Q14PASSTHRU", ease), CesDefinition.EASE_OF_FIVE);
printf("  ease of security 2017 = %.2f %% easy, mean %.2f [%.2f, %.2f], n = %d, %d excluded%n", ease2017.easy().percent(), ease2017.value(), ease2017.interval().lower(), ease2017.interval().upper(), ease2017.count(), ease2017.excluded());
printf("  ease of security 2018 = %.2f %% easy, mean %.2f [%.2f, %.2f], n = %d, %d excluded%n", ease2018.easy().percent(), ease2018.value(), ease2018.interval().lower(), ease2018.interval().upper(), ease2018.count(), ease2018.excluded());
println();

println("NPS 2018 by boarding area");
println(y2018.by("BAREA").ratings("NETPRO", recommend, Nps::from));

println("A self-selected survey would print");
println("  " + nps2018.sampledAs(SamplingKind.SELF_SELECTED));

MetricTable<Nps> byArea = y2018.by("BAREA").ratings("NETPRO", recommend, Nps::from).toMetricTable();
Report.html(output("tour.html")).title("San Francisco airport, 2018").add(nps2018).add(csat2018).add(ease2018).add("Against 2017: " + change).add(Chart.of(byArea)).save()
