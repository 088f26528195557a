package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every tally of every module must keep. A subclass supplies a rule, observations and a few bad inputs.
 *
 * @param <E> the observation
 * @param <T> the tally
 */
public abstract class TallyContract<E, T extends Tally<T>> {

    private static final long MARKER = 0x0123_4567_89AB_CDEFL;

    /** The rule under test. */
    protected abstract TallyRule<E, T> rule();

    /** The rule that its tallies remember: without what only says how rows are read, such as codes for "no answer". */
    protected TallyRule<E, T> remembered() {
        return rule();
    }

    /** The name of the file in which its counts are kept: their type, where no other subclass has counts of that type. */
    protected String keptAs() {
        return whole().toCounts().type();
    }

    /** At least a dozen observations that reach every count of the tally. */
    protected abstract List<E> observations();

    /** An observation that counts the same: itself, or that of someone else where each may be observed only once. */
    protected E another(E observation) {
        return observation;
    }

    /** A tally of the rule with the given number in one of its counts, and 0 in the others as far as that is possible. */
    protected abstract T withCount(long count);

    /** A tally of another rule, of the kind that is most easily mixed up; nothing where all tallies of the type follow one rule. */
    protected abstract Optional<T> ofOtherRule();

    /** The message that refuses {@code rule().empty().plus(ofOtherRule())}. */
    protected abstract String refusalOfOtherRule();

    /** An observation that the rule refuses, null where null is the only one. */
    protected abstract E refusedObservation();

    /** The message that refuses it. */
    protected abstract String refusalOfObservation();

    /** Observations at the ends of what there is: each is refused, with the tally as it was, or counts. */
    protected List<E> extremeObservations() {
        return List.of();
    }

    protected final T tallyOf(List<E> observations) {
        Accumulator<E, T> accumulator = rule().accumulator();
        observations.forEach(accumulator::add);
        return accumulator.snapshot();
    }

    protected final T whole() {
        return tallyOf(observations());
    }

    @Test
    void emptyCountsNothingAndIsTheIdentity() {
        T empty = rule().empty();
        assertThat(empty.count()).isZero();
        assertThat(whole().count()).isPositive();
        assertThat(empty.plus(whole())).isEqualTo(whole());
        assertThat(whole().plus(empty)).isEqualTo(whole());
        assertThat(empty.plus(empty)).isEqualTo(empty);
        assertThat(whole()).isNotEqualTo(empty).doesNotHaveSameHashCodeAs(empty);
    }

    @Test
    void splittingAnywhereGivesTheWhole() {
        List<E> all = observations();
        for (int i = 0; i <= all.size(); i++) {
            T left = tallyOf(all.subList(0, i));
            T right = tallyOf(all.subList(i, all.size()));
            assertThat(left.plus(right)).as("split at %s", i).isEqualTo(whole()).hasSameHashCodeAs(whole());
            assertThat(right.plus(left)).as("split at %s, swapped", i).isEqualTo(whole());
        }
    }

    @Test
    void aTallyRemembersItsRule() {
        assertThat(rule().empty().rule()).isEqualTo(remembered());
        assertThat(whole().rule()).isEqualTo(remembered()).hasSameHashCodeAs(remembered());
        assertThat(withCount(3).plus(whole()).rule()).isEqualTo(remembered());
    }

    /** Of tallies with a method minus, of which the interface knows nothing. */
    @Test
    void aPartThatIsTakenOutFollowsTheSameRule() throws Exception {
        T whole = whole();
        for (Method minus : whole.getClass().getMethods()) {
            if (minus.getName().equals("minus")
                    && List.of(minus.getParameterTypes()).equals(List.of(whole.getClass()))) {
                assertThat(minus.invoke(whole.plus(whole), whole)).isEqualTo(whole);
                ofOtherRule()
                        .ifPresent(other -> assertThatThrownBy(() -> minus.invoke(rule().empty(), other))
                                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                                .hasRootCauseMessage(refusalOfOtherRule()));
            }
        }
    }

