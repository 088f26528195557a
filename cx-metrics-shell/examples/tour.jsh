// The customer survey of San Francisco airport, two years: what is in it, and what is missing.
CsvTable y2017 = Samples.sfo2017();
CsvTable y2018 = Samples.sfo2018();
println(y2017);
println();
println(y2018);
