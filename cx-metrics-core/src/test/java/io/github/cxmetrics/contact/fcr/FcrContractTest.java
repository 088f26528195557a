package io.github.cxmetrics.contact.fcr;

import io.github.cxmetrics.MetricContract;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.survival.SurvivalRule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

class FcrContractTest extends MetricContract<CustomerContacts, Fcr> {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final FcrRule RULE = Fcr.noRepeatWithin(Duration.ofDays(7)).dataFrom(START);
    private static final Instant AS_OF = day(30);

    private final AtomicLong others = new AtomicLong();

    static Instant day(double day) {
        return START.plusSeconds(Math.round(day * 86_400));
    }

    @Override
    protected TallyRule<CustomerContacts, Fcr> rule() {
        return RULE.asOf(AS_OF);
    }

    @Override
    protected List<CustomerContacts> observations() {
        List<CustomerContacts> customers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            customers.add(new CustomerContacts(
                    "c" + i,
                    List.of(
                            Contact.at(day(i + 10)).about("bill").by("phone"),
                            Contact.at(day(1.5 * i)).notResolvable(),
                            Contact.at(day(2.5 * i)).by("chat"))));
        }
        customers.add(CustomerContacts.of("nobody"));
        customers.add(CustomerContacts.of("", day(3), day(4)));
        customers.add(CustomerContacts.of("late", day(29), day(31)));
        return customers;
    }

    @Override
    protected CustomerContacts another(CustomerContacts one) {
        return one.customer().isEmpty()
                ? one
                : new CustomerContacts("other " + others.incrementAndGet(), one.contacts());
    }

    @Override
    protected Fcr withCount(long count) {
        return new Fcr.Counts(
                        "fcr",
                        1,
                        RULE.asOf(AS_OF).toForm(),
                        List.of(0L, 0L, 0L, 0L),
                        List.of(0L, 0L, 0L, 0L),
                        List.of(0L, 0L, 0L, 0L),
                        count,
                        0,
                        SurvivalRule.of(ChronoUnit.SECONDS).empty().toCounts())
                .toTally();
    }

    @Override
    protected Optional<Fcr> ofOtherRule() {
        return Optional.of(
                RULE.perEpisode().byIssue().sameChannel().net().asOf(AS_OF).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "FCR: without repeat within 7 days, per contact, data from 2026-01-01T00:00:00Z and "
                + "without repeat within 7 days, per episode, by issue, same channel, net, data from 2026-01-01T00:00:00Z"
                + " don't go together";
    }

    @Override
    protected List<CustomerContacts> extremeObservations() {
        return List.of(
                CustomerContacts.of("first", java.time.Instant.MIN),
                CustomerContacts.of("last", java.time.Instant.EPOCH, java.time.Instant.MAX));
    }

    @Override
    protected CustomerContacts refusedObservation() {
        return CustomerContacts.of("x", day(3), day(-1));
    }

    @Override
    protected String refusalOfObservation() {
        return "contact at 2025-12-31T00:00:00Z is before the data, which begin 2026-01-01T00:00:00Z";
    }

    @Override
    protected String undefined() {
        return "FCR is undefined: no mature contacts";
    }
}
