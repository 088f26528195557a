// What drives it? The customer survey of San Francisco airport, 2017 and 2018: what goes with recommending it, and where effort would pay.
Table y2017 = Samples.sfo2017();
Table y2018 = Samples.sfo2018();

// Each column has its own scale and its own codes for "no answer" (0 blank, 6 not applicable, 11 blank). Rows with a gap are set aside and counted.
RatingScale five = RatingScale.ONE_TO_FIVE.missing(0, 6);
DriverRule rule = DriverRule.of("recommend", "overall", "find the way", "security").withScale(five).withScale("recommend", RatingScale.ZERO_TO_TEN.missing(11));
Drivers count(Table table) { return rule.count(table.ints("NETPRO", 11), table.ints("Q7ALL", 0), table.ints("Q14FIND", 0), table.ints("Q14PASSTHRU", 0)); }
Drivers drivers2017 = count(y2017);
Drivers drivers2018 = count(y2018);

println("What goes with recommending the airport? 2017");
println("  " + drivers2017);
println("  rows without an answer: overall " + drivers2017.missing("overall") + ", find the way " + drivers2017.missing("find the way") + ", security " + drivers2017.missing("security"));
println();
println(drivers2017.table());

println("Both ways to take R² apart, with their intervals");
println("  " + drivers2017.shapley());
println("  " + drivers2017.johnson());
println();

println("Ratings are ordinal: ranks beside r");
double[] recommend = Arrays.stream(y2017.ints("NETPRO", 11)).mapToDouble(score -> score == 11 ? Double.NaN : score).toArray();
double[] security = Arrays.stream(y2017.ints("Q14PASSTHRU", 0)).mapToDouble(score -> score == 0 || score == 6 ? Double.NaN : score).toArray();
printf("  security: r = %.3f, %s%n", drivers2017.model().correlation("security"), RankCorrelation.of(security, recommend));
println();

println("Where would effort pay? Importance is derived, the cuts are means of the three");
println(ImportancePerformance.from(drivers2017).table());

// Tallies of the same rule add up exactly: two years, or the shards of a cluster. And a part comes out again.
Drivers both = drivers2017.plus(drivers2018);
println("Both years: " + both);
println("  less 2018 it is 2017 again: " + both.minus(drivers2018).equals(drivers2017));
println("  " + both.shapley());
println();

println("Did the drivers change? Shares of R², the strongest first");
println("2017\n" + drivers2017.shapley().table());
println("2018\n" + drivers2018.shapley().table());

Report.html(output("drivers.html")).title("What goes with recommending the airport").add(drivers2017).heading("Where would effort pay?").add(ImportancePerformance.from(drivers2017)).heading("2017").add(drivers2017.shapley()).heading("2018").add(drivers2018.shapley()).save()
