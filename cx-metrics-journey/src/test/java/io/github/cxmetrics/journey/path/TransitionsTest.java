package io.github.cxmetrics.journey.path;

import static io.github.cxmetrics.journey.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Walks;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransitionsTest {

    private static final Transitions SHOP = Transitions.of(Walks.log("home cart buy", "home home", "cart home buy"));

    @Test
    void countsEdgesWithStartAndEnd() {
        assertThat(SHOP.count()).isEqualTo(3);
        assertThat(SHOP.total()).isEqualTo(8 + 3);
        assertThat(SHOP.steps()).containsExactly("buy", "cart", "home");
        assertThat(SHOP.edges())
                .hasToString("[(start) → home: 2, buy → (end): 2, (start) → cart: 1, cart → buy: 1, cart → home: 1,"
                        + " home → (end): 1, home → buy: 1, home → cart: 1, home → home: 1]");
        assertThat(SHOP.visits("home")).isEqualTo(4);
        assertThat(SHOP.count("home", "nowhere")).isZero();
    }

    @Test
    void sharesAndProbabilities() {
        assertThat(SHOP.share("home", "cart")).hasToString("home → cart 9.1 % (95 % CI 1.6 % … 37.7 %), 1 of 11");
        assertThat(SHOP.leadsTo("home", "home").value()).isEqualTo(0.25);
        assertThat(SHOP.comesFrom("buy", "cart").value()).isEqualTo(0.5);
        assertThat(SHOP.leadsTo(PathRule.START, "home").value()).isEqualTo(2 / 3.0);
        assertThat(SHOP.comesFrom(PathRule.END, "buy").value()).isEqualTo(2 / 3.0);
        assertThat(SHOP.switching()).isEqualTo(Proportion.of(4, 5).named("switching", "pairs in a row"));
        assertThatIllegalStateException()
                .isThrownBy(() -> SHOP.leadsTo("nowhere", "home").value());
    }

    @Test
    void readsRepeatsAsTheRuleSays() {
        EventLog log = Walks.log("a a b c b d");
        assertThat(Variants.of(log).count("a", "a", "b", "c", "b", "d")).isOne();
        assertThat(PathRule.events()
                        .repeats(Repeats.COLLAPSED)
                        .variants()
                        .count(log)
                        .count("a", "b", "c", "b", "d"))
                .isOne();
        assertThat(PathRule.events()
                        .repeats(Repeats.FIRST_VISITS)
                        .variants()
                        .count(log)
                        .count("a", "b", "c", "d"))
                .isOne();
        assertThat(PathRule.events()
                        .repeats(Repeats.LOOPS_ERASED)
                        .variants()
                        .count(log)
                        .count("a", "b", "d"))
                .isOne();
    }

    @Test
    void rowsWithoutTheProperty() {
        EventLog log = Walks.log("web:a b app:c", "d");
        Transitions transitions = PathRule.property("channel").transitions().count(log);
        assertThat(transitions.count()).isOne();
        assertThat(transitions.excluded()).isEqualTo(2);
        assertThat(transitions.edges()).hasToString("[(start) → web: 1, app → (end): 1, web → app: 1]");
    }

    @Test
    void prints() {
        assertThat(SHOP.toString()).isEqualTo("""
                transitions: 11 in 3 paths, 9 different, 3 steps
                transition      count  of all  of what left  of what came
                (start) → home      2  18.2 %        66.7 %        50.0 %
                buy → (end)         2  18.2 %       100.0 %        66.7 %
                (start) → cart      1   9.1 %        33.3 %        50.0 %
                cart → buy          1   9.1 %        50.0 %        50.0 %
                cart → home         1   9.1 %        50.0 %        25.0 %
                home → (end)        1   9.1 %        25.0 %        33.3 %
                home → buy          1   9.1 %        25.0 %        50.0 %
                home → cart         1   9.1 %        25.0 %        50.0 %
                home → home         1   9.1 %        25.0 %        25.0 %
                """);
        assertThat(Transitions.of(Walks.log())).hasToString("transitions: no paths");
        assertThat(PathRule.property("channel").repeats(Repeats.LOOPS_ERASED)).hasToString("channel, loops erased");
    }

    @Test
    void refusesWhatCannotBe() {
        refuses("nothing follows (end), not a either", () -> new Transition(PathRule.END, "a", 1));
        refuses("nothing leads to (start), not a either", () -> new Transition("a", PathRule.START, 1));
        refuses("a path has a step between start and end", () -> new Transition(PathRule.START, PathRule.END, 1));
        refuses("transitions must not be negative: -1", () -> new Transition("a", "b", -1));
        refuses("a step can't be called (end)", () -> Transitions.of(Walks.log("a (end)")));
        refuses(
                "a step can't be called (other)",
                () -> Walks.timelines("(other)").stream()
                        .collect(PathRule.events().transitions().collector()));
        refuses(
                "unknown property page; the log has none",
                () -> PathRule.property("page")
                        .transitions()
                        .count(Walks.log("a").strict()));
        refuses("a property needs a name", () -> PathRule.property(""));
        refuses(
                "a step is reached as often as it is left, not 2 and 1 times",
                () -> new Transitions.Counts(
                                "transitions",
                                1,
                                PathRule.events().transitions().toForm(),
                                List.of(new Transition(PathRule.START, "a", 2), new Transition("a", PathRule.END, 1)),
                                0)
                        .toTally());
        refuses(
                "a transition stands twice (1 times, and again 1)",
                () -> new Transitions.Counts(
                                "transitions",
                                1,
                                PathRule.events().transitions().toForm(),
                                List.of(new Transition("a", PathRule.END, 1), new Transition("a", PathRule.END, 1)),
                                0)
                        .toTally());
    }

    @Test
    void transitionsThatNobodyMadeAreLeftOut() {
        Transitions read = new Transitions.Counts(
                        "transitions",
                        1,
                        PathRule.events().transitions().toForm(),
                        List.of(
                                new Transition(PathRule.START, "a", 2),
                                new Transition("a", "b", 0),
                                new Transition("a", PathRule.END, 2)),
                        3)
                .toTally();
        assertThat(read.edges()).hasToString("[(start) → a: 2, a → (end): 2]");
        assertThat(read.steps()).containsExactly("a");
        assertThat(read.toCounts().numbers()).hasToString("{paths=2, transitions=4, excluded rows=3}");
    }
}
