package io.github.cxmetrics.shell.table;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.contact.call.CallLog;
import io.github.cxmetrics.contact.call.CallRule;
import io.github.cxmetrics.contact.call.CallTally;
import io.github.cxmetrics.contact.fcr.ContactLog;
import io.github.cxmetrics.contact.ticket.StatusMapping;
import io.github.cxmetrics.contact.ticket.TicketLog;
import io.github.cxmetrics.contact.ticket.TicketSummary;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.map.SurveyAnswer;
import io.github.cxmetrics.kano.KanoStudy;
import io.github.cxmetrics.lifetime.purchases.PurchaseLog;
import io.github.cxmetrics.lifetime.purchases.PurchaseRule;
import io.github.cxmetrics.retention.cohort.ActivityLog;
import io.github.cxmetrics.retention.revenue.MrrLog;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.CustomerRatings;
import io.github.cxmetrics.survey.Margin;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RakedWeights;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survey.ScaleLabels;
import io.github.cxmetrics.survey.WeightedRatings;
import io.github.cxmetrics.survival.SurvivalTally;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** What a {@link Table} can be turned into; a part of it, in a file of its own. */
abstract sealed class Doors permits TypedColumns {

    abstract Table self();

    /**
     * Counts a column of ratings. Missing cells are missing answers, as are the scale's missing codes. A scale of half points reads decimals.
     *
     * @param column a column of numbers
     * @param scale the scale, with the missing codes that the column holds
     * @return the ratings
     * @throws IllegalArgumentException if there is no such column, a cell is no number, or a rating is neither on the scale nor missing
     */
    public Ratings ratings(String column, RatingScale scale) {
        return RatingColumn.of(self(), column, scale).all();
    }

    /**
     * Counts a column of text answers, such as {@code Very satisfied} or {@code 10 - Extremely likely}. Missing cells are missing answers, as are the texts
     * and codes that the labels declare.
     *
     * @param column its name
     * @param labels the scale with its labels
     * @return the ratings
     * @throws IllegalArgumentException if there is no such column, or a cell is none of the labels
     */
    public Ratings ratings(String column, ScaleLabels labels) {
        return RatingColumn.of(self(), column, labels).all();
    }

    /**
     * The Net Promoter Score of answers on 0..10, or of the words promoter, passive and detractor, of which a survey tool says the band alone.
     *
     * @param column its name
     * @return the score
     * @throws IllegalArgumentException as {@link #ratings(String, RatingScale)}
     */
    public Nps nps(String column) {
        return AnswerWords.nps(self(), column);
    }

    /**
     * Customer satisfaction of a column that says good or bad, satisfied or dissatisfied, yes or no. Zendesk's {@code Offered} and {@code Not Offered} are no
     * answers, as missing cells.
     *
     * @param column its name
     * @return the share of the good of both
     * @throws IllegalArgumentException if there is no such column, or a cell has another word
     */
    public Csat csat(String column) {
        return AnswerWords.csat(self(), column);
    }

    /**
     * Customer satisfaction of a column that says it in two words of its own.
     *
     * @param column its name
     * @param good the word of the satisfied
     * @param bad the word of the dissatisfied
     * @return the share of the good of both; missing cells are no answers
     * @throws IllegalArgumentException if there is no such column, or a cell has another word
     */
    public Csat csat(String column, String good, String bad) {
        return AnswerWords.csat(self(), column, good, bad);
    }

    /**
     * The share of rows that have one of these texts, of those that have a value.
     *
     * @param column its name
     * @param texts what is counted
     * @return the share, named after the column
     * @throws IllegalArgumentException if there is no such column, or no row has such a text
     */
    public Proportion share(String column, String... texts) {
        return CustomerDoors.share(self(), column, texts);
    }

    /**
     * Counts a column of ratings with the weights of another. Rows without a rating may be without a weight.
     *
     * @param column the column of the ratings
     * @param scale the scale, with the missing codes that the column holds
     * @param weightColumn the column of the weights
     * @return the weighted ratings
     * @throws IllegalArgumentException as {@link #ratings(String, RatingScale)}, or if a rating has no weight, or one that is negative
     */
    public WeightedRatings weightedRatings(String column, RatingScale scale, String weightColumn) {
        return RatingColumn.of(self(), column, scale).weighted(weightColumn);
    }

    /**
     * Counts a column of ratings with weights that were raked to the margins of this table.
     *
     * @param column the column of the ratings
     * @param scale the scale, with the missing codes that the column holds
     * @param weights of as many rows, as {@code Raking.of(table.margin("sex", …), table.margin("age", …)).run()}
     * @return the weighted ratings
     * @throws IllegalArgumentException as {@link #ratings(String, RatingScale)}, or if there are more or fewer weights than rows
     */
    public WeightedRatings weightedRatings(String column, RatingScale scale, RakedWeights weights) {
        return RatingColumn.of(self(), column, scale).weighted(weights.weights());
    }

