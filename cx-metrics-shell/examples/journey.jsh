// The journey through a shop as a map: stages, touchpoints by platform, who goes on and who is lost; who comes back; and what goes with buying.
import io.github.cxmetrics.calendar.*;
import io.github.cxmetrics.journey.*;
import io.github.cxmetrics.journey.attribution.*;
import io.github.cxmetrics.journey.funnel.*;
import io.github.cxmetrics.journey.map.*;
import io.github.cxmetrics.journey.path.*;
import io.github.cxmetrics.journey.retention.*;
import io.github.cxmetrics.retention.cohort.*;
import io.github.cxmetrics.survey.*;

EventLog log = Samples.ecom().eventLog("user_id", "event", "timestamp");
Instant end = Instant.parse("2024-07-01T00:00:00Z");

JourneyMapRule stages = JourneyMapRule.of(
        Stage.of("arrive", "home", "promo_page"),
        Stage.of("look", "catalog", "search", "filter_results", "product_view", "compare", "review_page"),
        Stage.of("choose", "wishlist_add", "add_to_cart", "cart"),
        Stage.of("check out", "shipping_details", "payment_details", "payment_error", "checkout_bug"),
        Stage.of("buy", "purchase"));
JourneyMap map = stages.byChannel("platform").asOf(end).hidingBelow(30).count(log);
println(map);

println("Where customers are lost");
map.friction().stream().limit(5).forEach(point -> println("  " + point));
println("The log has no ratings, so that effort is not known, and customers lost rank alone.");
println();

// Six users answer a survey. Answers go to the event that caused them, and from there onto the map. (These answers are made up: the log has none.)
Feedback feedback = FeedbackRule.of(TouchpointScore.ces("ces"), Duration.ofDays(30)).run(log,
        log.timelines().filter(user -> user.events().contains("purchase")).limit(6).map(user -> SurveyAnswer.about(user.user(), user.times().get(user.events().indexOf("purchase")).plusSeconds(600), 2 + user.size() % 6, "purchase")).toArray(SurveyAnswer[]::new));
println(feedback.responseRate("purchase"));
println("  " + stages.scoredBy(TouchpointScore.ces("ces")).count(feedback.log()).emotionCurve("ces").get(4));
println();

println("From the first event to the first purchase: " + StepsToGoalRule.to(Step.of("purchase")).count(log));
println();

println("What goes with buying within 30 days of the first look at the catalog");
FunnelResult bought = Funnel.steps("catalog", "purchase").within(Duration.ofDays(30)).entry(Entry.FIRST_START).asOf(end).run(log);
println(ConversionDrivers.of(bought, ConversionDrivers.Span.ON_THE_WAY, Breakdown.by("platform"), Breakdown.by("acquisition_channel")));
println("Associations, not causes: who searches longer also sees more pages.");
println();

println("Who comes back, by month of the first visit");
println(ProductRetention.of(log).table(CohortRule.of(CalendarPeriods.months(ZoneId.of("UTC"))).asOf(end)));
println("Who buys again after buying first: " + ProductRetention.of(log, Step.of("purchase")).table(CohortRule.of(CalendarPeriods.days(ZoneId.of("UTC"))).withReturn(Returning.inBrackets(1, 30).elapsed()).asOf(end)).overall(0));

Report.html(output("journey.html")).title("The journey through a shop").add(map).heading("What goes with buying").add(ConversionDrivers.of(bought, ConversionDrivers.Span.ON_THE_WAY, Breakdown.by("platform"))).add(Chart.of(bought)).save()
