package io.github.cxmetrics.journey.path;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.Ticks;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A pattern taken apart: elements that each take one row, and what may lie before each. */
final class SequencePattern {

    private static final int MOST_DIGITS = 9;
    private static final Pattern TOKEN =
            Pattern.compile("\\(\\?(\\d+)\\)|\\(\\?t(<=|>=|==|!=|<|>)(\\d+(?:\\.\\d+)?)\\)|(\\.\\*)|(\\.)");
    private static final int ANY = 0;

    /** A limit on the seconds since the row before. */
    private record TimeLimit(String sign, BigDecimal seconds) {

        long ticks(ChronoUnit unit) {
            long aSecond = ChronoUnit.SECONDS.getDuration().toNanos()
                    / unit.getDuration().toNanos();
            BigDecimal ticks = seconds.multiply(BigDecimal.valueOf(aSecond)).stripTrailingZeros();
            checkArgument(
                    ticks.scale() <= 0,
                    "a time of %s seconds is no whole number of %s, the unit of the log",
                    seconds,
                    unit);
            checkArgument(
                    ticks.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0,
                    "a time of %s seconds is too long to count %s, the unit of the log",
                    seconds,
                    unit);
            return ticks.longValueExact();
        }
    }

    private record Element(int step, boolean anyBetween, List<TimeLimit> limits) {}

    private final List<Element> elements;

    private SequencePattern(List<Element> elements) {
        this.elements = elements;
    }

    static SequencePattern parse(String pattern, int steps) {
        List<Element> elements = new ArrayList<>();
        List<TimeLimit> limits = new ArrayList<>();
        boolean anyBetween = false;
        Matcher token = TOKEN.matcher(pattern);
        int at = 0;
        while (at < pattern.length()) {
            checkArgument(
                    token.find(at) && token.start() == at,
                    "can't read the pattern %s at %s",
                    pattern,
                    pattern.substring(at));
            at = token.end();
            if (token.group(2) != null) {
                checkArgument(!elements.isEmpty(), "the pattern %s begins with a time", pattern);
                limits.add(new TimeLimit(token.group(2), new BigDecimal(token.group(3))));
            } else if (token.group(4) != null) {
                anyBetween = true;
            } else {
                String number = token.group(1);
                // Nine digits fit an int, and no pattern has so many steps.
                checkArgument(
                        number == null || number.length() <= MOST_DIGITS,
                        "step %s of the pattern %s is outside 1..%s",
                        number,
                        pattern,
                        steps);
                int step = number == null ? ANY : Integer.parseInt(number);
                checkArgument(
                        token.group(1) == null || step >= 1 && step <= steps,
                        "step %s of the pattern %s is outside 1..%s",
                        step,
                        pattern,
                        steps);
                elements.add(new Element(step, anyBetween, List.copyOf(limits)));
                limits.clear();
                anyBetween = false;
            }
        }
        checkArgument(limits.isEmpty(), "the pattern %s ends with a time", pattern);
        return new SequencePattern(elements);
    }

    int size() {
        return elements.size();
    }

    boolean isNumbered(int element) {
        return elements.get(element).step != ANY;
    }

    boolean accepts(int element, long mask) {
        int step = elements.get(element).step;
        return step == ANY || (mask >>> (step - 1) & 1) != 0;
    }

    /** The soonest end of a match that goes on from a row with an element. */
    int soonest(int element, int row, long[] times, RangeMinimum ends, ChronoUnit unit) {
        Range range = range(element, row, times, unit);
        int soonest = Integer.MAX_VALUE;
        int from = range.from;
        for (int hole : range.holes(times)) {
            int[] out = range.equalTo(times, hole);
            soonest = Math.min(soonest, ends.between(from, out[0]));
            from = out[1];
        }
        return Math.min(soonest, ends.between(from, range.to));
    }

    /** The first row where the element continues a match with a given end, which there is. */
    int next(int element, int row, long[] times, int[] ends, int end, ChronoUnit unit) {
        Range range = range(element, row, times, unit);
        int i = range.from;
        while (ends[i] != end || range.excluded.contains(times[i])) {
            i++;
        }
        return i;
    }

    /** Rows from one to another, but for those of some times. */
    private record Range(int from, int to, List<Long> excluded) {

        /** Rows that begin a stretch of an excluded time, rising. */
        int[] holes(long[] times) {
            return excluded.stream()
                    .distinct()
                    .sorted()
                    .mapToInt(time -> lowerBound(times, from, to, time))
                    .filter(i -> i < to && excluded.contains(times[i]))
                    .toArray();
        }

        int[] equalTo(long[] times, int hole) {
            return new int[] {hole, lowerBound(times, hole, to, times[hole] + 1)};
        }
    }

    private Range range(int index, int row, long[] times, ChronoUnit unit) {
        Element element = elements.get(index);
        if (element.limits.isEmpty()) {
            return new Range(row + 1, element.anyBetween ? times.length : Math.min(row + 2, times.length), List.of());
        }
        int from = row + 1;
        int to = times.length;
        List<Long> excluded = new ArrayList<>();
        for (TimeLimit limit : element.limits) {
            long at = Ticks.plus(times[row], limit.ticks(unit));
            long after = Ticks.plus(at, 1);
            switch (limit.sign) {
                case "<" -> to = Math.min(to, lowerBound(times, 0, times.length, at));
                case "<=" -> to = Math.min(to, lowerBound(times, 0, times.length, after));
                case ">" -> from = Math.max(from, lowerBound(times, 0, times.length, after));
                case ">=" -> from = Math.max(from, lowerBound(times, 0, times.length, at));
                case "==" -> {
                    from = Math.max(from, lowerBound(times, 0, times.length, at));
                    to = Math.min(to, lowerBound(times, 0, times.length, after));
                }
                default -> excluded.add(at);
            }
        }
        return new Range(from, Math.max(from, to), excluded);
    }

    /** The first index whose time is not before. */
    private static int lowerBound(long[] times, int from, int to, long time) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
