package io.github.cxmetrics.contact.fcr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.survival.Spell;
import io.github.cxmetrics.survival.SurvivalRule;
import io.github.cxmetrics.survival.SurvivalTally;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Random contacts against the definition, written out row against row. */
class FcrProperties {

    private static final int WINDOW = 7;
    private static final int AS_OF = 40;

    @Property(tries = 500, seed = "20260307")
    void columnsFollowTheDefinition(
            @ForAll long seed, @ForAll @IntRange(max = 60) int rows, @ForAll boolean sparse, @ForAll boolean byIssue) {
        Data data = new Data(seed, rows, sparse);
        FcrRule rule = Fcr.noRepeatWithin(Duration.ofSeconds(WINDOW)).dataFrom(Instant.ofEpochSecond(0));
        rule = byIssue ? rule.byIssue() : rule;
        Fcr fcr = rule.asOf(Instant.ofEpochSecond(AS_OF))
                .count(ContactLog.of(data.customer, data.time, ChronoUnit.SECONDS)
                        .withIssues(data.issue)
                        .withResolvable(data.resolvable));
        for (FcrRule.Unit unit : FcrRule.Unit.values()) {
            for (FcrRule.Scope scope : FcrRule.Scope.values()) {
                IntPredicate counted = i -> (unit == FcrRule.Unit.PER_CONTACT || data.isIndex(i, byIssue))
                        && (scope == FcrRule.Scope.GROSS || data.resolvable[i]);
                Proportion share = fcr.share(unit, scope);
                assertThat(Proportion.of(share.successes(), share.trials())).isEqualTo(data.share(counted, byIssue));
                assertThat(fcr.pending(unit, scope))
                        .isEqualTo(data.rows()
                                .filter(counted)
                                .filter(i -> !data.isMature(i))
                                .count());
            }
        }
        assertThat(fcr.untilRepeat().count()).isEqualTo(rows);
        OptionalDouble survival = data.survival(byIssue);
        if (survival.isEmpty()) {
            assertThat(fcr.kaplanMeierIfDefined()).isEmpty();
        } else {
            assertThat(fcr.kaplanMeier()).isEqualTo(survival.getAsDouble(), within(1e-14));
        }
    }

    /** The same by the thousand: {@code -Dcxmetrics.tries} rows. */
    @Example
    void columnsFollowTheDefinitionByTheThousand() {
        SplittableRandom random = new SplittableRandom(20261130);
        int left = Integer.getInteger("cxmetrics.tries", 0);
        while (left > 0) {
            int rows = random.nextInt(1, 20);
            columnsFollowTheDefinition(random.nextLong(), rows, random.nextBoolean(), random.nextBoolean());
            left -= rows;
        }
    }

    /** Legs and unknown customers, written out row against row, through every way to count. */
    @Property(tries = 500, seed = "20260401")
    void legsFollowTheDefinition(@ForAll long seed, @ForAll @IntRange(max = 30) int size) {
        Random random = new Random(seed);
        List<Leg> rows = IntStream.range(0, size)
                .mapToObj(i -> new Leg(random.nextInt(4), random.nextInt(50), random.nextInt(7) - 2))
                .toList();
        List<Leg> read = rows.stream().filter(row -> row.time <= AS_OF).toList();
        List<Leg> named = read.stream().map(row -> row.named(read)).toList();
        List<Leg> firsts = IntStream.range(0, named.size())
                .filter(i -> IntStream.range(0, named.size())
                        .noneMatch(j -> named.get(j).isBefore(named.get(i), j < i)))
                .mapToObj(named::get)
                .toList();
        List<Leg> known = firsts.stream().filter(row -> row.customer > 0).toList();
        List<Leg> mature =
                known.stream().filter(row -> row.time + WINDOW <= AS_OF).toList();
        long resolved = mature.stream()
                .filter(row -> known.stream()
                        .noneMatch(later -> later.customer == row.customer
                                && later.time > row.time
                                && later.time - row.time <= WINDOW))
                .count();
        FcrRule.AsOf rule = Fcr.noRepeatWithin(Duration.ofSeconds(WINDOW)).asOf(Instant.ofEpochSecond(AS_OF));
        Fcr fcr = rule.count(ContactLog.from(rows, Leg::who, Leg::contact));
        assertThat(fcr.proportion().successes()).isEqualTo(resolved);
        assertThat(fcr.count()).isEqualTo(mature.size());
        assertThat(fcr.pending()).isEqualTo(known.size() - mature.size());
        assertThat(fcr.unknownContacts()).isEqualTo(firsts.size() - known.size());
        assertThat(fcr.afterAsOf()).isEqualTo(rows.size() - read.size());
        assertThat(rule.count(ContactLog.of(
                                rows.stream().mapToInt(Leg::customer).toArray(),
                                rows.stream().mapToLong(Leg::time).toArray(),
                                ChronoUnit.SECONDS)
                        .withConversations(
                                rows.stream().mapToInt(Leg::conversation).toArray())
                        .withUnknownCustomer(0)))
                .isEqualTo(fcr);
        if (!rows.isEmpty()) {
            assertThat(Tally.merge(rule.countBy(rows, row -> "agent " + row.time % 3, Leg::who, Leg::contact)
                            .values()))
                    .isEqualTo(fcr);
        }
    }

