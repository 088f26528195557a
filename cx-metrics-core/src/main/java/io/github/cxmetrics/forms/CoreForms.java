package io.github.cxmetrics.forms;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.StoredForms;
import io.github.cxmetrics.calendar.BusinessCalendar;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.contact.BotRule;
import io.github.cxmetrics.contact.BotTally;
import io.github.cxmetrics.contact.EventRate;
import io.github.cxmetrics.contact.Pareto;
import io.github.cxmetrics.contact.UnitCost;
import io.github.cxmetrics.contact.agent.AgentTally;
import io.github.cxmetrics.contact.call.CallRule;
import io.github.cxmetrics.contact.call.CallTally;
import io.github.cxmetrics.contact.call.PatienceRule;
import io.github.cxmetrics.contact.call.ServiceLevel;
import io.github.cxmetrics.contact.call.WaitRule;
import io.github.cxmetrics.contact.fcr.Fcr;
import io.github.cxmetrics.contact.fcr.FcrRule;
import io.github.cxmetrics.contact.ticket.LiveTickets;
import io.github.cxmetrics.contact.ticket.SlaPolicy;
import io.github.cxmetrics.contact.ticket.SlaTally;
import io.github.cxmetrics.contact.ticket.SlaTarget;
import io.github.cxmetrics.contact.ticket.TicketClock;
import io.github.cxmetrics.contact.ticket.TicketRule;
import io.github.cxmetrics.contact.ticket.TicketTally;
import io.github.cxmetrics.kano.AnswerForm;
import io.github.cxmetrics.kano.EvaluationTable;
import io.github.cxmetrics.kano.KanoCoefficient;
import io.github.cxmetrics.kano.KanoTally;
import io.github.cxmetrics.lifetime.Discount;
import io.github.cxmetrics.lifetime.Horizon;
import io.github.cxmetrics.lifetime.fit.Estimates;
import io.github.cxmetrics.lifetime.model.BgBb;
import io.github.cxmetrics.lifetime.model.BgCnbdK;
import io.github.cxmetrics.lifetime.model.BgNbd;
import io.github.cxmetrics.lifetime.model.CovariateModel;
import io.github.cxmetrics.lifetime.model.FitForm;
import io.github.cxmetrics.lifetime.model.GammaGamma;
import io.github.cxmetrics.lifetime.model.MbgNbd;
import io.github.cxmetrics.lifetime.model.ParetoNbd;
import io.github.cxmetrics.lifetime.model.ShiftedBetaGeometric;
import io.github.cxmetrics.lifetime.purchases.PurchaseLog;
import io.github.cxmetrics.lifetime.purchases.PurchasePeriods;
import io.github.cxmetrics.lifetime.purchases.PurchaseRule;
import io.github.cxmetrics.lifetime.purchases.RfmGrid;
import io.github.cxmetrics.lifetime.purchases.RfmScale;
import io.github.cxmetrics.monitor.driver.DriverRule;
import io.github.cxmetrics.monitor.driver.Drivers;
import io.github.cxmetrics.monitor.value.HealthRule;
import io.github.cxmetrics.monitor.value.HealthTally;
import io.github.cxmetrics.monitor.value.ServiceGap;
import io.github.cxmetrics.monitor.value.ServiceGapRule;
import io.github.cxmetrics.retention.Churn;
import io.github.cxmetrics.retention.ChurnAfterEvent;
import io.github.cxmetrics.retention.ChurnAfterEventRule;
import io.github.cxmetrics.retention.ConversionRate;
import io.github.cxmetrics.retention.ConversionRule;
import io.github.cxmetrics.retention.RetentionRate;
import io.github.cxmetrics.retention.cohort.ActiveDays;
import io.github.cxmetrics.retention.cohort.ActiveDaysRule;
import io.github.cxmetrics.retention.cohort.CohortAmounts;
import io.github.cxmetrics.retention.cohort.CohortEntry;
import io.github.cxmetrics.retention.cohort.CohortRule;
import io.github.cxmetrics.retention.cohort.CohortTable;
import io.github.cxmetrics.retention.cohort.RepeatPurchase;
import io.github.cxmetrics.retention.cohort.RepeatPurchaseRule;
import io.github.cxmetrics.retention.cohort.Returning;
import io.github.cxmetrics.retention.cohort.UsageInterval;
import io.github.cxmetrics.retention.revenue.ChurnReasons;
import io.github.cxmetrics.retention.revenue.MrrHistory;
import io.github.cxmetrics.retention.revenue.MrrMovements;
import io.github.cxmetrics.staffing.HoltWinters;
import io.github.cxmetrics.staffing.StaffingPlan;
import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.CesDefinition;
import io.github.cxmetrics.survey.Composite;
import io.github.cxmetrics.survey.CompositeRule;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.CsatDefinition;
import io.github.cxmetrics.survey.Migration;
import io.github.cxmetrics.survey.NetBands;
import io.github.cxmetrics.survey.NetScore;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsBands;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survey.ResponseRate;
import io.github.cxmetrics.survey.ScaleLabels;
import io.github.cxmetrics.survival.Durations;
import io.github.cxmetrics.survival.DurationsRule;
import io.github.cxmetrics.survival.SurvivalRule;
import io.github.cxmetrics.survival.SurvivalTally;
import io.github.cxmetrics.usability.AdoptionDepth;
import io.github.cxmetrics.usability.Apdex;
import io.github.cxmetrics.usability.CronbachAlpha;
import io.github.cxmetrics.usability.EmotionRatings;
import io.github.cxmetrics.usability.EmotionWords;
import io.github.cxmetrics.usability.FeatureUse;
import io.github.cxmetrics.usability.LoadTimes;
import io.github.cxmetrics.usability.MessageEngagement;
import io.github.cxmetrics.usability.MessageEngagementRule;
import io.github.cxmetrics.usability.NasaTlx;
import io.github.cxmetrics.usability.Sus;
import io.github.cxmetrics.usability.SusRule;
import io.github.cxmetrics.usability.TaskSuccess;
import io.github.cxmetrics.usability.TaskTimes;
import io.github.cxmetrics.usability.TlxScoring;
import io.github.cxmetrics.usability.Umux;
import io.github.cxmetrics.usability.UmuxForm;

