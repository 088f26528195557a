package io.github.cxmetrics.spark;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.contact.BotTally;
import io.github.cxmetrics.contact.UnitCost;
import io.github.cxmetrics.contact.agent.AgentTally;
import io.github.cxmetrics.contact.call.CallTally;
import io.github.cxmetrics.contact.ticket.OneTouch;
import io.github.cxmetrics.contact.ticket.TicketTally;
import io.github.cxmetrics.journey.Engagement;
import io.github.cxmetrics.journey.attribution.AttributionTally;
import io.github.cxmetrics.journey.funnel.FunnelTally;
import io.github.cxmetrics.journey.path.StepsToGoal;
import io.github.cxmetrics.journey.path.Transitions;
import io.github.cxmetrics.journey.path.Variants;
import io.github.cxmetrics.kano.KanoTally;
import io.github.cxmetrics.retention.cohort.ActiveDays;
import io.github.cxmetrics.retention.cohort.RepeatPurchase;
import io.github.cxmetrics.retention.cohort.UsageInterval;
import io.github.cxmetrics.retention.revenue.MrrMovements;
import io.github.cxmetrics.retention.revenue.RevenueRatio;
import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.Migration;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survey.ResponseRate;
import io.github.cxmetrics.survival.Durations;
import io.github.cxmetrics.survival.SurvivalTally;
import io.github.cxmetrics.usability.CronbachAlpha;
import io.github.cxmetrics.usability.LoadTimes;
import io.github.cxmetrics.usability.MessageEngagement;
import io.github.cxmetrics.usability.MessageStage;
import io.github.cxmetrics.usability.PercentileInterval;
import io.github.cxmetrics.usability.TaskTimes;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;

/** The numbers of a tally by the names of the field, the headline number first. */
final class Readings {

    /** Decimals of an amount per unit, more than a double holds of most. */
    private static final int DECIMALS = 12;

    private Readings() {}

    static Map<String, Headline> of(Tally<?> tally) {
        Map<String, Headline> all = new LinkedHashMap<>();
        if (tally instanceof Metric<?> metric) {
            all.put(snake(metric.name()), Headline.of(metric));
        }
        addSurvey(all, tally);
        addContact(all, tally);
        addRetention(all, tally);
        addJourney(all, tally);
        return all;
    }

    private static String snake(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_").replaceAll("^_|_$", "");
    }

    private static void put(Map<String, Headline> all, String name, Metric<?> metric) {
        all.put(name, Headline.of(metric));
    }

    private static void put(Map<String, Headline> all, String name, long n, DoubleSupplier value) {
        all.put(
                name,
                n == 0
                        ? Headline.of(OptionalDouble.empty(), 0)
                        : Headline.of(OptionalDouble.of(value.getAsDouble()), n));
    }

    private static void addSurvey(Map<String, Headline> all, Tally<?> tally) {
        if (tally instanceof Ratings ratings) {
            all.put("mean", Headline.mean(ratings));
            put(all, "median", ratings.count(), ratings::median);
        } else if (tally instanceof Ces ces) {
            put(all, "share_of_easy", ces.easy());
            put(all, "net_easy_score", ces.netEase());
        } else if (tally instanceof Csat csat) {
            put(all, "net_satisfaction", csat.net());
        } else if (tally instanceof Migration migration) {
            put(all, "improved", migration.improved());
            put(all, "worsened", migration.worsened());
            put(all, "nps_before", migration.before());
            put(all, "nps_after", migration.after());
        } else if (tally instanceof ResponseRate rate) {
            put(all, "delivery_rate", rate.deliveryRate());
            put(all, "start_rate", rate.startRate());
            put(all, "completion_rate", rate.completionRate());
        } else if (tally instanceof KanoTally kano) {
            put(all, "better", kano.better());
            put(all, "worse", kano.worse());
        } else if (tally instanceof CronbachAlpha alpha) {
            all.put("cronbach_alpha", alpha(alpha));
        } else if (tally instanceof LoadTimes times) {
            all.put("p75", p75(times));
            put(all, "good", times.good());
        } else if (tally instanceof TaskTimes times) {
            all.put("geometric_mean", taskTime(times));
            put(all, "task_success", times.success());
        } else if (tally instanceof MessageEngagement messages) {
            put(all, "open_rate", messages.ofFirst(MessageStage.OPENED));
            put(all, "click_through_rate", messages.ofFirst(MessageStage.CLICKED));
            put(all, "click_to_open_rate", messages.ofPrevious(MessageStage.CLICKED));
            put(all, "conversion_rate", messages.ofFirst(MessageStage.CONVERTED));
        }
    }

