package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RakingProperties {

    /** The four cells of a 2×2 table come first, so that none is empty. */
    private static int[] cells(List<Integer> rest) {
        return IntStream.concat(IntStream.range(0, 4), rest.stream().mapToInt(Integer::intValue))
                .toArray();
    }

    private static Margin margin(String name, int[] codes, double first) {
        return Margin.of(name, codes, Map.of(0, first, 1, 1 - first));
    }

    @Property(tries = 200, seed = "20190901")
    void rowsOfOneCellGetOneWeightAndMarginsAreMet(
            @ForAll @Size(max = 40) List<@IntRange(max = 3) Integer> rest,
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double rowShare,
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double columnShare) {
        int[] cells = cells(rest);
        int[] rows = Arrays.stream(cells).map(cell -> cell / 2).toArray();
        int[] columns = Arrays.stream(cells).map(cell -> cell % 2).toArray();
        double[] weights = Raking.of(margin("row", rows, rowShare), margin("column", columns, columnShare))
                .run()
                .weights();
        double[] byCell = new double[4];
        double[] sums = new double[2];
        for (int i = 0; i < cells.length; i++) {
            byCell[cells[i]] = weights[cells[i]];
            assertThat(weights[i]).isEqualTo(byCell[cells[i]]);
            sums[0] += rows[i] == 0 ? weights[i] : 0;
            sums[1] += columns[i] == 0 ? weights[i] : 0;
        }
        assertThat(sums[0]).isEqualTo(rowShare, within(1e-10));
        assertThat(sums[1]).isEqualTo(columnShare, within(1e-10));
        assertThat(byCell[0] * byCell[3] / (byCell[1] * byCell[2])).isEqualTo(1, within(1e-8));
    }

    @Property(tries = 100, seed = "20190902")
    void oneMarginIsTargetOverCount(
            @ForAll @Size(max = 40) List<@IntRange(max = 3) Integer> rest,
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double share) {
        int[] halves = Arrays.stream(cells(rest)).map(cell -> cell / 2).toArray();
        long first = Arrays.stream(halves).filter(half -> half == 0).count();
        double[] weights =
                Raking.postStratification(margin("half", halves, share)).run().weights();
        for (int i = 0; i < halves.length; i++) {
            double expected = halves[i] == 0 ? share / first : (1 - share) / (halves.length - first);
            assertThat(weights[i]).isEqualTo(expected, within(1e-13));
        }
    }

    @Property(tries = 100, seed = "20190903")
    void theScaleOfTargetsAndBaseDoesNotMatter(
            @ForAll @Size(max = 40) List<@IntRange(max = 3) Integer> rest,
            @ForAll @DoubleRange(min = 0.1, max = 0.9) double share,
            @ForAll @DoubleRange(min = 0.01, max = 1000) double factor) {
        int[] halves = Arrays.stream(cells(rest)).map(cell -> cell / 2).toArray();
        double[] base = new double[halves.length];
        Arrays.fill(base, factor);
        Margin scaled = Margin.of("half", halves, Map.of(0, factor * share, 1, factor * (1 - share)));
        double[] one = Raking.of(margin("half", halves, share)).run().weights();
        double[] other = Raking.of(scaled).withBaseWeights(base).run().weights();
        for (int i = 0; i < one.length; i++) {
            assertThat(other[i]).isEqualTo(factor * one[i], within(1e-11 * factor));
        }
    }
}
