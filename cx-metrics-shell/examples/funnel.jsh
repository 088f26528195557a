// How many users of a shop get from the catalog to a purchase within half an hour, and what "get" means.
import io.github.cxmetrics.journey.*;
import io.github.cxmetrics.journey.funnel.*;
import io.github.cxmetrics.journey.path.*;

EventLog log = Samples.ecom().eventLog("user_id", "event", "timestamp");
println(log);
println();

// Users come back, six times on average. Which of their visits to the catalog may begin a journey?
Instant end = Instant.parse("2024-07-01T00:00:00Z");
Funnel funnel = Funnel.steps("catalog", "add_to_cart", "purchase").within(Duration.ofMinutes(30)).asOf(end);
FunnelResult anyStart = funnel.run(log);
FunnelResult firstStart = funnel.entry(Entry.FIRST_START).run(log);
println("From any visit to the catalog: " + anyStart.reached());
println(anyStart);
println("From the first visit only: " + firstStart.reached());
println(firstStart);
println("The first asks who ever bought in one sitting, the second who bought in their first. The same log, the same window, a quarter of the buyers:");
println("  " + firstStart.conversion());
println("  " + anyStart.conversion());
println("Tools that keep the first start alone (or join each step to the first time of the one before) print the second when they are asked for the first.");
println();

printf("From the start that led there, half of them took %.1f minutes or less%n", anyStart.timeToConvert().median() / 60e6);
println("By visits in place of users: " + funnel.per("session_id").run(log).tally());
println();

println("By channel, the first that brought the user");
FunnelSegments channels = funnel.run(log, Breakdown.by("acquisition_channel"));
println(channels);
channels.versusRest().forEach(each -> println("  " + each));
println();

println("By month: users who came in it, and those who bought from there on");
anyStart.trend(java.time.temporal.ChronoUnit.MONTHS, ZoneId.of("UTC")).forEach(month -> println("  " + month));
println();

// Without a window nobody has failed for good: who came late has had less time. Counting them as lost is the usual mistake, leaving them out another.
FunnelResult slow = Funnel.steps("catalog", "purchase").dialect(Dialect.MIXPANEL_CLASSIC).asOf(log.last().orElseThrow()).run(log);
Duration quarter = Duration.ofDays(90);
printf("Bought within 90 days of the first visit to the catalog: %.1f %% by Kaplan and Meier; of those seen that long, %s%n", 100 * slow.survival().curve().failureAt(quarter.toSeconds() * 1e6), slow.matured(quarter));

Report.html(output("funnel.html")).title("From the catalog to a purchase").add("Within half an hour, from any visit to the catalog.").add(Chart.of(anyStart)).add(Chart.timeToConvert(anyStart)).heading("By channel").add(channels).heading("From the first visit only").add(firstStart).save()
