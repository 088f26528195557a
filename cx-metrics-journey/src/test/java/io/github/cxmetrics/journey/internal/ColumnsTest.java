package io.github.cxmetrics.journey.internal;

import static io.github.cxmetrics.journey.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Columns, indexes and buffers beside plain lists that do the same. */
class ColumnsTest {

    private static List<String> names(int n) {
        return IntStream.range(0, n).mapToObj(i -> "n" + i).toList();
    }

    /** One name fewer and more than a byte holds, and than a search without an index takes. */
    @Test
    void codesAreThoseGiven() {
        Random random = new Random(3);
        for (int count : new int[] {1, 2, 16, 17, 127, 128, 129, 300}) {
            int[] codes = random.ints(500, -1, count).toArray();
            List<String> names = names(count);
            CodeColumn column = CodeColumn.of(codes, names);
            assertThat(column.bytes() != null).as("%s names", count).isEqualTo(count <= 128);
            assertThat(column.toInts()).isEqualTo(codes);
            assertThat(column).hasToString("500 rows, " + count + " names");
            for (int row = 0; row < codes.length; row++) {
                assertThat(column.at(row)).isEqualTo(codes[row]);
            }
            for (int row = 0; row < 400; row++) {
                int end = row + 1;
                while (end < 400 && codes[end] == codes[row]) {
                    end++;
                }
                assertThat(column.runEnd(row, 400)).isEqualTo(end);
            }
            for (int code = 0; code < count; code++) {
                assertThat(column.codeOf("n" + code)).isEqualTo(code);
            }
            assertThat(column.codeOf("n" + count)).isEqualTo(CodeColumn.MISSING);
            int[] rows = {499, 0, 7, 7};
            assertThat(column.rows(rows).toInts())
                    .isEqualTo(Arrays.stream(rows).map(row -> codes[row]).toArray());
            CodeColumn more = column.withNames(List.of("n0", "further"));
            assertThat(more.names()).hasSize(count + 1).endsWith("further");
            assertThat(more.toInts()).isEqualTo(codes);
            assertThat(column.withNames(List.of("n0"))).isSameAs(column);
        }
    }

    @Test
    void columnsOfNothingAndOfNumbers() {
        CodeColumn missing = CodeColumn.missing(3);
        assertThat(missing.toInts()).containsExactly(-1, -1, -1);
        assertThat(missing.at(2)).isEqualTo(CodeColumn.MISSING);
        assertThat(missing.rows(new int[] {0, 1}).size()).isEqualTo(2);
        assertThatThrownBy(() -> missing.at(3)).isInstanceOf(IndexOutOfBoundsException.class);
        CodeColumn bytes = CodeColumn.of(new byte[] {1, -1, 0}, List.of("a", "b"));
        assertThat(bytes.toInts()).containsExactly(1, -1, 0);
        assertThat(bytes.rows(new int[] {2, 0}).bytes()).containsExactly(0, 1);
        CodeColumn numbered = CodeColumn.numbered(new int[] {2, -1, 0}, 3);
        assertThat(numbered.names()).containsExactly("0", "1", "2");
        assertThat(numbered.rows(new int[] {1, 0}).toInts()).containsExactly(-1, 2);
        refuses("code 3 is outside 0..2 (row 1)", () -> CodeColumn.numbered(new int[] {0, 3}, 3));
        refuses("code -2 is outside 0..2 (row 0)", () -> CodeColumn.numbered(new int[] {-2}, 3));
        refuses("code 1 is outside 0..0 (row 0)", () -> CodeColumn.of(new byte[] {1}, List.of("a")));
        refuses("one name stands for two codes, 0 and 1", () -> CodeColumn.of(new int[0], List.of("a", "a")));
        refuses("one name stands for two codes, 0 and 1", () -> CodeColumn.of(new byte[0], List.of("a", "a")));
        assertThat(CodeColumn.of("b", null, "a", "b").toInts()).containsExactly(0, -1, 1, 0);
    }