/**
 * The stored forms of this module: which record holds the data of each of its tallies, rules and models. Those of journeys are in the module of
 * journeys, together with these.
 */
public final class CoreForms {

    private static final StoredForms ALL = StoredForms.none()
            .with("active-days", 1, ActiveDays.Counts.class)
            .with("active-days-rule", 1, ActiveDaysRule.Form.class)
            .with("active-days-rule-as-of", 1, ActiveDaysRule.AsOf.Form.class)
            .with("adoption-depth", 1, AdoptionDepth.Counts.class)
            .with("adoption-depth-rule", 1, AdoptionDepth.Rule.Form.class)
            .with("agent-tally", 1, AgentTally.Counts.class)
            .with("agent-tally-rule", 1, AgentTally.Rule.Form.class)
            .with("answer-form", 1, AnswerForm.Form.class)
            .with("apdex", 1, Apdex.Counts.class)
            .with("apdex-rule", 1, Apdex.Rule.Form.class)
            .with("bg-bb", 1, BgBb.Form.class)
            .with("bg-cnbd-k", 1, BgCnbdK.Form.class)
            .with("bg-nbd", 1, BgNbd.Form.class)
            .with("bot-rule", 1, BotRule.Form.class)
            .with("bot-rule-as-of", 1, BotRule.AsOf.Form.class)
            .with("bot-tally", 1, BotTally.Counts.class)
            .with("business-calendar", 1, BusinessCalendar.Form.class)
            .with("calendar-periods", 1, CalendarPeriods.Form.class)
            .with("call-rule", 1, CallRule.Form.class)
            .with("call-tally", 1, CallTally.Counts.class)
            .with("ces", 1, Ces.Counts.class)
            .with("ces-definition", 1, CesDefinition.Form.class)
            .with("churn", 1, Churn.Counts.class)
            .with("churn-after-event", 1, ChurnAfterEvent.Counts.class)
            .with("churn-after-event-rule", 1, ChurnAfterEventRule.Form.class)
            .with("churn-after-event-rule-as-of", 1, ChurnAfterEventRule.AsOf.Form.class)
            .with("churn-reasons", 1, ChurnReasons.Counts.class)
            .with("churn-reasons-rule", 1, ChurnReasons.Rule.Form.class)
            .with("churn-rule", 1, Churn.Rule.Form.class)
            .with("cohort-amounts", 1, CohortAmounts.Counts.class)
            .with("cohort-entry", 1, CohortEntry.Form.class)
            .with("cohort-rule", 1, CohortRule.Form.class)
            .with("cohort-rule-amounts", 1, CohortRule.Amounts.Form.class)
            .with("cohort-rule-as-of", 1, CohortRule.AsOf.Form.class)
            .with("cohort-table", 1, CohortTable.Counts.class)
            .with("composite", 1, Composite.Counts.class)
            .with("composite-rule", 1, CompositeRule.Form.class)
            .with("conversion-rate", 1, ConversionRate.Counts.class)
            .with("conversion-rule", 1, ConversionRule.Form.class)
            .with("conversion-rule-as-of", 1, ConversionRule.AsOf.Form.class)
            .with("covariate-model", 1, CovariateModel.Form.class)
            .with("cronbach-alpha", 1, CronbachAlpha.Counts.class)
            .with("cronbach-alpha-rule", 1, CronbachAlpha.Rule.Form.class)
            .with("csat", 1, Csat.Counts.class)
            .with("csat-definition", 1, CsatDefinition.Form.class)
            .with("discount", 1, Discount.Form.class)
            .with("driver-rule", 1, DriverRule.Form.class)
            .with("drivers", 1, Drivers.Counts.class)
            .with("durations", 1, Durations.Counts.class)
            .with("durations-rule", 1, DurationsRule.Form.class)
            .with("emotion-ratings", 1, EmotionRatings.Counts.class)
            .with("emotion-ratings-rule", 1, EmotionRatings.Rule.Form.class)
            .with("emotion-words", 1, EmotionWords.Counts.class)
            .with("emotion-words-rule", 1, EmotionWords.Rule.Form.class)
            .with("estimates", 1, Estimates.Form.class)
            .with("evaluation-table", 1, EvaluationTable.Form.class)
            .with("event-rate", 1, EventRate.Counts.class)
            .with("event-rate-rule", 1, EventRate.Rule.Form.class)
            .with("fcr", 1, Fcr.Counts.class)
            .with("fcr-rule", 1, FcrRule.Form.class)
            .with("fcr-rule-as-of", 1, FcrRule.AsOf.Form.class)
            .with("feature-use", 1, FeatureUse.Counts.class)
            .with("feature-use-rule", 1, FeatureUse.Rule.Form.class)
            .with("gamma-gamma", 1, GammaGamma.Form.class)
            .with("health-rule", 1, HealthRule.Form.class)
            .with("health-tally", 1, HealthTally.Counts.class)
            .with("holt-winters", 1, HoltWinters.Form.class)
            .with("horizon", 1, Horizon.Form.class)
            .with("kano-coefficient", 1, KanoCoefficient.Counts.class)
            .with("kano-coefficient-rule", 1, KanoCoefficient.Rule.Form.class)
            .with("kano-tally", 1, KanoTally.Counts.class)
            .with("live-tickets", 1, LiveTickets.Form.class)
            .with("load-times", 1, LoadTimes.Counts.class)
            .with("load-times-rule", 1, LoadTimes.Rule.Form.class)
            .with("mbg-nbd", 1, MbgNbd.Form.class)
            .with("message-engagement", 1, MessageEngagement.Counts.class)
            .with("message-engagement-rule", 1, MessageEngagementRule.Form.class)
            .with("migration", 1, Migration.Counts.class)
            .with("migration-rule", 1, Migration.Rule.Form.class)
            .with("model-fit", 1, FitForm.class)
            .with("mrr-history", 1, MrrHistory.Counts.class)
            .with("mrr-history-rule", 1, MrrHistory.Rule.Form.class)
            .with("mrr-movements", 1, MrrMovements.Counts.class)
            .with("mrr-movements-rule", 1, MrrMovements.Rule.Form.class)
            .with("nasa-tlx", 1, NasaTlx.Counts.class)
            .with("net-bands", 1, NetBands.Form.class)
            .with("net-score", 1, NetScore.Counts.class)
            .with("nps", 1, Nps.Counts.class)
            .with("nps-bands", 1, NpsBands.Form.class)
            .with("pareto", 1, Pareto.Counts.class)
            .with("pareto-nbd", 1, ParetoNbd.Form.class)
            .with("pareto-rule", 1, Pareto.Rule.Form.class)
            .with("patience-rule", 1, PatienceRule.Form.class)
            .with("proportion", 1, Proportion.Counts.class)
            .with("proportion-rule", 1, Proportion.Rule.Form.class)
            .with("purchase-log", 1, PurchaseLog.Counts.class)
            .with("purchase-periods", 1, PurchasePeriods.Form.class)
            .with("purchase-rule", 1, PurchaseRule.Form.class)
            .with("rating-scale", 1, RatingScale.Form.class)
            .with("ratings", 1, Ratings.Counts.class)
            .with("repeat-purchase", 1, RepeatPurchase.Counts.class)
            .with("repeat-purchase-rule", 1, RepeatPurchaseRule.Form.class)
            .with("repeat-purchase-rule-as-of", 1, RepeatPurchaseRule.AsOf.Form.class)
            .with("response-rate", 1, ResponseRate.Counts.class)
            .with("response-rate-rule", 1, ResponseRate.Rule.Form.class)
            .with("retention-rate", 1, RetentionRate.Counts.class)
            .with("retention-rate-rule", 1, RetentionRate.Rule.Form.class)
            .with("returning", 1, Returning.Form.class)
            .with("rfm-grid", 1, RfmGrid.Form.class)
            .with("rfm-limits", 1, RfmScale.Limits.Form.class)
            .with("rfm-quantiles", 1, RfmScale.Quantiles.Form.class)
            .with("scale-labels", 1, ScaleLabels.Form.class)
            .with("service-gap", 1, ServiceGap.Counts.class)
            .with("service-gap-rule", 1, ServiceGapRule.Form.class)
            .with("service-level", 1, ServiceLevel.Counts.class)
            .with("service-level-rule", 1, ServiceLevel.Rule.Form.class)
            .with("shifted-beta-geometric", 1, ShiftedBetaGeometric.Form.class)
            .with("sla-policy", 1, SlaPolicy.Form.class)
            .with("sla-policy-as-of", 1, SlaPolicy.AsOf.Form.class)
            .with("sla-tally", 1, SlaTally.Counts.class)
            .with("sla-target", 1, SlaTarget.Form.class)
            .with("staffing-plan", 1, StaffingPlan.Form.class)
            .with("survival-rule", 1, SurvivalRule.Form.class)
            .with("survival-tally", 1, SurvivalTally.Counts.class)
            .with("sus", 1, Sus.Counts.class)
            .with("sus-rule", 1, SusRule.Form.class)
            .with("task-success", 1, TaskSuccess.Counts.class)
            .with("task-success-rule", 1, TaskSuccess.Rule.Form.class)
            .with("task-times", 1, TaskTimes.Counts.class)
            .with("task-times-rule", 1, TaskTimes.Rule.Form.class)
            .with("ticket-clock", 1, TicketClock.Form.class)
            .with("ticket-rule", 1, TicketRule.Form.class)
            .with("ticket-rule-as-of", 1, TicketRule.AsOf.Form.class)
            .with("ticket-tally", 1, TicketTally.Counts.class)
            .with("tlx-scoring", 1, TlxScoring.Form.class)
            .with("umux", 1, Umux.Counts.class)
            .with("umux-form", 1, UmuxForm.Form.class)
            .with("unit-cost", 1, UnitCost.Counts.class)
            .with("unit-cost-rule", 1, UnitCost.Rule.Form.class)
            .with("usage-interval", 1, UsageInterval.Counts.class)
            .with("usage-interval-rule", 1, UsageInterval.Rule.Form.class)
            .with("wait-rule", 1, WaitRule.Form.class);

    private CoreForms() {}

    /**
     * Every type in every version.
     *
     * @return the forms
     */
    public static StoredForms all() {
        return ALL;
    }
}