    /**
     * A column as a margin to rake to.
     *
     * @param column the column of the categories
     * @param targets category to its share or number in the population
     * @return the margin
     * @throws IllegalArgumentException if there is no such column, a cell is missing, or a category has no target
     */
    public Margin margin(String column, Map<String, Double> targets) {
        self().filled(column, "a row of a margin needs a category");
        String[] categories = CustomerDoors.filledTexts(self(), column);
        return Margin.of(column, categories, targets);
    }

    /**
     * Answers of customers who may have answered several times: the latest of each, or all with the error that repeating makes.
     *
     * @param scale the scale, with the missing codes that the column holds
     * @param customer who answered
     * @param time when
     * @param column what
     * @return the answers by customer
     * @throws IllegalArgumentException as {@link #ratings(String, RatingScale)}, or if a customer or a time is missing
     */
    public CustomerRatings customerRatings(RatingScale scale, String customer, String time, String column) {
        return CustomerDoors.customerRatings(self(), scale, customer, time, column);
    }

    /**
     * Times until something happened, or until they were last seen.
     *
     * @param unit the unit of the times
     * @param time the column of the times, numbers
     * @param ended the column that says whether it happened
     * @param texts what that column says where it did
     * @return the tally
     * @throws IllegalArgumentException if there is no such column, a cell is missing, or no row has such a text
     */
    public SurvivalTally survival(ChronoUnit unit, String time, String ended, String... texts) {
        return CustomerDoors.survival(self(), unit, time, ended, texts);
    }

    /**
     * A Kano study in wide form: two columns a feature, named {@code Search [functional]} and {@code Search [dysfunctional]}. Answers are {@code I like it},
     * {@code I expect it}, {@code I am neutral}, {@code I can tolerate it}, {@code I dislike it} and their usual variants.
     *
     * @param functional what the columns of the functional questions end in
     * @param dysfunctional what those of the others end in
     * @return the study, a feature for each pair
     * @throws IllegalArgumentException if there is none, a column has no partner, or a cell is no such answer
     */
    public KanoStudy kano(String functional, String dysfunctional) {
        return CustomerDoors.kano(self(), functional, dysfunctional);
    }

    /**
     * An event log. The other columns become properties: of numbers where each cell is a plain number, of text elsewhere ({@code 007}, {@code 1E10}); missing
     * cells are missing values. {@link Table#withJson} makes columns of JSON properties first.
     *
     * @param user who
     * @param event what happened
     * @param time when
     * @return the log
     * @throws IllegalArgumentException if there is no such column, or a cell of these three is missing, or a time none
     */
    public EventLog eventLog(String user, String event, String time) {
        return CustomerDoors.eventLog(self(), user, event, time);
    }

    /**
     * Answers about the company as a whole, to be put onto a journey map.
     *
     * @param user who answered
     * @param time when
     * @param rating what
     * @return an answer a row that has a rating
     * @throws IllegalArgumentException if a user or time is missing, or a rating is no whole number
     */
    public List<SurveyAnswer> surveyAnswers(String user, String time, String rating) {
        return CustomerDoors.surveyAnswers(self(), user, time, rating, null);
    }

    /**
     * Answers about touchpoints, to be put onto a journey map.
     *
     * @param user who answered
     * @param time when
     * @param rating what
     * @param touchpoint the name of the event that was asked about; where it is missing, the last one was
     * @return an answer a row that has a rating
     * @throws IllegalArgumentException if a user or time is missing, or a rating is no whole number
     */
    public List<SurveyAnswer> surveyAnswers(String user, String time, String rating, String touchpoint) {
        return CustomerDoors.surveyAnswers(self(), user, time, rating, touchpoint);
    }

    /**
     * Who was active when, for cohorts and active days.
     *
     * @param customer who
     * @param time when; dates are local dates, whatever the zone
     * @return the log
     * @throws IllegalArgumentException if there is no such column, a cell is missing, or a time none
     */
    public ActivityLog activityLog(String customer, String time) {
        return CustomerDoors.activityLog(self(), customer, time);
    }

    /**
     * The one currency that a column names.
     *
     * @param column a column of currency codes
     * @return the currency
     * @throws IllegalArgumentException if there is no such column, it names none or several, or one that there isn't
     */
    public Currency currency(String column) {
        return MoneyDoors.currency(self(), column);
    }

    /**
     * Purchases.
     *
     * @param rule the currency, and what amounts of zero and below mean
     * @param customer who
     * @param date when; of an instant, the date in the zone of the table
     * @param amount how much, in major units, exactly
     * @return the log
     * @throws IllegalArgumentException if there is no such column, a cell is missing, an amount has more decimals than the currency or is refused by the rule
     */
    public PurchaseLog purchases(PurchaseRule rule, String customer, String date, String amount) {
        return MoneyDoors.purchases(self(), rule, customer, date, amount, null);
    }