    /** Stable, whatever the number of rows: those sorted by insertion, and those merged. */
    @Test
    void rowsOfAUnitStandByTimeAndInput() {
        Random random = new Random(9);
        for (int n : new int[] {0, 1, 2, 23, 24, 25, 26, 48, 49, 50, 333}) {
            for (int spread : new int[] {1, 3, 1000}) {
                long[] times = random.longs(n, 0, spread).toArray();
                int[] codes = random.ints(n, -1, 3).toArray();
                UnitIndex index = UnitIndex.of(CodeColumn.of(codes, names(4)), times);
                int excluded =
                        (int) Arrays.stream(codes).filter(code -> code < 0).count();
                assertThat(index.excluded()).isEqualTo(excluded);
                assertThat(index.capacity()).isEqualTo(4);
                for (int unit = 0; unit < 4; unit++) {
                    int asked = unit;
                    int[] wanted = IntStream.range(0, n)
                            .filter(row -> codes[row] == asked)
                            .boxed()
                            .sorted(Comparator.comparingLong(row -> times[row]))
                            .mapToInt(Integer::intValue)
                            .toArray();
                    assertThat(index.rowsOf(unit)).isEqualTo(wanted);
                    assertThat(index.size(unit)).isEqualTo(wanted.length);
                    for (int i = 0; i < wanted.length; i++) {
                        assertThat(index.row(unit, i)).isEqualTo(wanted[i]);
                    }
                }
                assertThat(index.units().toArray())
                        .isEqualTo(Arrays.stream(codes)
                                .filter(code -> code >= 0)
                                .distinct()
                                .sorted()
                                .toArray());
            }
        }
    }

    /** Rows of one tick by their rank and then as they were; rows of different ticks stay. */
    @Test
    void tiesAreSortedByRank() {
        Random random = new Random(2);
        for (int n : new int[] {0, 1, 2, 3, 10, 200}) {
            long[] times = random.longs(n, 0, 4).sorted().toArray();
            int[] ranks = random.ints(n, -1, 2).toArray();
            List<Integer> rows = IntStream.range(0, n).boxed().collect(Collectors.toCollection(ArrayList::new));
            int[] sorted = rows.stream().mapToInt(Integer::intValue).toArray();
            TieOrder.sort(sorted, times, row -> ranks[row]);
            rows.sort(Comparator.<Integer>comparingLong(row -> times[row]).thenComparing(row -> ranks[row]));
            assertThat(sorted)
                    .isEqualTo(rows.stream().mapToInt(Integer::intValue).toArray());
        }
    }

    @Test
    void textsStandByCodePoint() {
        List<String> sorted =
                List.of("", "a", "ab", "b", "z", "\uFFFD", "\uD83D\uDE00", "\uD83D\uDE00a", "\uD83D\uDE01");
        List<String> shuffled = new ArrayList<>(sorted);
        Collections.shuffle(shuffled, new Random(1));
        int[] ranks = TieOrder.ranks(shuffled);
        for (int i = 0; i < ranks.length; i++) {
            assertThat(sorted.get(ranks[i])).isEqualTo(shuffled.get(i));
        }
        for (String a : sorted) {
            for (String b : sorted) {
                int wanted = Integer.compare(sorted.indexOf(a), sorted.indexOf(b));
                assertThat(Integer.signum(TieOrder.BY_CODE_POINT.compare(a, b)))
                        .as("%s and %s", a, b)
                        .isEqualTo(wanted);
            }
        }
    }

    private static List<Integer> plain(List<Integer> steps, String how) {
        List<Integer> path = new ArrayList<>();
        for (int step : steps) {
            int at = path.indexOf(step);
            boolean repeats = !path.isEmpty() && path.get(path.size() - 1) == step;
            if (how.equals("all") || how.equals("collapsed") && !repeats || at < 0 && !how.equals("collapsed")) {
                path.add(step);
            } else if (how.equals("erased")) {
                path.subList(at + 1, path.size()).clear();
            }
        }
        return path;
    }

    private static List<Integer> buffered(PathBuffer buffer, List<Integer> steps) {
        buffer.clear();
        steps.forEach(buffer::add);
        return Arrays.stream(buffer.steps(), 0, buffer.length()).boxed().toList();
    }

