package io.github.cxmetrics.monitor.driver;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.BetaTail;
import io.github.cxmetrics.internal.Limits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Doubt about shares of R² by leaving out one block of rows at a time: {@code √((G - 1)/G·Σ(θ₋g - θ̄)²)} with t of {@code G - 1} degrees of freedom, G
 * the number of blocks that have rows. Shares are ratios of a part and R², and each ratio is taken as a whole.
 */
final class BlockJackknife {

    private static final String METHOD = "grouped jackknife";

    private final Confidence confidence;
    private final double[][] parts;
    private final double[] r2;

    private BlockJackknife(Confidence confidence, int blocks) {
        this.confidence = confidence;
        parts = new double[blocks][];
        r2 = new double[blocks];
    }

    static DriverShares shares(Drivers drivers, DriverMethod method, Confidence confidence) {
        MomentSums all = MomentSums.of(drivers.moments());
        DriverModel model = drivers.model(all);
        double[] parts = model.parts(method);
        BlockJackknife jackknife = null;
        String without = null;
        try {
            jackknife = leaveOut(drivers, all, method, confidence);
        } catch (IllegalStateException undefined) {
            without = undefined.getMessage();
        }
        List<DriverShare> rows = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            String name = drivers.rule().attributeNames().get(i);
            Double share = model.r2() > 0 ? parts[i] / model.r2() : null;
            rows.add(
                    jackknife == null
                            ? new DriverShare(name, parts[i], null, null, share, null, null)
                            : jackknife.row(name, parts[i], share, i));
        }
        return new DriverShares(method.toString(), drivers.rule().outcome().name(), model.r2(), rows, without);
    }

    private static BlockJackknife leaveOut(
            Drivers drivers, MomentSums all, DriverMethod method, Confidence confidence) {
        DriverMoments moments = drivers.moments();
        int[] blocks = IntStream.range(0, moments.blocks)
                .filter(b -> moments.rows[b] > 0)
                .toArray();
        if (blocks.length < 2) {
            throw new IllegalStateException("all rows are in one block");
        }
        BlockJackknife jackknife = new BlockJackknife(confidence, blocks.length);
        for (int g = 0; g < blocks.length; g++) {
            try {
                DriverModel rest = drivers.model(all.minus(MomentSums.ofBlock(moments, blocks[g])));
                jackknife.parts[g] = rest.parts(method);
                jackknife.r2[g] = rest.r2();
            } catch (IllegalStateException undefined) {
                throw new IllegalStateException("without block " + blocks[g] + " " + undefined.getMessage(), undefined);
            }
        }
        return jackknife;
    }

    private DriverShare row(String name, double part, @Nullable Double share, int i) {
        double partError = error(g -> parts[g][i]);
        Interval partInterval = interval(part, partError, Unit.RATE);
        if (share == null || Arrays.stream(r2).anyMatch(rest -> rest == 0)) {
            return new DriverShare(name, part, partError, partInterval, share, null, null);
        }
        double shareError = error(g -> parts[g][i] / r2[g]);
        return new DriverShare(
                name, part, partError, partInterval, share, shareError, interval(share, shareError, Unit.SHARE));
    }

    private interface LeftOut {
        double of(int block);
    }

    private double error(LeftOut statistic) {
        int blocks = r2.length;
        double mean = 0;
        for (int g = 0; g < blocks; g++) {
            mean += statistic.of(g) / blocks;
        }
        double squares = 0;
        for (int g = 0; g < blocks; g++) {
            double deviation = statistic.of(g) - mean;
            squares += deviation * deviation;
        }
        return Math.sqrt((blocks - 1.0) / blocks * squares);
    }

    /** Parts and shares lie in 0..1, so limits beyond are cut. */
    private Interval interval(double value, double error, Unit unit) {
        double t = BetaTail.twoSidedStudentQuantile(confidence.level(), r2.length - 1);
        Limits limits = Limits.around(value, t * error);
        return new Interval(limits.lower(), limits.upper(), confidence, METHOD, unit).clippedTo(0, 1);
    }
}