    @Test
    void countingRowsAndMergingTalliesGiveTheWhole() {
        List<E> all = observations();
        assertThat(rule().count(all)).isEqualTo(whole());
        List<T> parts = List.of(tallyOf(all.subList(0, 5)), rule().empty(), tallyOf(all.subList(5, all.size())));
        assertThat(Tally.merge(parts)).isEqualTo(whole());
        assertThat(parts.stream().collect(rule().merging())).isEqualTo(whole());
        assertThat(parts.parallelStream().collect(rule().merging())).isEqualTo(whole());
        assertThat(Stream.<T>empty().collect(rule().merging())).isEqualTo(rule().empty());
        SortedMap<Integer, T> byParity =
                rule().countBy(IntStream.range(0, all.size()).boxed().toList(), i -> i % 2, all::get);
        assertThat(Tally.merge(byParity.values())).isEqualTo(whole());
        assertThatThrownBy(() -> rule().count(Collections.singletonList(refusedObservation())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(refusalOfObservation() + " (row 0)");
    }

    @Test
    void mergingIsAssociative() {
        List<E> all = observations();
        int third = all.size() / 3;
        T a = tallyOf(all.subList(0, third));
        T b = tallyOf(all.subList(third, 2 * third));
        T c = tallyOf(all.subList(2 * third, all.size()));
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c))).isEqualTo(whole());
    }

    @Test
    void theOrderOfObservationsDoesNotMatter() {
        for (long seed = 0; seed < 10; seed++) {
            List<E> shuffled = new ArrayList<>(observations());
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(tallyOf(shuffled)).as("seed %s", seed).isEqualTo(whole());
        }
    }

    @Test
    void mergingLeavesBothSidesAsTheyWere() {
        T left = whole();
        T right = tallyOf(observations().subList(0, 3));
        left.plus(right);
        assertThat(left).isEqualTo(whole());
        assertThat(right).isEqualTo(tallyOf(observations().subList(0, 3)));
    }

    @Test
    void parallelStreamsEqualSequentialOnes() {
        List<E> many = repeated(200);
        T sequential = many.stream().collect(rule().collector());
        assertThat(many.parallelStream().collect(rule().collector())).isEqualTo(sequential);
        assertThat(sequential).isEqualTo(tallyOf(many));
    }

    private List<E> repeated(int times) {
        List<E> many = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            observations().forEach(observation -> many.add(another(observation)));
        }
        return many;
    }

    @Test
    void addingATallyEqualsAddingItsObservations() {
        List<E> all = observations();
        Accumulator<E, T> accumulator = rule().accumulator();
        accumulator.add(all.get(0));
        accumulator.addAll(tallyOf(all.subList(1, all.size() - 1)));
        accumulator.add(all.get(all.size() - 1));
        assertThat(accumulator.snapshot()).isEqualTo(whole());
    }

    @Test
    void snapshotsDoNotMove() {
        Accumulator<E, T> accumulator = rule().accumulator();
        T none = accumulator.snapshot();
        observations().forEach(accumulator::add);
        T first = accumulator.snapshot();
        observations().forEach(observation -> accumulator.add(another(observation)));
        accumulator.addAll(whole());
        assertThat(none).isEqualTo(rule().empty());
        assertThat(first).isEqualTo(whole());
        assertThat(accumulator.snapshot()).isEqualTo(whole().plus(whole()).plus(whole()));
    }

    @Test
    void aRecorderOfManyThreadsEqualsAnAccumulator() throws Exception {
        TallyRecorder<E, T> recorder = TallyRecorder.of(rule());
        int threads = 4;
        runAtOnce(threads, () -> repeated(50).forEach(recorder::record));
        assertThat(recorder.snapshot()).isEqualTo(tallyOf(repeated(50 * threads)));
    }

    @Test
    void resettingARecorderLosesNothingAndCountsNothingTwice() throws Exception {
        TallyRecorder<E, T> recorder = TallyRecorder.of(rule());
        Accumulator<E, T> taken = rule().accumulator();
        int writers = 3;
        ExecutorService reader = Executors.newSingleThreadExecutor();
        Future<?> reading = reader.submit(() -> {
            for (int i = 0; i < 50; i++) {
                taken.addAll(recorder.snapshotAndReset());
            }
        });
        runAtOnce(writers, () -> repeated(50).forEach(recorder::record));
        reading.get();
        reader.shutdown();
        taken.addAll(recorder.snapshotAndReset());
        assertThat(taken.snapshot()).isEqualTo(tallyOf(repeated(50 * writers)));
        assertThat(recorder.snapshot()).isEqualTo(rule().empty());
    }

    private static void runAtOnce(int threads, Runnable task) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            running.add(pool.submit(task));
        }
        for (Future<?> each : running) {
            each.get();
        }
        pool.shutdown();
    }

    @Test
    void countsGiveAnEqualTallyBack() {
        for (T tally : List.of(rule().empty(), whole(), withCount(3))) {
            T back = tally.toCounts().toTally();
            assertThat(back).isEqualTo(tally).hasSameHashCodeAs(tally).hasToString(tally.toString());
            assertThat(back.toCounts()).isEqualTo(tally.toCounts());
        }
    }

    @Test
    void countsGoThroughJsonAndSerialization() throws Exception {
        for (T tally : List.of(rule().empty(), whole())) {
            StoredFormContract.checkRoundTrips(tally, tally.toCounts());
        }
    }

    @Test
    void countsOfOtherTypesAndVersionsAreRefused() {
        StoredFormContract.checkOtherTypesAreRefused(whole().toCounts());
    }

    @Test
    void hostileCountsAreRefusedInWords() {
        StoredFormContract.checkHostileComponents(whole().toCounts());
        StoredFormContract.checkHostileComponents(rule().empty().toCounts());
    }

    @Test
    void theCountsOfVersionOneAreKept() throws Exception {
        StoredFormContract.checkKept(whole(), whole().toCounts(), keptAs());
    }

    @Test
    void limitsAndRefusalsAreThoseKept() {
        LimitsContract.check(
                getClass(), List.of(whole().toCounts(), rule().empty().toCounts()));
    }

    @Test
    void countsHaveNamesThatAddUp() {
        Map<String, Long> one = whole().toCounts().numbers();
        assertThat(one).isNotEmpty();
        assertThat(one.keySet())
                .isEqualTo(whole().plus(whole()).toCounts().numbers().keySet());
        assertThat(rule().empty().toCounts().numbers().values()).allMatch(count -> count == 0);
    }

    @Test
    void tallyAndRuleGoThroughSerialization() throws Exception {
        for (T tally : List.of(rule().empty(), whole())) {
            assertThat(read(bytes(tally))).isEqualTo(tally);
        }
        assertThat(read(bytes(rule()))).isEqualTo(rule());
    }

    @Test
    void aCutStreamIsRefused() throws Exception {
        byte[] bytes = bytes(whole());
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(cut)).as("cut after %s bytes", length).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aStreamWithABrokenCountIsRefused() throws Exception {
        byte[] bytes = bytes(withCount(MARKER));
        assertThatCode(() -> read(bytes)).doesNotThrowAnyException();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int at = 0;
        while (buffer.getLong(at) != MARKER) {
            at++;
        }
        buffer.putLong(at, -7);
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(InvalidObjectException.class)
                .hasMessageContaining("must not be negative: -7");
    }

    @Test
    void overflowThrows() {
        T full = withCount(Long.MAX_VALUE);
        T one = withCount(1);
        assertThatThrownBy(() -> full.plus(one))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageEndingWith("overflow: 9223372036854775807 + 1 exceeds 9223372036854775807");
        Accumulator<E, T> accumulator = rule().accumulator();
        accumulator.addAll(full);
        assertThatThrownBy(() -> accumulator.addAll(one)).isInstanceOf(ArithmeticException.class);
        assertThat(accumulator.snapshot()).isEqualTo(full);
    }

    @Test
    void anotherRuleIsRefused() {
        if (ofOtherRule().isEmpty()) {
            assertThat(refusalOfOtherRule()).isEmpty();
            return;
        }
        T other = ofOtherRule().orElseThrow();
        for (T mine : List.of(rule().empty(), whole())) {
            assertThatThrownBy(() -> mine.plus(other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(refusalOfOtherRule());
        }
        Accumulator<E, T> accumulator = rule().accumulator();
        assertThatThrownBy(() -> accumulator.addAll(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(refusalOfOtherRule());
        assertThat(accumulator.snapshot()).isEqualTo(rule().empty());
    }

    @Test
    void aRefusedObservationLeavesNoTrace() {
        Accumulator<E, T> accumulator = rule().accumulator();
        TallyRecorder<E, T> recorder = TallyRecorder.of(rule());
        observations().forEach(accumulator::add);
        observations().forEach(recorder::record);
        assertThatThrownBy(() -> accumulator.add(refusedObservation()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(refusalOfObservation());
        assertThatThrownBy(() -> recorder.record(refusedObservation()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(refusalOfObservation());
        assertThat(accumulator.snapshot()).isEqualTo(whole());
        assertThat(recorder.snapshot()).isEqualTo(whole());
    }

    @Test
    void anObservationCountsWhollyOrNotAtAll() {
        for (E extreme : extremeObservations()) {
            Accumulator<E, T> accumulator = rule().accumulator();
            TallyRecorder<E, T> recorder = TallyRecorder.of(rule());
            observations().forEach(accumulator::add);
            observations().forEach(recorder::record);
            boolean counted = isCounted(() -> accumulator.add(extreme));
            assertThat(isCounted(() -> recorder.record(extreme))).isEqualTo(counted);
            assertThat(accumulator.snapshot()).as("after %s", extreme).isEqualTo(recorder.snapshot());
            if (!counted) {
                assertThat(accumulator.snapshot()).as("after %s", extreme).isEqualTo(whole());
            }
        }
    }

    /** What fits in no count any more is refused where it is added, not found when the tally is read; what still fits counts as it would alone. */
    @Test
    void anAddToAFullTallyCountsOrChangesNothing() {
        T full = withCount(Long.MAX_VALUE);
        for (E observation : observations()) {
            Accumulator<E, T> accumulator = rule().accumulator();
            accumulator.addAll(full);
            boolean fits = isCounted(() -> full.plus(tallyOf(List.of(observation))));
            assertThat(isCounted(() -> accumulator.add(observation)))
                    .as("%s fits", observation)
                    .isEqualTo(fits);
            assertThat(accumulator.snapshot()).isEqualTo(fits ? full.plus(tallyOf(List.of(observation))) : full);
        }
    }

    @Test
    void aRefusedObservationLeavesNoTraceInWindows() {
        Duration slot = Duration.ofMinutes(1);
        Instant at = Instant.parse("2026-03-01T12:00:00Z");
        Instant later = at.plus(slot.multipliedBy(3));
        WindowedRecorder<E, T> recorder = WindowedRecorder.of(rule(), slot.multipliedBy(3), slot);
        KeyedWindowedRecorder<String, E, T> keyed =
                KeyedWindowedRecorder.refusing(rule(), slot.multipliedBy(3), slot, 1);
        assertThatThrownBy(() -> keyed.record("refused", refusedObservation(), at))
                .hasMessage(refusalOfObservation());
        observations().forEach(each -> recorder.record(each, at));
        observations().forEach(each -> keyed.record("key", each, at));
        for (Instant when : List.of(at, at.minus(slot), at.plus(slot), at.minus(slot.multipliedBy(9)), later)) {
            assertThatThrownBy(() -> recorder.record(refusedObservation(), when))
                    .hasMessage(refusalOfObservation());
            assertThatThrownBy(() -> keyed.record("key", refusedObservation(), when))
                    .hasMessage(refusalOfObservation());
        }
        observations().forEach(each -> recorder.record(another(each), at));
        observations().forEach(each -> keyed.record("key", another(each), at));
        T twice =
                whole().plus(tallyOf(observations().stream().map(this::another).toList()));
        assertThat(recorder.snapshot(at)).isEqualTo(twice);
        assertThat(keyed.snapshots(at)).isEqualTo(Map.of("key", twice));
        assertThat(List.of(recorder.late(), recorder.early(), keyed.late("key"), keyed.early("key")))
                .containsOnly(0L);
    }

    private static boolean isCounted(Runnable adding) {
        try {
            adding.run();
            return true;
        } catch (IllegalArgumentException | ArithmeticException refused) {
            assertThat(refused)
                    .isExactlyInstanceOf(
                            refused instanceof ArithmeticException
                                    ? ArithmeticException.class
                                    : IllegalArgumentException.class);
            assertThat(refused.getMessage()).isNotBlank();
            return false;
        }
    }

    @Test
    void aTallyThatDoesNotFitChangesNothing() {
        Accumulator<E, T> accumulator = rule().accumulator();
        observations().forEach(accumulator::add);
        if (!isCounted(() -> accumulator.addAll(withCount(Long.MAX_VALUE)))) {
            assertThat(accumulator.snapshot()).isEqualTo(whole());
        }
        assertThatCode(accumulator::snapshot).doesNotThrowAnyException();
        if (ofOtherRule().isPresent()) {
            T before = accumulator.snapshot();
            assertThat(isCounted(() -> accumulator.addAll(ofOtherRule().orElseThrow())))
                    .isFalse();
            assertThat(accumulator.snapshot()).isEqualTo(before);
        }
    }

    @Test
    void printsOneLine() {
        assertThat(rule().empty().toString()).isNotBlank().doesNotContain("\n", "@", "NaN");
        assertThat(whole().toString()).isNotBlank().doesNotContain("@", "NaN");
    }

    private static byte[] bytes(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }
}