    /** A buffer that is used again and again, beside lists; steps of small and of large numbers, paths beyond its first size. */
    @Test
    void buffersReadRepeatsAsListsDo() {
        Random random = new Random(4);
        PathBuffer all = PathBuffer.keepingAll();
        PathBuffer collapsed = PathBuffer.collapsingRepeats();
        PathBuffer first = PathBuffer.keepingFirstVisits();
        PathBuffer erased = PathBuffer.erasingLoops();
        for (int i = 0; i < 400; i++) {
            int bound = List.of(2, 4, 16, 17, 100).get(i % 5);
            List<Integer> steps =
                    random.ints(random.nextInt(150), 0, bound).boxed().toList();
            assertThat(buffered(all, steps)).isEqualTo(plain(steps, "all"));
            assertThat(buffered(collapsed, steps)).isEqualTo(plain(steps, "collapsed"));
            assertThat(buffered(first, steps)).isEqualTo(plain(steps, "first"));
            assertThat(buffered(erased, steps)).isEqualTo(plain(steps, "erased"));
        }
    }

    /** What an earlier path left behind is no visit of a later one, nor is a step beyond all that were seen. */
    @Test
    void buffersForgetEarlierPaths() {
        PathBuffer first = PathBuffer.keepingFirstVisits();
        assertThat(buffered(first, List.of(0, 1))).containsExactly(0, 1);
        assertThat(buffered(first, List.of(0, 1))).containsExactly(0, 1);
        assertThat(buffered(first, List.of(0, 16))).containsExactly(0, 16);
    }

    @Test
    void longPathsArePrintedByTheirEnds() {
        assertThat(PathText.of(names(3))).isEqualTo("n0 > n1 > n2");
        assertThat(PathText.of(names(50)).split(" > ")).hasSize(50);
        assertThat(PathText.of(names(51)))
                .startsWith("n0 > n1 > ")
                .contains(" > n19 > … 11 more … > n31 > ")
                .endsWith(" > n50");
    }

    @Test
    void durationsAreRoundedToTheirUnit() {
        assertThat(DurationText.rounded(0)).isEqualTo("0.0 s");
        assertThat(DurationText.rounded(0.01)).isEqualTo("10 millis");
        assertThat(DurationText.rounded(0.000_25)).isEqualTo("250 micros");
        assertThat(DurationText.rounded(0.05)).isEqualTo("0.1 s");
        assertThat(DurationText.rounded(59.94)).isEqualTo("59.9 s");
        assertThat(DurationText.rounded(59.95)).isEqualTo("1.0 min");
        assertThat(DurationText.rounded(3596)).isEqualTo("59.9 min");
        assertThat(DurationText.rounded(3597)).isEqualTo("1.0 h");
        assertThat(DurationText.rounded(86_219)).isEqualTo("23.9 h");
        assertThat(DurationText.rounded(86_220)).isEqualTo("1.0 d");
        assertThat(DurationText.rounded(864_000)).isEqualTo("10.0 d");
        assertThat(DurationText.stored(null)).isEmpty();
        assertThat(DurationText.stored("")).isEmpty();
        assertThat(DurationText.stored("PT60S")).isEqualTo("PT1M");
        assertThat(DurationText.of(Duration.ofDays(2))).isEqualTo("2 days");
        refuses("not a duration: soon", () -> DurationText.parse("soon"));
    }

    @Test
    void theNearestNameHasTheFewestChanges() {
        assertThat(Nearest.refusal("by", List.of("bay", "bye", "x"))).isEqualTo("unknown event by; the nearest is bay");
        assertThat(Nearest.refusal("by", List.of())).isEqualTo("unknown event by; the log has no events");
    }