    static Headline alpha(CronbachAlpha alpha) {
        OptionalDouble value = alpha.valueIfDefined();
        return new Headline(
                value,
                alpha.count(),
                confidence -> value.isPresent()
                        ? Optional.of(Headline.Limits.of(alpha.interval(confidence)))
                        : Optional.empty());
    }

    static Headline p75(LoadTimes times) {
        return new Headline(times.p75IfDefined(), times.count(), confidence -> p75(times, confidence));
    }

    private static Optional<Headline.Limits> p75(LoadTimes times, Confidence confidence) {
        if (times.count() == 0) {
            return Optional.empty();
        }
        PercentileInterval interval = times.percentileInterval(0.75, confidence);
        return Optional.of(Headline.Limits.of(interval.lower(), interval.upper(), "order statistics"));
    }

    static Headline taskTime(TaskTimes times) {
        return new Headline(
                times.geometricMeanIfDefined(),
                times.count(),
                confidence -> times.intervalIfDefined(confidence).map(Headline.Limits::of));
    }

    private static void addContact(Map<String, Headline> all, Tally<?> tally) {
        if (tally instanceof CallTally calls) {
            put(all, "abandonment_rate", calls.abandonment());
            put(all, "abandonment_rate_excluding_short", calls.abandonmentExcludingShort());
            put(all, "answer_rate", calls.answerRate());
            all.put("asa", Headline.of(calls.asa()));
            all.put("average_time_to_abandon", Headline.of(calls.averageTimeToAbandon()));
            all.put("average_wait", Headline.of(calls.averageWait()));
            all.put("aht", Headline.of(calls.aht()));
            all.put("att", Headline.of(calls.att()));
            all.put("average_hold", Headline.of(calls.averageHoldPerHandled()));
            all.put("acw", Headline.of(calls.acw()));
        } else if (tally instanceof AgentTally agents) {
            all.put("occupancy", Headline.of(agents.occupancy()));
            all.put("adherence", Headline.of(agents.adherence()));
            all.put("conformance", Headline.of(agents.conformance()));
            all.put("shrinkage", Headline.of(agents.shrinkage()));
            all.put("absenteeism", Headline.of(agents.absenteeism()));
        } else if (tally instanceof BotTally bot) {
            put(all, "bot_containment", bot.containment());
            put(all, "bot_resolution", bot.confirmedOrAssumedResolution());
            put(all, "bot_confirmed_resolution", bot.confirmedResolution());
            put(all, "bot_durable_resolution", bot.durableResolution());
            put(all, "bot_hand_over", bot.handOver());
            put(all, "bot_involvement", bot.involvement());
        } else if (tally instanceof UnitCost cost) {
            all.put("unit_cost", unitCost(cost));
        } else if (tally instanceof Durations durations) {
            put(all, "mean", durations.count(), durations::mean);
            put(all, "median", durations.count(), durations::median);
            put(all, "p90", durations.count(), () -> durations.quantile(0.9));
        } else if (tally instanceof SurvivalTally survival) {
            all.put("median", Headline.median(survival));
        } else if (tally instanceof TicketTally tickets) {
            addTickets(all, tickets);
        }
    }

