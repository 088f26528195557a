// The boarding areas of San Francisco airport: which differ from the rest, what may be shown of small ones, what changed from 2017 to 2018, and who leads.
RatingScale recommend = RatingScale.ZERO_TO_TEN.missing(11);
Table y2017 = Samples.sfo2017();
Table y2018 = Samples.sfo2018();
Map<String, Nps> before = y2017.by("BAREA").ratings("NETPRO", recommend, Nps::from).metrics();
Map<String, Nps> after = y2018.by("BAREA").ratings("NETPRO", recommend, Nps::from).metrics();

println("NPS 2018 by boarding area, each against all others");
Segments<Nps> areas = Segments.of("area", after);
SegmentComparisons rest = areas.versusRest();
println(rest);
println(rest.line());
println("Screening: " + rest.adjusted(PAdjustment.BENJAMINI_HOCHBERG).line());
println(areas.heterogeneity());
println();

// An area is in the total: taken for independent of it, a large one looks more alike than it is.
VersusRest g = rest.of("G").versusRest().orElseThrow();
printf("Area G: %.1f from the rest, %.1f from the total, one p-value: %.4f%n%n", g.difference(), g.differenceFromTotal(), g.pValue());

println("The same page where fewer than 250 answers may not be shown");
Segments<Nps> shown = areas.atLeast(250);
println(shown.versusRest());
println("Hidden are " + shown.hidden() + ": with one alone, its number is the total less the others.");
println();

println("By area and time of day, fewer than 40 hidden");
List<String> times = List.of("1 morning", "2 afternoon", "3 evening");
Map<String, Map<String, Long>> counts = y2018.rows().collect(groupingBy(row -> row.text("BAREA"), TreeMap::new, groupingBy(row -> times.get((int) row.number("STRATA") - 1), TreeMap::new, counting())));
SuppressedTable table = SuppressedTable.of(40, counts);
println(table.table());
println(table);
println();

println("Do the areas differ in how satisfied people are? All five points in one test");
println(Crosstab.of(y2018.by("BAREA").ratings("Q7ALL", RatingScale.ONE_TO_FIVE.missing(0))).test());
println(GroupTests.kruskalWallis(y2018.by("BAREA").ratings("Q7ALL", RatingScale.ONE_TO_FIVE.missing(0))));
println();

println("Why NPS changed from 2017 to 2018: better areas, or more passengers in the good ones?");
MixAndRate change = MixAndRate.between(before, after);
println(change.table());
println(change);
println();

println("Who leads");
Leaderboard board = areas.leaderboard();
println(board.table());
println(board.line());

Report.html(output("segments.html")).title("Boarding areas, 2018").add(Chart.of(MetricTable.of("area", after)).atLeast(250)).heading("Each against all others").add(shown.versusRest()).heading("Why NPS changed").add(change).heading("Who leads").add(board).save()