    @Test
    void propertiesKeepTheirNumbers() {
        Property wholes = new Property.Wholes(new long[] {Long.MAX_VALUE, 0, 100}, bits(1));
        assertThat(wholes.isMissing(0)).isFalse();
        assertThat(wholes.isMissing(1)).isTrue();
        assertThat(Property.text(wholes, 0)).isEqualTo("9223372036854775807");
        assertThat(Property.exact(wholes, 2)).isEqualTo(new BigDecimal("1E+2"));
        Property some = wholes.rows(new int[] {2, 1, 1});
        assertThat(some.size()).isEqualTo(3);
        assertThat(Property.number(some, 0)).isEqualTo(100);
        assertThat(some.isMissing(0)).isFalse();
        assertThat(some.isMissing(2)).isTrue();
        Property numbers = new Property.Numbers(new double[] {1.50, Double.NaN, Double.NEGATIVE_INFINITY, -0.0, 1e300});
        assertThat(Property.text(numbers, 0)).isEqualTo("1.5");
        assertThat(numbers.isMissing(1)).isTrue();
        assertThat(Property.text(numbers, 2)).isEqualTo("-Infinity");
        assertThat(Property.text(numbers, 3)).isEqualTo("0");
        assertThat(Property.text(numbers, 4)).hasSize(301);
        assertThat(Property.number(numbers.rows(new int[] {4, 0}), 1)).isEqualTo(1.5);
        Property decimals = new Property.Decimals(
                new BigDecimal[] {new BigDecimal("0.10"), null, new BigDecimal("1E-400"), new BigDecimal("1E-401")});
        assertThat(Property.text(decimals, 0)).isEqualTo("0.1");
        assertThat(decimals.isMissing(1)).isTrue();
        assertThat(Property.text(decimals, 2)).hasSize(402);
        assertThat(Property.text(decimals, 3)).isEqualTo("1E-401");
        assertThat(Property.number(decimals, 0)).isEqualTo(0.1);
        assertThat(decimals.rows(new int[] {1, 0}).isMissing(0)).isTrue();
        Property absent = new Property.Absent(2);
        assertThat(absent.isMissing(0)).isTrue();
        assertThat(absent.rows(new int[] {0}).size()).isOne();
        assertThat(List.of(wholes.kind(), numbers.kind(), decimals.kind(), absent.kind()))
                .containsExactly("whole numbers", "numbers", "numbers", "nothing");
        Property text = new Property.Text(CodeColumn.of("a", null));
        assertThat(text.kind()).isEqualTo("text");
        assertThat(text.isMissing(0)).isFalse();
        assertThat(text.isMissing(1)).isTrue();
        assertThat(Property.text(text.rows(new int[] {1, 0}), 1)).isEqualTo("a");
    }

    private static BitSet bits(int... set) {
        BitSet bits = new BitSet();
        Arrays.stream(set).forEach(bits::set);
        return bits;
    }

    private static final LogColumns LOG = LogColumns.of(
                    CodeColumn.of("ann", "bob", "ann"),
                    CodeColumn.of("x", "y", "x"),
                    new long[] {5, -3, 9},
                    ChronoUnit.SECONDS)
            .with("v", new Property.Wholes(new long[] {1, 2, 3}, bits(1)));

    @Test
    void columnsOfALogBelongTogether() {
        assertThat(LOG.firstTime()).isEqualTo(-3);
        assertThat(LOG.lastTime()).isEqualTo(9);
        assertThat(LOG.last()).contains(Instant.ofEpochSecond(9));
        assertThat(LOG.time(1)).isEqualTo(Instant.ofEpochSecond(-3));
        assertThat(LOG.usersWithRows()).isEqualTo(2);
        assertThat(LOG.names("v").names()).containsExactly("1", "3");
        assertThat(LOG.names("v").toInts()).containsExactly(0, -1, 1);
        assertThat(LOG.names("none").toInts()).containsExactly(-1, -1, -1);
        assertThat(LOG.properties()).containsExactly("v");
        LogColumns some = LOG.rows(new int[] {2, 0});
        assertThat(some.times()).containsExactly(9, 5);
        assertThat(some.usersWithRows()).isOne();
        assertThat(Property.number(some.property("v"), 0)).isEqualTo(3);
        assertThat(LOG.knowing(List.of("z")).events().names()).containsExactly("x", "y", "z");
        assertThat(LOG.byUser().rowsOf(0)).containsExactly(0, 2);
        assertThat(LOG.byUser()).isSameAs(LOG.byUser());
        LogColumns bySession = LOG.withUsers(CodeColumn.numbered(new int[] {0, 1, 2}, 3));
        assertThat(bySession.users().names()).containsExactly("0", "1", "2");
        assertThat(bySession.times()).containsExactly(5, -3, 9);
        assertThat(LOG.with("w", new Property.Numbers(new double[3])).properties())
                .containsExactly("v", "w");
        refuses(
                "property w must have a value for each of 3 rows, not 1",
                () -> LOG.with("w", new Property.Decimals(new BigDecimal[1])));
        LogColumns strict = LOG.refusingUnknown();
        assertThat(strict.isStrict()).isTrue();
        assertThat(LOG.isStrict()).isFalse();
        refuses("unknown property w; the log has v", () -> strict.propertyOrNone("w"));
        refuses("unknown event xx; the nearest is x", () -> strict.checkEvent("xx"));
        refuses("property w must have a value for each of 3 rows, not 2", () -> LOG.with("w", new Property.Absent(2)));
        LogColumns none = LogColumns.of(CodeColumn.of(), CodeColumn.of(), new long[0], ChronoUnit.SECONDS);
        assertThat(none.last()).isEmpty();
        assertThat(none.firstTime()).isZero();
        assertThat(none.usersWithRows()).isZero();
    }

