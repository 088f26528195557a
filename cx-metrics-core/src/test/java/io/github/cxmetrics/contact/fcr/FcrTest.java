package io.github.cxmetrics.contact.fcr;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cxmetrics.Equality;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Tally;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FcrTest {

    private static final FcrRule WEEK = Fcr.noRepeatWithin(Duration.ofDays(7));

    private static Instant day(double day) {
        return Instant.EPOCH.plusSeconds(Math.round(day * 86_400));
    }

    private static Proportion contacts(long resolved, long mature) {
        return Proportion.of(resolved, mature).named("FCR", "mature contacts");
    }

    private static Proportion episodes(long resolved, long mature) {
        return Proportion.of(resolved, mature).named("FCR", "mature episodes");
    }

    private static Fcr count(FcrRule rule, double asOf, CustomerContacts... customers) {
        return List.of(customers).stream().collect(rule.asOf(day(asOf)).collector());
    }

    @Test
    void aChainOfFourCallsIsOneInFourAndNoneInOne() {
        CustomerContacts chain = CustomerContacts.of("A", day(0), day(2), day(4), day(6));
        assertThat(count(WEEK, 30, chain).proportion()).isEqualTo(contacts(1, 4));
        assertThat(count(WEEK.perEpisode(), 30, chain).proportion()).isEqualTo(episodes(0, 1));
    }

    @Test
    void theWindowIncludesItsEndAndMaturityToo() {
        assertThat(count(WEEK, 30, CustomerContacts.of("A", day(0), day(7))).proportion())
                .isEqualTo(contacts(1, 2));
        assertThat(count(WEEK, 30, CustomerContacts.of("A", day(0), day(7).plusNanos(1000)))
                        .proportion())
                .isEqualTo(contacts(2, 2));
        assertThat(count(WEEK, 7, CustomerContacts.of("A", day(0))).pending()).isZero();
        assertThat(count(WEEK, 6.99, CustomerContacts.of("A", day(0))).pending())
                .isOne();
    }

    @Test
    void contactsAtTheSameInstantDoNotRepeatEachOther() {
        Fcr fcr = count(WEEK, 30, CustomerContacts.of("A", day(1), day(1), day(3)));
        assertThat(fcr.proportion()).isEqualTo(contacts(1, 3));
        assertThat(fcr.share(FcrRule.Unit.PER_EPISODE, FcrRule.Scope.GROSS)).isEqualTo(episodes(0, 2));
    }

    @Test
    void issueAndChannelDecideWhatRepeats() {
        CustomerContacts customer = new CustomerContacts(
                "A",
                List.of(
                        Contact.at(day(0)).about("bill").by("phone"),
                        Contact.at(day(1)).about("login").by("phone"),
                        Contact.at(day(2)).about("bill").by("chat")));
        assertThat(count(WEEK, 30, customer).proportion()).isEqualTo(contacts(1, 3));
        assertThat(count(WEEK.byIssue(), 30, customer).proportion()).isEqualTo(contacts(2, 3));
        assertThat(count(WEEK.sameChannel(), 30, customer).proportion()).isEqualTo(contacts(2, 3));
        assertThat(count(WEEK.byIssue().sameChannel(), 30, customer).proportion())
                .isEqualTo(contacts(3, 3));
    }

    @Test
    void netLeavesOutWhatTheFirstLevelCouldNotResolve() {
        CustomerContacts customer = new CustomerContacts(
                "A", List.of(Contact.at(day(0)).notResolvable(), Contact.at(day(1)), Contact.at(day(20))));
        assertThat(count(WEEK.net(), 30, customer).proportion())
                .isEqualTo(Proportion.of(2, 2).named("FCR", "resolvable mature contacts"));
        assertThat(count(WEEK.net().perEpisode(), 30, customer).proportion())
                .isEqualTo(Proportion.of(1, 1).named("FCR", "resolvable mature episodes"));
    }

    /** Two customers come on two days each. By day, each contact looks resolved: 4 of 4, where the truth is 2 of 4. */
    @Test
    void talliesReadAsOfDifferentInstantsDoNotMerge() {
        Fcr monday = count(WEEK, 10, CustomerContacts.of("A", day(1)), CustomerContacts.of("B", day(2)));
        Fcr tuesday = count(WEEK, 20, CustomerContacts.of("A", day(3)), CustomerContacts.of("B", day(4)));
        String refusal =
                "FCR: read as of 1970-01-11T00:00:00Z and of 1970-01-21T00:00:00Z; read both as of one instant,"
                        + " or merge their observations";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> monday.plus(tuesday))
                .withMessage(refusal);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> monday.rule().accumulator().addAll(tuesday))
                .withMessage(refusal);
        assertThat(monday.versus(tuesday).difference()).isZero();
        assertThat(monday.definition())
                .isEqualTo(tuesday.definition())
                .isEqualTo(WEEK)
                .isEqualTo(monday.rule().definition());
        assertThat(tuesday.asOf()).isEqualTo(day(20));
        assertThat(tuesday.rule().readAsOf()).contains(day(20));
        assertThat(tuesday.rule()).hasToString("without repeat within 7 days, per contact, as of 1970-01-21T00:00:00Z");
        Fcr both = count(WEEK, 20, CustomerContacts.of("A", day(1), day(3)), CustomerContacts.of("B", day(2), day(4)));
        assertThat(both.proportion()).isEqualTo(contacts(2, 4));
    }

    @Test
    void laterContactsAreSetAsideAndCounted() {
        CustomerContacts customer = CustomerContacts.of("A", day(0), day(10), day(10.5), day(31), Instant.MAX);
        Fcr fcr = count(WEEK, 10, customer);
        assertThat(fcr.afterAsOf()).isEqualTo(3);
        assertThat(fcr.proportion()).isEqualTo(contacts(1, 1));
        assertThat(fcr.pending()).as("at asOf").isOne();
        assertThat(fcr.untilRepeat().count()).isEqualTo(2);
        assertThat(fcr)
                .hasToString("FCR 100.0 % (95 % CI 20.7 % … 100.0 %), n = 1, 1 pending,"
                        + " 3 contacts after 1970-01-11T00:00:00Z: without repeat within 7 days, per contact");
        assertThat(fcr.plus(fcr).afterAsOf()).isEqualTo(6);
        assertThat(fcr.toCounts().toTally())
                .isEqualTo(fcr)
                .isNotEqualTo(count(WEEK, 10, CustomerContacts.of("A", day(0), day(10))));
        ContactLog log =
                ContactLog.of(new int[] {1, 1, 1, 2, 1}, new long[] {31, 10, 0, 11, Long.MAX_VALUE}, ChronoUnit.DAYS);
        Fcr columns = WEEK.asOf(day(10)).count(log);
        assertThat(columns.proportion()).isEqualTo(contacts(1, 1));
        assertThat(columns.pending()).isOne();
        assertThat(columns.afterAsOf()).isEqualTo(3);
        Fcr known = WEEK.asOf(day(10)).count(log.upTo(day(10)));
        assertThat(known.afterAsOf()).isZero();
        assertThat(known.proportion()).isEqualTo(columns.proportion());
        assertThat(log.upTo(day(9.99)).toString()).isEqualTo("1 contacts");
    }

    @Test
    void rowsBecomeALog() {
        List<Row> rows = List.of(
                new Row("A", Contact.at(day(0)).about("bill").by("phone"), "anna"),
                new Row("B", Contact.at(day(9)).notResolvable(), "bob"),
                new Row("A", Contact.at(day(1)).about("bill").by("chat"), "bob"),
                new Row("A", Contact.at(day(2)).about("login").by("chat"), "anna"));
        ContactLog log = ContactLog.from(rows, Row::customer, Row::contact);
        assertThat(log).hasToString("4 contacts");
        assertThat(WEEK.asOf(day(30)).count(log).proportion()).isEqualTo(contacts(2, 4));
        assertThat(WEEK.byIssue().asOf(day(30)).count(log).proportion()).isEqualTo(contacts(3, 4));
        assertThat(WEEK.sameChannel().asOf(day(30)).count(log).proportion()).isEqualTo(contacts(3, 4));
        assertThat(WEEK.net().asOf(day(30)).count(log).count()).isEqualTo(3);
        ContactLog early = log.upTo(day(2));
        assertThat(early).hasToString("3 contacts");
        assertThat(WEEK.byIssue().net().asOf(day(30)).count(early).count()).isEqualTo(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContactLog.from(
                        rows, Row::customer, row -> row.customer().equals("B") ? null : row.contact()))
                .withMessage("a contact must not be null (row 1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContactLog.from(rows, Row::customer, row -> Contact.at(null)))
                .withMessage("a contact needs its time (row 0)");
    }

    private static Contact leg(double day, String conversation) {
        return Contact.at(day(day)).ofConversation(conversation);
    }

    /** A transfer five minutes into the call: the two legs are one contact, and no repeat of each other. */
    @Test
    void legsOfOneConversationAreOneContact() {
        List<Row> rows = List.of(
                new Row("A", leg(0.0035, "k1").notResolvable(), "bob"),
                new Row("A", leg(0, "k1"), "anna"),
                new Row("B", leg(1, null), "bob"));
        FcrRule.AsOf counting = WEEK.asOf(day(30));
        Fcr fcr = counting.count(ContactLog.from(rows, Row::customer, Row::contact));
        assertThat(fcr.proportion()).isEqualTo(contacts(2, 2));
        assertThat(fcr.share(FcrRule.Unit.PER_CONTACT, FcrRule.Scope.NET).trials())
                .as("the first leg's level")
                .isEqualTo(2);
        assertThat(counting.count(List.of(
                        new CustomerContacts(
                                "A", List.of(rows.get(0).contact(), rows.get(1).contact())),
                        CustomerContacts.of("B", day(1)))))
                .isEqualTo(fcr);
        assertThat(counting.count(ContactLog.of(new int[] {1, 1, 2}, new long[] {302, 0, 86_400}, ChronoUnit.SECONDS)
                                .withConversations(new int[] {7, 7, -1}))
                        .proportion())
                .isEqualTo(contacts(2, 2));
        SortedMap<String, Fcr> byAgent = counting.countBy(rows, Row::agent, Row::customer, Row::contact);
        assertThat(byAgent.get("anna").proportion()).isEqualTo(contacts(1, 1));
        assertThat(byAgent.get("bob").proportion()).isEqualTo(contacts(1, 1));
    }

    /** Ten withheld numbers are not one customer who called ten times. */
    @Test
    void unknownCustomersAreCountedApart() {
        List<Row> rows = IntStream.range(0, 12)
                .mapToObj(i -> new Row(i == 11 ? "A" : i % 2 == 0 ? "" : null, leg(i, i > 9 ? "k" : ""), "anna"))
                .toList();
        FcrRule.AsOf counting = WEEK.asOf(day(30));
        Fcr fcr = counting.count(ContactLog.from(rows, Row::customer, Row::contact));
        assertThat(fcr.unknownContacts()).isEqualTo(10);
        assertThat(fcr.proportion()).as("A's, at the first leg").isEqualTo(contacts(1, 1));
        assertThat(fcr)
                .hasToString("FCR 100.0 % (95 % CI 20.7 % … 100.0 %), n = 1, 0 pending, 10 of unknown customers:"
                        + " without repeat within 7 days, per contact");
        assertThat(counting.countBy(rows, Row::agent, Row::customer, Row::contact)
                        .get("anna"))
                .isEqualTo(fcr);
        ContactLog columns = ContactLog.of(new int[] {0, 0, 5}, new long[] {1, 2, 3}, ChronoUnit.DAYS)
                .withUnknownCustomer(0);
        assertThat(counting.count(columns).unknownContacts()).isEqualTo(2);
        assertThat(counting.count(columns).count()).isOne();
        Fcr observations = counting.count(
                List.of(CustomerContacts.of("", day(1), day(2)), CustomerContacts.of("", day(3), day(31))));
        assertThat(observations.unknownContacts()).isEqualTo(3);
        assertThat(observations.afterAsOf()).isOne();
        assertThat(observations.count()).isZero();
        assertThat(observations.plus(fcr).unknownContacts()).isEqualTo(13);
        assertThat(observations.toCounts().toTally()).isEqualTo(observations);
    }

    @Test
    void aCustomerIsOneObservation() {
        List<CustomerContacts> twice = List.of(CustomerContacts.of("A", day(1)), CustomerContacts.of("A", day(2)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WEEK.asOf(day(30)).count(twice))
                .withMessage(
                        "this customer was counted before: all contacts of a customer are one observation (row 1)");
        var accumulator = WEEK.asOf(day(30)).accumulator();
        accumulator.add(twice.get(0));
        Fcr one = accumulator.snapshot();
        assertThatIllegalArgumentException().isThrownBy(() -> accumulator.add(twice.get(1)));
        assertThat(accumulator.snapshot()).isEqualTo(one);
    }

    @Test
    void onlyAWrappingLogSharesItsColumns() {
        int[] customer = {1, 1};
        long[] day = {0, 3};
        int[] issue = {5, 5};
        ContactLog copied = ContactLog.of(customer, day, ChronoUnit.DAYS).withIssues(issue);
        ContactLog shared = ContactLog.wrapping(customer, day, ChronoUnit.DAYS).withIssues(issue);
        customer[1] = 2;
        issue[1] = 6;
        assertThat(WEEK.byIssue().asOf(day(30)).count(copied).proportion()).isEqualTo(contacts(1, 2));
        assertThat(WEEK.asOf(day(30)).count(shared).proportion()).isEqualTo(contacts(2, 2));
    }

    @Test
    void columnsEqualObjects() {
        int[] customer = {7, -3, 7, 7, 2_000_000_000, -3};
        long[] second = {86_400, 0, 0, 3 * 86_400, 5, 86_400 * 9};
        int[] issue = {1, 1, 2, 1, 1, 1};
        int[] channel = {5, 5, 5, 6, 5, 5};
        boolean[] resolvable = {true, true, false, true, false, true};
        ContactLog columns = ContactLog.of(customer, second, ChronoUnit.SECONDS)
                .withIssues(issue)
                .withChannels(channel)
                .withResolvable(resolvable);
        record Row(int customer, Contact contact) {}
        List<Row> rows = IntStream.range(0, customer.length)
                .mapToObj(i -> new Row(
                        customer[i],
                        new Contact(
                                Instant.ofEpochSecond(second[i]),
                                "" + issue[i],
                                "" + channel[i],
                                resolvable[i] ? Contact.Level.RESOLVABLE : Contact.Level.NOT_RESOLVABLE,
                                "")))
                .toList();
        for (FcrRule rule : List.of(
                WEEK,
                WEEK.perEpisode().byIssue(),
                WEEK.sameChannel(),
                WEEK.byIssue().sameChannel().net())) {
            Fcr objects = rule.asOf(day(12))
                    .count(
                            rows.stream()
                                    .collect(groupingBy(Row::customer, mapping(Row::contact, toList())))
                                    .entrySet(),
                            one -> new CustomerContacts("" + one.getKey(), one.getValue()));
            assertThat(rule.asOf(day(12)).count(columns)).isEqualTo(objects);
            assertThat(rule.asOf(day(12)).count(ContactLog.from(rows, row -> "" + row.customer(), Row::contact)))
                    .isEqualTo(objects);
        }
    }

    private record Row(String customer, Contact contact, String agent) {

        Row(String customer, double day, String agent) {
            this(customer, Contact.at(day(day)), agent);
        }
    }

    @Test
    void aContactCountsForItsHandlerWhoeverHandledTheRepeat() {
        List<Row> rows = List.of(
                new Row("A", 2, "bob"),
                new Row("A", 0, "anna"),
                new Row("B", 3, "anna"),
                new Row("C", 1, "bob"),
                new Row("C", 1, "anna"),
                new Row("D", 29, "carl"));
        SortedMap<String, Fcr> byAgent = WEEK.asOf(day(30)).countBy(rows, Row::agent, Row::customer, Row::contact);
        assertThat(byAgent.keySet()).containsExactly("anna", "bob", "carl");
        assertThat(byAgent.get("anna").proportion()).isEqualTo(contacts(2, 3));
        assertThat(byAgent.get("bob").proportion()).isEqualTo(contacts(2, 2));
        assertThat(byAgent.get("bob").share(FcrRule.Unit.PER_EPISODE, FcrRule.Scope.GROSS))
                .as("A's episode is anna's")
                .isEqualTo(episodes(1, 1));
        assertThat(byAgent.get("carl").pending()).isOne();
        assertThat(WEEK.asOf(day(9))
                        .countBy(rows, Row::agent, Row::customer, Row::contact)
                        .get("carl")
                        .afterAsOf())
                .isOne();
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        WEEK.dataFrom(day(1)).asOf(day(30)).countBy(rows, Row::agent, Row::customer, Row::contact))
                .withMessage(
                        "contact at 1970-01-01T00:00:00Z is before the data, which begin 1970-01-02T00:00:00Z (row 1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WEEK.asOf(day(30)).countBy(rows, row -> null, Row::customer, Row::contact))
                .withMessage("a contact needs its group and contact (row 0)");
    }

    @Test
    void handlersAddUpToAll() {
        Random random = new Random(5);
        List<Row> rows = IntStream.range(0, 500)
                .mapToObj(i -> new Row(
                        "c" + random.nextInt(60),
                        Contact.at(day(random.nextInt(40)))
                                .about("i" + random.nextInt(2))
                                .by("h" + random.nextInt(2)),
                        "a" + random.nextInt(4)))
                .toList();
        for (FcrRule rule :
                List.of(WEEK, WEEK.perEpisode().byIssue(), WEEK.sameChannel().dataFrom(day(0)))) {
            FcrRule.AsOf counting = rule.asOf(day(40));
            Fcr all = counting.count(ContactLog.from(rows, Row::customer, Row::contact));
            assertThat(Tally.merge(counting.countBy(rows, Row::agent, Row::customer, Row::contact)
                            .values()))
                    .isEqualTo(all);
        }
    }

    @Test
    void columnsMayBeAsWideAsTheyAre() {
        int[] customer = {Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE, 0};
        int[] issue = {Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 0};
        int[] channel = {-1, Integer.MIN_VALUE, -1, Integer.MAX_VALUE, 0};
        ContactLog columns = ContactLog.of(customer, new long[] {0, 0, 1, 1, 1}, ChronoUnit.DAYS)
                .withIssues(issue)
                .withChannels(channel);
        assertThat(WEEK.asOf(day(30)).count(columns).proportion()).isEqualTo(contacts(3, 5));
        assertThat(WEEK.byIssue().sameChannel().asOf(day(30)).count(columns).proportion())
                .isEqualTo(contacts(4, 5));
        assertThat(WEEK.asOf(day(30))
                        .count(ContactLog.of(new int[0], new long[0], ChronoUnit.DAYS))
                        .untilRepeat()
                        .count())
                .isZero();
    }

    @Test
    void emptyHasNoNumber() {
        Fcr none = count(WEEK, 30);
        assertThat(none).hasToString("FCR: no mature contacts, 0 pending: without repeat within 7 days, per contact");
        assertThat(none.kaplanMeierIfDefined()).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(none::kaplanMeier)
                .withMessage("FCR by Kaplan-Meier is undefined: no contact was followed for 7 days");
    }

    @Test
    void badInputIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fcr.noRepeatWithin(Duration.ZERO))
                .withMessage("the FCR window must be positive: 0 seconds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fcr.noRepeatWithin(Duration.ofNanos(1500)))
                .withMessage("the FCR window must be a whole number of microseconds: 0.0015 milliseconds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WEEK.dataFrom(day(3)).asOf(day(2)))
                .withMessage("asOf 1970-01-03T00:00:00Z is before the data, which begin 1970-01-04T00:00:00Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fcr.noRepeatWithin(Duration.ofDays(200_000_000)))
                .withMessage("the FCR window is too long to count microseconds: 200000000 days");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WEEK.dataFrom(Instant.MIN.plusSeconds(1)))
                .withMessage("data from -1000000000-01-01T00:00:01Z begin too far from 1970 to count microseconds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> count(WEEK, 30, CustomerContacts.of("A", Instant.MIN)))
                .withMessage(Instant.MIN + " is too far from 1970 to count microseconds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WEEK.dataFrom(day(1)).asOf(day(2)).count(List.of(CustomerContacts.of("A", day(0)))))
                .withMessage(
                        "contact at 1970-01-01T00:00:00Z is before the data, which begin 1970-01-02T00:00:00Z (row 0)");
        ContactLog columns = ContactLog.of(new int[] {1, 2}, new long[] {1_000_000, 5}, ChronoUnit.SECONDS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WEEK.dataFrom(day(1)).asOf(day(20)).count(columns))
                .withMessage(
                        "contact at 1970-01-01T00:00:05Z is before the data, which begin 1970-01-02T00:00:00Z (row 1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        WEEK.asOf(day(2)).count(ContactLog.of(new int[1], new long[] {-1L << 60}, ChronoUnit.HOURS)))
                .withMessage(
                        "contact at -1152921504606846976 hours since 1970 is too far from 1970 to count microseconds (row 0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WEEK.byIssue().asOf(day(200)).count(columns))
                .withMessage("FCR without repeat within 7 days, per contact, by issue needs a column of issues");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> columns.withIssues(new int[1]))
                .withMessage("there are 2 customers and 1 issues");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContactLog.of(new int[1], new long[1], ChronoUnit.NANOS))
                .withMessage("times of contacts are in microseconds up to days, not in Nanos");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fcr.netOf(5, 10, 11))
                .withMessage("can't take 11 contacts out of 10");
    }

    @Test
    void equalCountsByOneRuleAreOneTally() {
        CustomerContacts chain = CustomerContacts.of("A", day(0), day(2));
        Equality.check(
                count(WEEK, 30, chain),
                count(WEEK, 30, chain),
                count(WEEK, 30, CustomerContacts.of("A", day(0), day(3))),
                count(WEEK, 30, CustomerContacts.of("A", day(0), day(8))),
                count(WEEK.perEpisode(), 30, chain));
        FcrCells unknown = new FcrCells();
        unknown.addUnknown();
        Equality.check(new FcrCells(), new FcrCells(), unknown);
    }

    /** 1.5 ms: parts of a second count. */
    @Test
    void theWindowMayBeShorterThanASecond() {
        FcrRule rule = Fcr.noRepeatWithin(Duration.ofNanos(1_500_000));
        Instant next = Instant.EPOCH.plusNanos(1_500_000);
        assertThat(count(rule, 1, CustomerContacts.of("A", Instant.EPOCH, next)).proportion())
                .isEqualTo(contacts(1, 2));
        assertThat(count(rule, 1, CustomerContacts.of("A", Instant.EPOCH, next.plusNanos(1_000)))
                        .proportion())
                .isEqualTo(contacts(2, 2));
    }

    /** Of legs at one instant the first in the log is the contact: here the one that could be resolved. */
    @Test
    void legsAtOneInstantAreTheFirstInTheLog() {
        ContactLog log =
                ContactLog.of(new int[] {1, 1}, new long[2], ChronoUnit.DAYS).withConversations(new int[] {7, 7});
        FcrRule.AsOf counting = WEEK.asOf(day(30));
        assertThat(counting.count(log.withResolvable(new boolean[] {true, false}))
                        .share(FcrRule.Unit.PER_CONTACT, FcrRule.Scope.NET)
                        .trials())
                .isOne();
        assertThat(counting.count(log.withResolvable(new boolean[] {false, true}))
                        .share(FcrRule.Unit.PER_CONTACT, FcrRule.Scope.NET)
                        .trials())
                .isZero();
        Contact leg = leg(0, "k1");
        assertThat(counting.count(List.of(new CustomerContacts("A", List.of(leg, leg.notResolvable()))))
                        .share(FcrRule.Unit.PER_CONTACT, FcrRule.Scope.NET)
                        .trials())
                .isOne();
    }
}
