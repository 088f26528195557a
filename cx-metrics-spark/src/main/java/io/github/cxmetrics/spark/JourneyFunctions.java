package io.github.cxmetrics.spark;

import static io.github.cxmetrics.spark.SqlArgument.Kind.SPAN;
import static io.github.cxmetrics.spark.SqlArgument.Kind.TALLY;
import static io.github.cxmetrics.spark.SqlArgument.Kind.TEXT;
import static io.github.cxmetrics.spark.SqlArgument.Kind.TIME;
import static io.github.cxmetrics.spark.SqlArgument.Kind.WORD;

import io.github.cxmetrics.journey.EngagementRule;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.attribution.AttributionModel;
import io.github.cxmetrics.journey.attribution.AttributionRule;
import io.github.cxmetrics.journey.path.PathRule;
import io.github.cxmetrics.journey.path.StepsToGoalRule;
import java.util.List;

/** The functions of SQL over the events of a user: a group is one observation, and {@code merge_tallies} adds up users. */
final class JourneyFunctions {

    private static final String HELD =
            ", BINARY, for merge_tallies over users. Holds the user's events in memory; SparkJourney does it for tables.";

    private JourneyFunctions() {}

    static void addTo(SqlFamilies all) {
        SqlArgument time = SqlArgument.of("time", TIME, "when the event was");
        SqlArgument event = SqlArgument.of("event", TEXT, "its name");
        all.add(new SqlFunction(
                "variants_tally",
                "Stored way of the user of a group, all its events in order" + HELD,
                List.of(time, event),
                "user, variants_tally(time, event) FROM events GROUP BY user",
                call -> Grouped.log(PathRule.events().variants(), call.column(0), call.column(1))));
        all.add(new SqlFunction(
                "transitions_tally",
                "Stored steps from event to event of the user of a group" + HELD,
                List.of(time, event),
                "user, transitions_tally(time, event) FROM events GROUP BY user",
                call -> Grouped.log(PathRule.events().transitions(), call.column(0), call.column(1))));
        all.add(new SqlFunction(
                "engagement_tally",
                "Stored session of a group, engaged or bounced" + HELD,
                List.of(
                        time,
                        event,
                        SqlArgument.of("page_views", WORD, "the name of each event that is a page view")
                                .repeated()),
                "session, engagement_tally(time, event, 'visit') FROM events GROUP BY session",
                call -> Grouped.log(
                        EngagementRule.pageViews(call.texts(2).toArray(String[]::new)),
                        call.column(0),
                        call.column(1))));
        all.add(new SqlFunction(
                "steps_to_goal_tally",
                "Stored number of events of the user of a group until a goal" + HELD,
                List.of(time, event, SqlArgument.of("goal", WORD, "the name of the goal's event")),
                "user, steps_to_goal_tally(time, event, 'signup') FROM events GROUP BY user",
                call -> Grouped.log(StepsToGoalRule.to(Step.of(call.text(2))), call.column(0), call.column(1))));
        all.add(new SqlFunction(
                "attribution_tally",
                "Stored touches of the user of a group before its conversions" + HELD,
                List.of(
                        SqlArgument.of("lookback", SPAN, "how old a touch may be at the conversion, inclusive"),
                        time,
                        SqlArgument.of("event", TEXT, "the channel of a touch, or the conversion"),
                        SqlArgument.of("conversion", WORD, "the event that converts")),
                "user, attribution_tally(INTERVAL '30' DAY, time, event, 'signup') FROM events GROUP BY user",
                call -> Grouped.log(
                        AttributionRule.conversion(call.text(3)).within(call.span(0)),
                        call.column(1),
                        call.column(2))));
        addReadings(all);
    }

    private static void addReadings(SqlFamilies all) {
        List<SqlArgument> tally = List.of(SqlArgument.of("tally", TALLY, "a stored tally"));
        all.add(new SqlFunction(
                "variant_rows",
                "Ways of a stored tally of variants, the most frequent first, as an array of structs: steps, count.",
                tally,
                "inline(variant_rows(merge_tallies(tally))) FROM ways",
                call -> Stored.variants(call.column(0))));
        all.add(new SqlFunction(
                "transition_edges",
                "Edges of a stored tally of transitions as an array of structs: from, to, count.",
                tally,
                "inline(transition_edges(merge_tallies(tally))) FROM edges",
                call -> Stored.transitions(call.column(0))));
        all.add(new SqlFunction(
                "attribution_credits",
                "Credit of each channel of a stored attribution tally as an array of structs: channel, credit.",
                List.of(
                        tally.get(0),
                        SqlArgument.of("model", WORD, "FIRST_TOUCH, LAST_TOUCH, LINEAR, U_SHAPED or SHAPLEY")),
                "inline(attribution_credits(merge_tallies(tally), 'LINEAR')) FROM touches",
                call -> Stored.credits(call.column(0), model(call.text(1)))));
        all.add(new SqlFunction(
                "pareto_rows",
                "Reasons of a stored tally of reasons by count as an array of structs: reason, count, share, cumulative_share.",
                tally,
                "inline(pareto_rows(merge_tallies(tally))) FROM reasons",
                call -> Stored.reasons(call.column(0))));
    }

    private static AttributionModel model(String name) {
        return switch (name) {
            case "FIRST_TOUCH" -> AttributionModel.FIRST_TOUCH;
            case "LAST_TOUCH" -> AttributionModel.LAST_TOUCH;
            case "LINEAR" -> AttributionModel.LINEAR;
            case "U_SHAPED" -> AttributionModel.U_SHAPED;
            case "SHAPLEY" -> AttributionModel.SHAPLEY;
            default ->
                throw new IllegalArgumentException(
                        "attribution_credits: the model is FIRST_TOUCH, LAST_TOUCH, LINEAR, U_SHAPED or SHAPLEY, not "
                                + name);
        };
    }
}
