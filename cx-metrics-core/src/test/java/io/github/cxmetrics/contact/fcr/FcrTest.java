package io.github.cxmetrics.contact.fcr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cxmetrics.Proportion;
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

    private static Fcr count(FcrRule rule, double asOf, CustomerContacts... customers) {
        return List.of(customers).stream().collect(rule.asOf(day(asOf)).collector());
    }

    @Test
    void aChainOfFourCallsIsOneInFourAndNoneInOne() {
        CustomerContacts chain = CustomerContacts.of("A", day(0), day(2), day(4), day(6));
        assertThat(count(WEEK, 30, chain).resolved()).isEqualTo(Proportion.of(1, 4));
        assertThat(count(WEEK.perEpisode(), 30, chain).resolved()).isEqualTo(Proportion.of(0, 1));
    }

    @Test
    void theWindowIncludesItsEndAndMaturityToo() {
        assertThat(count(WEEK, 30, CustomerContacts.of("A", day(0), day(7))).resolved())
                .isEqualTo(Proportion.of(1, 2));
        assertThat(count(WEEK, 30, CustomerContacts.of("A", day(0), day(7).plusNanos(1000)))
                        .resolved())
                .isEqualTo(Proportion.of(2, 2));
        assertThat(count(WEEK, 7, CustomerContacts.of("A", day(0))).pending()).isZero();
        assertThat(count(WEEK, 6.99, CustomerContacts.of("A", day(0))).pending())
                .isOne();
    }

    @Test
    void contactsAtTheSameInstantDoNotRepeatEachOther() {
        Fcr fcr = count(WEEK, 30, CustomerContacts.of("A", day(1), day(1), day(3)));
        assertThat(fcr.resolved()).isEqualTo(Proportion.of(1, 3));
        assertThat(fcr.share(FcrRule.Unit.PER_EPISODE, FcrRule.Scope.GROSS)).isEqualTo(Proportion.of(0, 2));
    }

    @Test
    void issueAndChannelDecideWhatRepeats() {
        CustomerContacts customer = new CustomerContacts(
                "A",
                List.of(
                        Contact.at(day(0)).about("bill").by("phone"),
                        Contact.at(day(1)).about("login").by("phone"),
                        Contact.at(day(2)).about("bill").by("chat")));
        assertThat(count(WEEK, 30, customer).resolved()).isEqualTo(Proportion.of(1, 3));
        assertThat(count(WEEK.byIssue(), 30, customer).resolved()).isEqualTo(Proportion.of(2, 3));
        assertThat(count(WEEK.sameChannel(), 30, customer).resolved()).isEqualTo(Proportion.of(2, 3));
        assertThat(count(WEEK.byIssue().sameChannel(), 30, customer).resolved()).isEqualTo(Proportion.of(3, 3));
    }

    @Test
    void netLeavesOutWhatTheFirstLevelCouldNotResolve() {
        CustomerContacts customer = new CustomerContacts(
                "A", List.of(Contact.at(day(0)).notResolvable(), Contact.at(day(1)), Contact.at(day(20))));
        assertThat(count(WEEK.net(), 30, customer).resolved()).isEqualTo(Proportion.of(2, 2));
        assertThat(count(WEEK.net().perEpisode(), 30, customer).resolved()).isEqualTo(Proportion.of(1, 1));
    }

    @Test
    void talliesOfDifferentDaysKeepTheLatest() {
        Fcr early = count(WEEK, 10, CustomerContacts.of("A", day(1)));
        Fcr late = count(WEEK, 20, CustomerContacts.of("B", day(1), day(19)));
        assertThat(early.plus(late).asOf()).isEqualTo(day(20));
        assertThat(late.plus(early)).isEqualTo(early.plus(late));
        assertThat(early.plus(late))
                .hasToString(
                        "FCR 100.0 % (95 % CI 34.2 % … 100.0 %), n = 2, 1 pending: without repeat within PT168H, per contact");
    }

    @Test
    void columnsEqualObjects() {
        int[] customer = {7, -3, 7, 7, 2_000_000_000, -3};
        long[] second = {86_400, 0, 0, 3 * 86_400, 5, 86_400 * 9};
        int[] issue = {1, 1, 2, 1, 1, 1};
        int[] channel = {5, 5, 5, 6, 5, 5};
        boolean[] resolvable = {true, true, false, true, false, true};
        ContactColumns columns = ContactColumns.of(customer, second, ChronoUnit.SECONDS)
                .issues(issue)
                .channels(channel)
                .resolvable(resolvable);
        record Row(int customer, Contact contact) {}
        List<Row> rows = IntStream.range(0, customer.length)
                .mapToObj(i -> new Row(
                        customer[i],
                        new Contact(
                                Instant.ofEpochSecond(second[i]),
                                "" + issue[i],
                                "" + channel[i],
                                resolvable[i] ? Contact.Level.RESOLVABLE : Contact.Level.NOT_RESOLVABLE)))
                .toList();
        for (FcrRule rule : List.of(
                WEEK,
                WEEK.perEpisode().byIssue(),
                WEEK.sameChannel(),
                WEEK.byIssue().sameChannel().net())) {
            Fcr objects = CustomerContacts.group(rows, row -> "" + row.customer(), Row::contact).stream()
                    .collect(rule.asOf(day(12)).collector());
            assertThat(rule.asOf(day(12)).count(columns)).isEqualTo(objects);
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
        SortedMap<String, Fcr> byAgent = WEEK.asOf(day(30)).countBy(rows, Row::customer, Row::contact, Row::agent);
        assertThat(byAgent.keySet()).containsExactly("anna", "bob", "carl");
        assertThat(byAgent.get("anna").resolved()).isEqualTo(Proportion.of(2, 3));
        assertThat(byAgent.get("bob").resolved()).isEqualTo(Proportion.of(2, 2));
        assertThat(byAgent.get("bob").share(FcrRule.Unit.PER_EPISODE, FcrRule.Scope.GROSS))
                .as("A's episode is anna's")
                .isEqualTo(Proportion.of(1, 1));
        assertThat(byAgent.get("carl").pending()).isOne();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WEEK.asOf(day(9)).countBy(rows, Row::customer, Row::contact, Row::agent))
                .withMessageStartingWith("contact at 1970-01-30T00:00:00Z is outside the data")
                .withMessageEndingWith("to 1970-01-10T00:00:00Z (customer D)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WEEK.asOf(day(30)).countBy(rows, Row::customer, Row::contact, row -> null))
                .withMessageStartingWith("a row needs its customer, contact and handler, not A, Contact[");
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
            Fcr all = CustomerContacts.group(rows, Row::customer, Row::contact).stream()
                    .collect(counting.collector());
            assertThat(counting.countBy(rows, Row::customer, Row::contact, Row::agent).values().stream()
                            .reduce(counting.empty(), Fcr::plus))
                    .isEqualTo(all);
        }
    }

    @Test
    void columnsMayBeAsWideAsTheyAre() {
        int[] customer = {Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE, 0};
        int[] issue = {Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 0};
        int[] channel = {-1, Integer.MIN_VALUE, -1, Integer.MAX_VALUE, 0};
        ContactColumns columns = ContactColumns.of(customer, new long[] {0, 0, 1, 1, 1}, ChronoUnit.DAYS)
                .issues(issue)
                .channels(channel);
        assertThat(WEEK.asOf(day(30)).count(columns).resolved()).isEqualTo(Proportion.of(3, 5));
        assertThat(WEEK.byIssue().sameChannel().asOf(day(30)).count(columns).resolved())
                .isEqualTo(Proportion.of(4, 5));
        assertThat(WEEK.asOf(day(30))
                        .count(ContactColumns.of(new int[0], new long[0], ChronoUnit.DAYS))
                        .untilRepeat()
                        .count())
                .isZero();
    }

    @Test
    void emptyHasNoNumber() {
        Fcr none = count(WEEK, 30);
        assertThat(none).hasToString("FCR: no mature contacts, 0 pending: without repeat within PT168H, per contact");
        assertThat(none.kaplanMeierIfDefined()).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(none::kaplanMeier)
                .withMessage("FCR by Kaplan-Meier is undefined: no contact was followed for PT168H");
    }

    @Test
    void badInputIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fcr.noRepeatWithin(Duration.ZERO))
                .withMessage("the FCR window must be positive: PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fcr.noRepeatWithin(Duration.ofNanos(1500)))
                .withMessage("the FCR window must be a whole number of microseconds: PT0.0000015S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WEEK.dataFrom(day(3)).asOf(day(2)))
                .withMessage("asOf 1970-01-03T00:00:00Z is before the data, which begin 1970-01-04T00:00:00Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fcr.noRepeatWithin(Duration.ofDays(200_000_000)))
                .withMessage("the FCR window is too long to count microseconds: PT4800000000H");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WEEK.dataFrom(Instant.MIN.plusSeconds(1)))
                .withMessage("data from -1000000000-01-01T00:00:01Z begin too far from 1970 to count microseconds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> count(WEEK, 30, CustomerContacts.of("A", Instant.MAX)))
                .withMessageStartingWith("contact at " + Instant.MAX + " is outside the data");
        ContactColumns columns = ContactColumns.of(new int[] {1, 2}, new long[] {5, 1_000_000}, ChronoUnit.SECONDS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WEEK.asOf(day(2)).count(columns))
                .withMessage(
                        "contact at 1000000 seconds is outside the data, which reach from -1000000000-01-01T00:00:00Z to 1970-01-03T00:00:00Z (row 1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WEEK.byIssue().asOf(day(200)).count(columns))
                .withMessage("FCR without repeat within PT168H, per contact, by issue needs a column of issues");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> columns.issues(new int[1]))
                .withMessage("there are 2 customers and 1 issues");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContactColumns.of(new int[1], new long[1], ChronoUnit.NANOS))
                .withMessage("times of contacts are in microseconds up to days, not in Nanos");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fcr.netOf(5, 10, 11))
                .withMessage("can't take 11 contacts out of 10");
    }
}