    /** Customer 0 is unknown, a conversation below 0 none. */
    private record Leg(int customer, long time, int conversation) {

        String who() {
            return customer == 0 ? "" : "c" + customer;
        }

        Contact contact() {
            return Contact.at(Instant.ofEpochSecond(time)).ofConversation(conversation < 0 ? null : "k" + conversation);
        }

        Leg named(List<Leg> rows) {
            List<Integer> names = rows.stream()
                    .filter(row -> conversation >= 0 && row.conversation == conversation && row.customer > 0)
                    .map(Leg::customer)
                    .distinct()
                    .toList();
            return customer == 0 && names.size() == 1 ? new Leg(names.get(0), time, conversation) : this;
        }

        boolean isBefore(Leg other, boolean inFile) {
            return conversation >= 0
                    && conversation == other.conversation
                    && customer == other.customer
                    && (time < other.time || (time == other.time && inFile));
        }
    }

    private static final class Data {

        private final int[] customer;
        private final long[] time;
        private final int[] issue;
        private final boolean[] resolvable;

        private Data(long seed, int rows, boolean sparse) {
            Random random = new Random(seed);
            int spread = sparse ? 700_000_001 : 1;
            customer = random.ints(rows, -2, 3).map(c -> c * spread).toArray();
            time = random.longs(rows, 0, AS_OF + 1).toArray();
            issue = random.ints(rows, 0, 2).toArray();
            resolvable = new boolean[rows];
            for (int i = 0; i < rows; i++) {
                resolvable[i] = random.nextInt(4) > 0;
            }
        }

        private IntStream rows() {
            return IntStream.range(0, time.length);
        }

        private boolean same(int i, int j, boolean byIssue) {
            return customer[i] == customer[j] && (!byIssue || issue[i] == issue[j]);
        }

        private boolean isRepeated(int i, boolean byIssue) {
            return rows().anyMatch(j -> same(i, j, byIssue) && time[j] > time[i] && time[j] - time[i] <= WINDOW);
        }

        private boolean isIndex(int i, boolean byIssue) {
            return time[i] >= WINDOW
                            && rows().noneMatch(j ->
                                    same(i, j, byIssue) && time[j] < time[i] && time[i] - time[j] <= WINDOW)
                    || rows().anyMatch(j -> same(i, j, byIssue) && time[j] < time[i])
                            && rows().noneMatch(j ->
                                    same(i, j, byIssue) && time[j] < time[i] && time[i] - time[j] <= WINDOW);
        }

        private boolean isMature(int i) {
            return time[i] + WINDOW <= AS_OF;
        }

        private Proportion share(IntPredicate counted, boolean byIssue) {
            List<Integer> mature =
                    rows().filter(counted).filter(this::isMature).boxed().toList();
            return Proportion.of(
                    mature.stream().filter(i -> !isRepeated(i, byIssue)).count(), mature.size());
        }

        /** Of the whole times to the next contact, not cut off at the window. */
        private OptionalDouble survival(boolean byIssue) {
            SurvivalTally tally = rows().mapToObj(i -> {
                        OptionalDouble next = rows().filter(j -> same(i, j, byIssue) && time[j] > time[i])
                                .mapToDouble(j -> time[j] - time[i])
                                .min();
                        return next.isPresent() ? Spell.observed(next.getAsDouble()) : Spell.censored(AS_OF - time[i]);
                    })
                    .collect(SurvivalRule.of(ChronoUnit.SECONDS).collector());
            return tally.count() == 0 ? OptionalDouble.empty() : tally.curve().atIfDefined(WINDOW);
        }
    }
}