    static Headline unitCost(UnitCost cost) {
        return Headline.of(
                cost.eachIfDefined(DECIMALS)
                        .map(each -> OptionalDouble.of(each.doubleValue()))
                        .orElse(OptionalDouble.empty()),
                cost.units());
    }

    private static void addTickets(Map<String, Headline> all, TicketTally tickets) {
        all.put("first_response_time", Headline.median(tickets.firstResponse()));
        all.put("first_resolution_time", Headline.median(tickets.firstResolution()));
        all.put("full_resolution_time", Headline.median(tickets.fullResolution()));
        all.put("response_time", Headline.median(tickets.responses()));
        put(all, "resolution_rate", tickets.resolved());
        put(all, "reopen_rate", tickets.reopenRate());
        put(all, "one_touch_rate", tickets.oneTouch(OneTouch.ZENDESK));
        put(all, "durable_resolution_rate", tickets.durable());
        put(all, "reassignment_rate", tickets.reassignmentRate());
        put(all, "escalation_rate", tickets.escalationRate());
        all.put("messages_per_ticket", Headline.of(tickets.messagesPerTicket()));
        all.put("agent_replies_per_ticket", Headline.of(tickets.agentRepliesPerTicket()));
    }

    private static void addRetention(Map<String, Headline> all, Tally<?> tally) {
        if (tally instanceof MrrMovements mrr) {
            for (RevenueRatio ratio : RevenueRatio.values()) {
                all.put(ratio.name().toLowerCase(Locale.ROOT), revenue(mrr, ratio));
            }
            put(all, "logo_churn", mrr.logoChurn());
            put(all, "logo_retention", mrr.logoRetention());
            put(all, "arpa", mrr.endAccounts(), mrr::arpa);
            all.put("quick_ratio", Headline.of(mrr.moves().quickRatioIfDefined(), mrr.count()));
        } else if (tally instanceof ActiveDays active) {
            boolean isKnown = active.count() > 0;
            all.put(
                    "stickiness",
                    new Headline(
                            isKnown ? OptionalDouble.of(active.stickiness()) : OptionalDouble.empty(),
                            active.count(),
                            confidence -> active.count() < 2
                                    ? Optional.empty()
                                    : Optional.of(Headline.Limits.of(active.interval(confidence)))));
            put(all, "mean_daily_actives", active.count(), active::meanDailyActives);
            put(all, "mean_active_days", active.count(), active::meanActiveDays);
        } else if (tally instanceof UsageInterval usage) {
            put(all, "usage_interval", usage.count(), usage::medianDays);
        } else if (tally instanceof RepeatPurchase repeat) {
            put(all, "repeaters_so_far", repeat.repeatersSoFar());
            put(all, "purchases_per_customer", repeat.customers(), repeat::purchasesPerCustomer);
        }
    }

    static Headline revenue(MrrMovements mrr, RevenueRatio ratio) {
        return Headline.of(mrr.ratioIfDefined(ratio), mrr.startAccounts());
    }

    private static void addJourney(Map<String, Headline> all, Tally<?> tally) {
        if (tally instanceof FunnelTally funnel) {
            put(all, "conversion", funnel.conversion());
        } else if (tally instanceof Engagement sessions) {
            put(all, "engagement_rate", sessions.engagementRate());
            put(all, "bounce_rate", sessions.bounceRate());
            put(all, "single_event_rate", sessions.singleEventRate());
        } else if (tally instanceof Variants variants) {
            put(all, "mean_length", variants.count(), variants::meanLength);
            put(all, "median_length", variants.count(), variants::medianLength);
        } else if (tally instanceof Transitions transitions) {
            put(all, "switching", transitions.switching());
        } else if (tally instanceof StepsToGoal steps) {
            Proportion arrived = steps.arrived();
            put(all, "arrived", arrived);
            put(all, "mean_steps", arrived.successes(), steps::mean);
            put(all, "median_steps", arrived.successes(), steps::median);
        } else if (tally instanceof AttributionTally paths) {
            put(all, "conversion_rate", paths.conversionRate());
        }
    }
}