    @Test
    void partsOfRowsMeet() {
        for (int size : new int[] {0, 1, 7, 1000, Integer.MAX_VALUE}) {
            for (int parts : new int[] {1, 2, 3, 16}) {
                assertThat(Threads.bound(0, parts, size)).isZero();
                assertThat(Threads.bound(parts, parts, size)).isEqualTo(size);
                for (int part = 0; part < parts; part++) {
                    long rows = (long) Threads.bound(part + 1, parts, size) - Threads.bound(part, parts, size);
                    assertThat(rows).isBetween((long) size / parts, (long) size / parts + 1);
                }
            }
        }
        assertThat(Threads.parts((1 << 17) - 1)).isOne();
        assertThat(Threads.map(1, part -> part + 1)).containsExactly(1);
        assertThat(Threads.map(5, part -> part * part)).containsExactly(0, 1, 4, 9, 16);
    }

    /** The first and the last value of each unit, with rows by time and in any order, beside a search. */
    @Test
    void valuesOfUnits() {
        Random random = new Random(8);
        for (int n : new int[] {0, 1, 5, 60}) {
            for (int round = 0; round < 30; round++) {
                int[] units = random.ints(n, -1, 4).toArray();
                int[] values = random.ints(n, -1, 3).toArray();
                long[] times = random.longs(n, 0, 5).toArray();
                CodeColumn unitColumn = CodeColumn.of(units, names(5));
                CodeColumn valueColumn = CodeColumn.of(values, names(3));
                long[] rising = LongStream.range(0, n).toArray();
                for (boolean first : new boolean[] {true, false}) {
                    assertThat(UnitValues.of(unitColumn, valueColumn, null, first))
                            .isEqualTo(searched(units, values, rising, first));
                    assertThat(UnitValues.of(unitColumn, valueColumn, times, first))
                            .isEqualTo(searched(units, values, times, first));
                    int[] sorted = Arrays.stream(units)
                            .map(unit -> Math.max(unit, 0))
                            .sorted()
                            .toArray();
                    assertThat(UnitValues.of(CodeColumn.of(sorted, names(5)), valueColumn, null, first))
                            .isEqualTo(searched(sorted, values, rising, first));
                }
            }
        }
    }

    private static int[] searched(int[] units, int[] values, long[] times, boolean first) {
        int[] found = new int[5];
        for (int unit = 0; unit < found.length; unit++) {
            int asked = unit;
            int[] rows = IntStream.range(0, units.length)
                    .filter(row -> units[row] == asked)
                    .toArray();
            Comparator<Integer> byTime =
                    Comparator.<Integer>comparingLong(row -> times[row]).thenComparing(row -> row);
            found[unit] = Arrays.stream(rows)
                    .filter(row -> values[row] >= 0)
                    .boxed()
                    .min(first ? byTime : byTime.reversed())
                    .map(row -> values[row])
                    .orElse(rows.length == 0 ? UnitValues.NO_ROWS : CodeColumn.MISSING);
        }
        return found;
    }

    /** Runs shorter and longer than what is compared at a time, up to the whole column. */
    @Test
    void runsEndWhereTheNextCodeIsAnother() {
        for (int count : new int[] {100, 300}) {
            for (int length = 1; length < 200; length++) {
                int[] codes = new int[400];
                Arrays.fill(codes, length, 400, count - 1);
                CodeColumn column = CodeColumn.of(codes, names(count));
                for (int row = 0; row < length; row++) {
                    assertThat(column.runEnd(row, 400)).isEqualTo(length);
                    assertThat(column.runEnd(row, length)).isEqualTo(length);
                    assertThat(column.runEnd(row, row + 1)).isEqualTo(row + 1);
                }
                assertThat(column.runEnd(length, 400)).isEqualTo(400);
            }
        }
        assertThat(CodeColumn.missing(9).runEnd(2, 7)).isEqualTo(7);
    }