    /**
     * Purchases with a column of what was paid back: a refund of the purchase's date, of which the export doesn't say its own.
     *
     * @param rule the currency, and what refunds mean: {@link io.github.cxmetrics.lifetime.purchases.AmountPolicy#NET} or another
     * @param customer who
     * @param date when
     * @param amount how much
     * @param refunded how much of that was paid back, not negative; missing is nothing
     * @return the log
     * @throws IllegalArgumentException as without refunds, or if one is negative
     */
    public PurchaseLog purchases(PurchaseRule rule, String customer, String date, String amount, String refunded) {
        return MoneyDoors.purchases(self(), rule, customer, date, amount, refunded);
    }

    /**
     * Changes of monthly recurring revenue.
     *
     * @param currency of the amounts
     * @param account whose
     * @param date the first day of the new MRR
     * @param mrr from then on, in major units; 0 when the account stops paying
     * @return the log
     * @throws IllegalArgumentException if there is no such column, a cell is missing, or an amount is none of the currency
     */
    public MrrLog mrrLog(Currency currency, String account, String date, String mrr) {
        return MoneyDoors.mrrLog(self(), currency, account, date, mrr);
    }

    /**
     * Monthly recurring revenue of subscriptions: a row each, with a start and an end. What an account pays is the sum of its subscriptions that run.
     *
     * @param currency of the amounts
     * @param account whose
     * @param start the first day
     * @param end the first day without; missing while the subscription runs
     * @param mrr what it brings a month, in major units
     * @return the log
     * @throws IllegalArgumentException as {@link #mrrLog(Currency, String, String, String)}, or if an end is before its start
     */
    public MrrLog mrrLog(Currency currency, String account, String start, String end, String mrr) {
        return MoneyDoors.mrrLog(self(), currency, account, start, end, mrr);
    }

    /**
     * Tickets from the rows of their history: a row for each status that a ticket got, or {@code created}, {@code public reply}, {@code internal note} or
     * another {@link io.github.cxmetrics.contact.ticket.TicketAct}. The first row of a ticket creates it, if it made it new or open.
     *
     * @param statuses what the desk's statuses mean, for example {@link StatusMapping#ZENDESK}
     * @param ticket which
     * @param time when
     * @param status what
     * @param actor by whom: customer, agent, bot or system
     * @return the tickets
     * @throws IllegalArgumentException if there is no such column, a cell is missing, or a status or an actor is none
     */
    public TicketLog tickets(StatusMapping statuses, String ticket, String time, String status, String actor) {
        return ServiceDoors.tickets(self(), statuses, ticket, time, status, actor);
    }

    /**
     * Tickets from an export with a row each: when a ticket was created, first answered and solved, or how long that took. Where a cell is missing, that has
     * not happened: the ticket waits, or is open.
     *
     * @param ticket which
     * @param created when it was created
     * @param firstReply when it was first answered, or how long that took
     * @param solved when it was solved, or how long that took
     * @return a summary a row
     * @throws IllegalArgumentException if there is no such column, an id or a creation is missing, or a time is before the creation
     */
    public List<TicketSummary> ticketSummaries(String ticket, String created, String firstReply, String solved) {
        return ServiceDoors.summaries(self(), ticket, created, firstReply, solved);
    }

    /**
     * Calls, a row each.
     *
     * @param queuedAt when the call entered the queue
     * @param outcome answered, abandoned, or flowed out
     * @param waited how long it waited
     * @param talked how long the conversation took, without holds; missing is nothing, as in the next two
     * @param held how long the customer was on hold
     * @param wrapped how long the work after the call took
     * @return the log, with queue times
     * @throws IllegalArgumentException if there is no such column, a cell of the first three is missing, or a call can't have been so
     */
    public CallLog calls(String queuedAt, String outcome, String waited, String talked, String held, String wrapped) {
        return ServiceDoors.calls(self(), queuedAt, outcome, waited, talked, held, wrapped);
    }

    /**
     * The interval report of a telephone system: a row for each half hour, or another length.
     *
     * @param rule the threshold that the report's service level was counted by
     * @param report which columns hold what
     * @return start to tally; rows of one start are added up
     * @throws IllegalArgumentException if there is no such column, a cell is missing, a count is no whole number, or the counts of a row don't go together
     */
    public SortedMap<Instant, CallTally> callIntervals(CallRule rule, IntervalReport report) {
        return ServiceDoors.callIntervals(self(), rule, report);
    }

    /**
     * Contacts for first contact resolution.
     *
     * @param customer who; missing where nobody knows
     * @param time when
     * @return the log
     * @throws IllegalArgumentException if there is no such column, or a time is missing or none
     */
    public ContactLog contacts(String customer, String time) {
        return ServiceDoors.contacts(self(), customer, time);
    }

    /**
     * Contacts with what they were about and how they came in.
     *
     * @param customer who; missing where nobody knows
     * @param time when
     * @param issue what about; rows without are one issue of their own
     * @param channel how; rows without are one channel of their own
     * @return the log
     * @throws IllegalArgumentException if there is no such column, or a time is missing or none
     */
    public ContactLog contacts(String customer, String time, String issue, String channel) {
        return ServiceDoors.contacts(self(), customer, time, issue, channel);
    }
}
