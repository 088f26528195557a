package com.example.service;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.contact.fcr.Contact;
import io.github.cxmetrics.contact.fcr.ContactLog;
import io.github.cxmetrics.contact.fcr.Fcr;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.funnel.Funnel;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.fit.ModelFit;
import io.github.cxmetrics.lifetime.model.BgNbd;
import io.github.cxmetrics.lifetime.model.GammaGamma;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import io.github.cxmetrics.lifetime.purchases.PurchaseLog;
import io.github.cxmetrics.lifetime.purchases.PurchasePeriods;
import io.github.cxmetrics.lifetime.purchases.PurchaseRule;
import io.github.cxmetrics.lifetime.value.Cltv;
import io.github.cxmetrics.retention.cohort.ActivityLog;
import io.github.cxmetrics.retention.cohort.CohortRule;
import io.github.cxmetrics.retention.revenue.MrrMovements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** Reports from the rows of the database: each is a query, a log and a rule. */
final class Reports {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final ZoneId UTC = ZoneId.of("UTC");

    private final Store store;

    private record Purchase(String customer, LocalDate on, long cents) {}

    private record Subscription(long startCents, long endCents, boolean everPaid) {}

    private record Row(String who, String what, Instant at) {}

    Reports(Store store) {
        this.store = store;
    }

    /** A report as of the end of a day. */
    String report(String name, LocalDate asOf) throws SQLException {
        Instant end = asOf.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        try (Connection db = store.open()) {
            return switch (name) {
                case "cohorts" -> cohorts(db, end);
                case "mrr" -> mrr(db);
                case "fcr" -> fcr(db, end);
                case "cltv" -> cltv(db, asOf);
                case "funnel" -> funnel(db, end);
                default ->
                    throw new HttpError(404, "there is no such report; there are cohorts, mrr, fcr, cltv, funnel");
            };
        }
    }

    private static List<Purchase> purchases(Connection db) throws SQLException {
        return Store.query(
                db,
                "SELECT customer, on_date, cents FROM purchases",
                row -> new Purchase(row.getString(1), row.getObject(2, LocalDate.class), row.getLong(3)));
    }

    private static String cohorts(Connection db, Instant end) throws SQLException {
        ActivityLog log = ActivityLog.fromDates(purchases(db), Purchase::customer, Purchase::on);
        return CohortRule.of(CalendarPeriods.months(UTC)).asOf(end).count(log).toString();
    }

    private static String mrr(Connection db) throws SQLException {
        List<Subscription> rows = Store.query(
                db,
                "SELECT start_cents, end_cents, ever_paid FROM subscriptions",
                row -> new Subscription(row.getLong(1), row.getLong(2), row.getBoolean(3)));
        return MrrMovements.from(
                        EUR,
                        rows,
                        row -> Money.ofMinor(row.startCents, EUR),
                        row -> Money.ofMinor(row.endCents, EUR),
                        Subscription::everPaid)
                .table();
    }

    private static List<Row> rows(Connection db, String sql) throws SQLException {
        return Store.query(
                db, sql, row -> new Row(row.getString(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3))));
    }

    private static String fcr(Connection db, Instant end) throws SQLException {
        List<Row> rows = rows(db, "SELECT customer, issue, at_ms FROM contacts");
        ContactLog log =
                ContactLog.from(rows, Row::who, row -> Contact.at(row.at).about(row.what));
        return Fcr.noRepeatWithin(Duration.ofDays(7))
                .byIssue()
                .asOf(end)
                .count(log)
                .toString();
    }

    private static String cltv(Connection db, LocalDate asOf) throws SQLException {
        PurchaseLog log = PurchaseLog.fromMinor(
                PurchaseRule.of(EUR), purchases(db), Purchase::customer, Purchase::on, Purchase::cents);
        PurchaseHistories histories = log.histories(PurchasePeriods.daysIn(LifetimeUnit.WEEK), asOf);
        ModelFit<BgNbd> buying = BgNbd.fit(histories);
        ModelFit<GammaGamma> spending = GammaGamma.fit(histories);
        Cltv cltv = Cltv.of(buying, spending).margin(0.30).annualDiscount(0.15).horizon(Period.ofYears(1));
        return String.format(
                Locale.ROOT, "%s%n%d customers are worth EUR %.2f", cltv, histories.size(), cltv.total(histories));
    }

    private static String funnel(Connection db, Instant end) throws SQLException {
        EventLog log = EventLog.from(rows(db, "SELECT visitor, name, at_ms FROM events"), Row::who, Row::what, Row::at);
        return Funnel.steps("visit", "signup", "purchase")
                .within(Duration.ofDays(7))
                .asOf(end)
                .run(log)
                .toString();
    }
}
