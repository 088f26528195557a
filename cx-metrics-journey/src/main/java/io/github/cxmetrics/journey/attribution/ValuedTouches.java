package io.github.cxmetrics.journey.attribution;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sums what conversions are worth, for each path: exactly, so that no sum depends on the order of rows. */
final class ValuedTouches extends TouchSink {

    private final TouchPaths paths;
    private final ConversionWorth worth;
    private final Map<List<Integer>, BigDecimal> sums = new HashMap<>();
    private BigDecimal total = BigDecimal.ZERO;
    private BigDecimal untouchedWorth = BigDecimal.ZERO;

    ValuedTouches(TouchPaths paths, ConversionWorth worth) {
        this.paths = paths;
        this.worth = worth;
    }

    @Override
    void converted(Path path, int row, boolean young) {
        paths.converted(path, row, young);
        BigDecimal value = worth.exact(row);
        total = total.add(value);
        sums.merge(paths.last(), value, BigDecimal::add);
    }

    @Override
    void untouched(int row) {
        untouchedWorth = untouchedWorth.add(worth.exact(row));
    }

    @Override
    void lost(Path path) {
        paths.lost(path);
    }

    /** What all conversions with a touch are worth. */
    BigDecimal total() {
        return total;
    }

    /** What those without are worth. */
    BigDecimal untouchedWorth() {
        return untouchedWorth;
    }

    /** What the conversions of each path are worth, by the names of its channels, so that sums go in one order whatever the codes. */
    Map<List<String>, BigDecimal> byPath(List<String> names) {
        Map<List<String>, BigDecimal> byPath = new TreeMap<>(TouchPaths.BY_CHANNELS);
        sums.forEach((codes, sum) -> byPath.put(codes.stream().map(names::get).toList(), sum));
        return byPath;
    }
}
