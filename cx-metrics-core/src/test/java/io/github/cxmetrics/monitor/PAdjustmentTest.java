package io.github.cxmetrics.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PAdjustmentTest {

    private static double[] array(List<Double> p) {
        return p.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Property(tries = 300, seed = "23101")
    void correctedPValuesRiseWithTheOriginalsAndNeverFallBelowThem(
            @ForAll @Size(max = 30) List<@DoubleRange(max = 1) Double> p) {
        double[] raw = array(p);
        for (PAdjustment adjustment : PAdjustment.values()) {
            double[] corrected = adjustment.adjust(raw);
            for (int i = 0; i < raw.length; i++) {
                assertThat(corrected[i]).isBetween(raw[i], 1.0);
                for (int j = 0; j < raw.length; j++) {
                    if (raw[i] <= raw[j]) {
                        assertThat(corrected[i]).isLessThanOrEqualTo(corrected[j]);
                    }
                }
            }
        }
    }

    @Property(tries = 300, seed = "23102")
    void strongerMethodsGiveSmallerPValues(@ForAll @Size(min = 1, max = 30) List<@DoubleRange(max = 1) Double> p) {
        double[] raw = array(p);
        double[] holm = PAdjustment.HOLM.adjust(raw);
        double[] hochberg = PAdjustment.HOCHBERG.adjust(raw);
        double[] screening = PAdjustment.BENJAMINI_HOCHBERG.adjust(raw);
        double[] dependent = PAdjustment.BENJAMINI_YEKUTIELI.adjust(raw);
        double[] bonferroni = PAdjustment.BONFERRONI.adjust(raw);
        for (int i = 0; i < raw.length; i++) {
            assertThat(holm[i]).isLessThanOrEqualTo(bonferroni[i] * (1 + 1e-15));
            assertThat(hochberg[i]).isLessThanOrEqualTo(holm[i]);
            assertThat(screening[i]).isLessThanOrEqualTo(hochberg[i] * (1 + 1e-15));
            assertThat(screening[i]).isLessThanOrEqualTo(dependent[i]);
        }
    }

    @Property(tries = 200, seed = "23103")
    void theOrderOfTheFamilyDoesNotMatter(
            @ForAll @Size(max = 20) List<@DoubleRange(max = 1) Double> p, @ForAll long seed) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < p.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(seed));
        double[] shuffled = order.stream().mapToDouble(p::get).toArray();
        for (PAdjustment adjustment : PAdjustment.values()) {
            double[] straight = adjustment.adjust(array(p));
            double[] turned = adjustment.adjust(shuffled);
            for (int i = 0; i < order.size(); i++) {
                assertThat(turned[i]).isEqualTo(straight[order.get(i)]);
            }
        }
    }

    @Test
    void holmMultipliesTheSmallestMost() {
        assertThat(PAdjustment.HOLM.adjust(0.01, 0.04, 0.03, 0.005))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-15));
        assertThat(PAdjustment.HOLM.adjust(0.9, 0.8)).containsExactly(1, 1);
    }

    @Test
    void aFamilyOfOneIsNotCorrectedAndAnEmptyOneIsNone() {
        for (PAdjustment adjustment : PAdjustment.values()) {
            assertThat(adjustment.adjust(0.03)).containsExactly(0.03);
            assertThat(adjustment.adjust()).isEmpty();
        }
        assertThat(Arrays.stream(PAdjustment.values()).map(PAdjustment::toString))
                .containsExactly("Holm", "Hochberg", "Benjamini–Hochberg", "Benjamini–Yekutieli", "Bonferroni", "none");
    }

    @Test
    void aPValueIsAProbability() {
        for (double p : new double[] {-0.1, 1.5, Double.NaN}) {
            assertThatThrownBy(() -> PAdjustment.HOLM.adjust(0.5, p))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("p-value 1 must be in 0..1, not " + p);
        }
    }
}