    /** Values at the ends of runs are missing, or all of a run. */
    @Test
    void valuesOfLongRuns() {
        Random random = new Random(9);
        for (int c = 0; c < 40; c++) {
            int n = 1 + random.nextInt(7000);
            int[] units = random.ints(n, 0, 5).sorted().toArray();
            int[] values = random.ints(n, c % 2 == 0 ? -40 : -1, 3)
                    .map(v -> Math.max(v, -1))
                    .toArray();
            long[] rising = LongStream.range(0, n).toArray();
            for (boolean first : new boolean[] {true, false}) {
                assertThat(UnitValues.of(CodeColumn.of(units, names(5)), CodeColumn.of(values, names(3)), null, first))
                        .isEqualTo(searched(units, values, rising, first));
            }
        }
    }

    /** Every row whose event is a step, with its step, block by block. */
    @Test
    void rowsThatAreStepsArePicked() {
        Random random = new Random(6);
        for (int n : new int[] {0, 1, 2047, 2048, 2049, 5000}) {
            byte[] codes = new byte[n];
            for (int row = 0; row < n; row++) {
                codes[row] = (byte) random.nextInt(4);
            }
            byte[] stepOf = new byte[256];
            Arrays.fill(stepOf, (byte) -1);
            stepOf[1] = 0;
            stepOf[3] = 5;
            int from = Math.min(n, 1);
            PickedRows picked = new PickedRows(codes, stepOf, from, n);
            List<String> found = new ArrayList<>();
            while (picked.hasMore()) {
                int count = picked.pick();
                for (int i = 0; i < count; i++) {
                    int each = picked.picked()[i];
                    found.add((picked.base() + (each >> PickedRows.STEP_BITS)) + " " + (each & PickedRows.STEP_MASK));
                }
            }
            List<String> wanted = IntStream.range(from, n)
                    .filter(row -> stepOf[codes[row]] >= 0)
                    .mapToObj(row -> row + " " + stepOf[codes[row]])
                    .toList();
            assertThat(found).isEqualTo(wanted);
        }
    }

    @Test
    void bytesOfPathsHaveABound() {
        refuses(
                "at most 2147483639 steps can be compared at a time, not 2147483640",
                () -> PathBytes.size(2147483640L, PathBytes.NARROW));
        refuses(
                "at most 536870909 steps can be compared at a time, not 536870910",
                () -> PathBytes.size(536870910L, PathBytes.WIDE));
        assertThat(PathBytes.size(536870909L, PathBytes.WIDE)).isEqualTo(4 * 536870909);
        assertThat(PathBytes.width(128)).isEqualTo(PathBytes.NARROW);
        assertThat(PathBytes.width(129)).isEqualTo(PathBytes.WIDE);
    }

    /** A hash hangs on the bytes of the path alone, not on where they stand or what stands beside them. */
    @Test
    void hashesHangOnThePathAlone() {
        Random random = new Random(12);
        for (int length = 0; length <= 40; length++) {
            byte[] path = new byte[length];
            random.nextBytes(path);
            long hash = PathBytes.hash(path, 0, length);
            for (int before : new int[] {0, 1, 5, 8}) {
                for (int after : new int[] {0, 1, 7, 8, 9}) {
                    byte[] wide = new byte[before + length + after];
                    random.nextBytes(wide);
                    System.arraycopy(path, 0, wide, before, length);
                    assertThat(PathBytes.hash(wide, before, before + length)).isEqualTo(hash);
                }
            }
            for (int i = 0; i < length; i++) {
                byte[] other = path.clone();
                other[i] ^= 1;
                assertThat(PathBytes.hash(other, 0, length)).isNotEqualTo(hash);
            }
        }
        int[] codes = {1, 300, 70_000, 2};
        byte[] bytes = new byte[20];
        PathBytes.put(codes, 1, 4, bytes, 4, PathBytes.WIDE);
        assertThat(PathBytes.get(bytes, 4, PathBytes.WIDE)).isEqualTo(300);
        assertThat(PathBytes.get(bytes, 12, PathBytes.WIDE)).isEqualTo(2);
        PathBytes.put(codes, 0, 1, bytes, 3, PathBytes.NARROW);
        assertThat(PathBytes.get(bytes, 3, PathBytes.NARROW)).isOne();
    }
}
