package io.github.cxmetrics.usability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Adoption in its meanings, depth, time to adopt, PES and engagement. */
class UseTest {

    private static final FeatureUse USE =
            FeatureUse.eligible(300).active(250).users(80).newUsers(45).uses(410);

    @Test
    void adoptionHasThreeNames() {
        assertThat(USE.adoption(AdoptionRate.OF_ELIGIBLE).value()).isEqualTo(0.15);
        assertThat(USE.adoption(AdoptionRate.OF_ACTIVE).value()).isEqualTo(0.18);
        assertThat(AdoptionRate.NEW_OF_ALL.of(60, 900).value()).isEqualTo(60 / 900.0);
        assertThat(USE.proportion()).isEqualTo(AdoptionRate.OF_ELIGIBLE.of(45, 300));
        assertThatThrownBy(() -> AdoptionRate.OF_ELIGIBLE.of(1, 2).versus(AdoptionRate.OF_ACTIVE.of(1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("don't go together");
        assertThatThrownBy(() -> USE.adoption(AdoptionRate.NEW_OF_ALL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("new of all users counts users of the product, not of a feature:"
                        + " AdoptionRate.NEW_OF_ALL.of(…)");
        assertThatThrownBy(() -> AdoptionRate.OF_ACTIVE.of(3, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("successes must not exceed trials: 3 of 2");
    }

    @Test
    void breadthAndFrequencyAreReadOffTheSameTally() {
        assertThat(USE.breadth().value()).isEqualTo(0.32);
        assertThat(USE.frequency()).isEqualTo(5.125);
        FeatureUse unused =
                FeatureUse.eligible(5).active(3).users(0).newUsers(0).uses(0);
        assertThat(unused.frequencyIfDefined()).isEmpty();
        assertThatThrownBy(unused::frequency)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("frequency is undefined: no users of the feature");
        assertThat(USE.table()).isEqualTo("""
                                             value    n
                adoption of eligible users  15.0 %  300
                adoption of active users    18.0 %  250
                breadth                     32.0 %  250
                frequency                     5.13   80
                """);
        assertThat(unused.table()).contains("frequency                       –  0\n");
        assertThat(USE)
                .hasToString("adoption of eligible users 15.0 % (95 % CI 11.4 % … 19.5 %), n = 300:"
                        + " 250 active, 80 users, 45 new, 410 uses");
        assertThat(FeatureUse.RULE.empty()).hasToString("adoption of eligible users: no eligible users");
    }

    @Test
    void countsThatAreNotNestedAreRefused() {
        assertThatThrownBy(() ->
                        FeatureUse.eligible(3).active(4).users(1).newUsers(1).uses(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("active users must not exceed eligible users: 4 of 3");
        assertThatThrownBy(() ->
                        FeatureUse.eligible(3).active(3).users(2).newUsers(1).uses(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 users can't have 1 uses");
        assertThatThrownBy(() ->
                        FeatureUse.eligible(3).active(3).users(0).newUsers(0).uses(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("0 users can't have 1 uses");
        assertThat(FeatureUse.eligible(3).active(3).users(3).newUsers(3).uses(3).frequency())
                .isOne();
        assertThatThrownBy(() -> new FeatureUse.Person(false, 1, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("who was not active has no uses, not 1");
        assertThatThrownBy(() -> new FeatureUse.Person(true, 0, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a first time needs a use, not 0");
        assertThatThrownBy(() -> new FeatureUse.Person(true, -1, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("uses of the feature must not be negative: -1");
    }

    @Test
    void depthAveragesOverAccountsAndDoesNotPool() {
        List<long[]> accounts = List.of(new long[] {5, 0, 3}, new long[] {1, 2}, new long[] {0, 0, 0, 9});
        AdoptionDepth depth = AdoptionDepth.Rule.of(3).count(accounts);
        assertThat(depth.value()).isEqualTo((2 / 3.0 + 0 + 0.25) / 3, within(1e-15));
        // Pooled it would be 3 of 9.
        assertThat(depth.value()).isNotCloseTo(3 / 9.0, within(0.01));
        assertThat(AdoptionDepth.Rule.of(1).count(accounts).value()).isEqualTo((2 / 3.0 + 1 + 0.25) / 3, within(1e-15));
        assertThat(depth.table()).isEqualTo("""
                used of licensed   depth  accounts
                0 of 2             0.0 %         1
                2 of 3            66.7 %         1
                1 of 4            25.0 %         1
                """);
        // Accounts of unlike sizes and one depth are alike.
        AdoptionDepth halves = AdoptionDepth.Rule.of(1).count(List.of(new long[] {1, 0}, new long[] {1, 1, 0, 0}));
        assertThat(halves.value()).isEqualTo(0.5);
        assertThat(halves.interval().lower()).isPositive();
        assertThat(AdoptionDepth.Rule.of(1).empty()).hasToString("adoption depth: no accounts");
        assertThatThrownBy(() -> AdoptionDepth.Rule.of(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a feature is used from 1 use on or more, not 0");
        assertThatThrownBy(() -> AdoptionDepth.Rule.of(1).count(List.of(new long[] {1, -1})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("uses of a feature must not be negative: -1 (row 0)");
    }

    private record Row(Instant since, Instant used) {}

    @Test
    void whoHasNotAdoptedYetIsCensored() {
        Instant start = Instant.parse("2024-05-01T00:00:00Z");
        Instant asOf = start.plus(Duration.ofDays(20));
        List<Row> rows = List.of(
                new Row(start, start.plus(Duration.ofDays(3))),
                new Row(start, null),
                new Row(start.plus(Duration.ofDays(1)), start.plus(Duration.ofDays(6))),
                new Row(start.plus(Duration.ofDays(10)), start.plus(Duration.ofDays(25))),
                new Row(asOf, asOf),
                new Row(start.plus(Duration.ofDays(21)), null));
        TimeToAdopt time = TimeToAdopt.from(rows, Row::since, Row::used, asOf);
        assertThat(time.times().count()).isEqualTo(5);
        assertThat(time.times().observed()).isEqualTo(3);
        assertThat(time.afterAsOf()).isEqualTo(1);
        assertThat(time.adoptedWithin(5)).isEqualTo(0.6, within(1e-12));
        assertThat(time.medianIfReached()).hasValue(5);
        assertThat(time)
                .hasToString("time to adopt: median 5 days, n = 5, 3 adopted, 2 not yet, 1 eligible after asOf");
        assertThat(TimeToAdopt.from(List.of(new Row(start, start.plusMillis(43_200_500))), Row::since, Row::used, asOf)
                        .medianIfReached())
                .hasValue(43_200.5 / 86_400);
        assertThat(TimeToAdopt.from(List.<Row>of(), Row::since, Row::used, asOf))
                .hasToString("time to adopt: nobody eligible");
        assertThatThrownBy(() -> TimeToAdopt.from(List.of(new Row(asOf, start)), Row::since, Row::used, asOf))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("first use 2024-05-01T00:00:00Z is before eligibility 2024-05-21T00:00:00Z (row 0)");
        assertThatThrownBy(() -> TimeToAdopt.from(List.of(new Row(null, null)), Row::since, Row::used, asOf))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a person needs a time of eligibility (row 0)");
        assertThatThrownBy(() -> TimeToAdopt.from(rows, Row::since, Row::used, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("times to adopt need an asOf");
    }

    @Test
    void productEngagementHasTwoRulesByDate() {
        ProductEngagement score = ProductEngagement.adoption(0.45)
                .stickiness(0.30)
                .newAccounts(12)
                .recovered(3)
                .churned(20);
        assertThat(score.growth()).isEqualTo(0.75);
        assertThat(score.value()).isEqualTo(0.5, within(1e-15));
        assertThat(score)
                .hasToString("PES 50.0 of 100 (rule since 2022): adoption 45.0 %, stickiness 30.0 %, growth 75.0 %");
        assertThat(ProductEngagement.adoption(1)
                        .stickiness(1)
                        .newAccounts(90)
                        .recovered(0)
                        .churned(2)
                        .value())
                .isEqualTo(1);
        assertThatThrownBy(() -> ProductEngagement.adoption(0.4)
                        .stickiness(0.3)
                        .newAccounts(5)
                        .recovered(0)
                        .churned(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("growth is undefined: no churned accounts");
        ProductEngagement before =
                ProductEngagement.adoption(0.45).stickiness(0.30).retention(0.60);
        assertThat(before.rule()).isEqualTo(ProductEngagement.Rule.BEFORE_2022);
        assertThat(before.value()).isEqualTo(0.45, within(1e-15));
        assertThat(before.table()).endsWith("PES           45.0\n");
        assertThatThrownBy(before::growth)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the rule before 2022 has no growth");
        assertThatThrownBy(() -> ProductEngagement.adoption(45).stickiness(0.3).retention(0.6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("adoption must be in 0..1, not 45.0");
        assertThatThrownBy(() -> ProductEngagement.adoption(0.4)
                        .stickiness(0.3)
                        .newAccounts(-5)
                        .recovered(0)
                        .churned(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("new accounts must not be negative: -5");
    }

    @Test
    void engagementIsNested() {
        MessageEngagement users = MessageEngagement.deliveredToUsers(10_000)
                .opened(2400)
                .clicked(310)
                .converted(42);
        assertThat(users.ofPrevious(MessageStage.CLICKED))
                .hasToString("clicked of opened 12.9 % (95 % CI 11.6 % … 14.3 %), 310 of 2400");
        assertThat(users.ofFirst(MessageStage.CONVERTED).value()).isEqualTo(users.value());
        assertThat(users)
                .hasToString("message engagement 0.4 % (95 % CI 0.3 % … 0.6 %), n = 10000:"
                        + " 2400 opened, 310 clicked, 42 converted");
        assertThat(users.table()).contains("clicked      310         3.1 %           12.9 %\n");
        assertThat(MessageEngagementRule.USERS.empty().table())
                .contains("delivered  0             –                –\n");
        assertThatThrownBy(() -> MessageEngagement.deliveredMessages(10)
                        .opened(8)
                        .clicked(9)
                        .converted(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("clicked must not exceed opened: 9 of 8");
        assertThatThrownBy(() -> users.versus(MessageEngagement.deliveredMessages(10)
                        .opened(8)
                        .clicked(5)
                        .converted(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("message engagement: users and messages don't go together");
        assertThatThrownBy(() -> users.ofPrevious(MessageStage.DELIVERED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("delivered has no stage before it");
    }
}
