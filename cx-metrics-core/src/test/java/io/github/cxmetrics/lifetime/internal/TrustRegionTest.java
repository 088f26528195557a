package io.github.cxmetrics.lifetime.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.lifetime.internal.TrustRegion.End;
import io.github.cxmetrics.lifetime.internal.TrustRegion.Result;
import io.github.cxmetrics.lifetime.internal.TrustRegion.Spectrum;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrustRegionTest {

    private static final double PRECISION = 1e-9;

    /** Answers in turn, the last one for ever, and remembers where it was asked. */
    private static final class Script implements LogLikelihood {

        private final Deque<Derivatives> answers;
        private final List<double[]> places = new ArrayList<>();

        Script(Derivatives... answers) {
            this.answers = new ArrayDeque<>(List.of(answers));
        }

        @Override
        public Derivatives at(double[] theta) {
            places.add(theta.clone());
            return answers.size() > 1 ? answers.remove() : answers.peek();
        }

        double[] line() {
            return places.stream().mapToDouble(p -> p[0]).toArray();
        }
    }

    private static Derivatives line(double value, double slope, double curvature) {
        return new Derivatives(value, new double[] {slope}, new double[][] {{curvature}});
    }

    /** The Newton step is 10, more than any radius. */
    private static Derivatives steep(double value) {
        return line(value, 10, -1);
    }

    private static Derivatives top(double value) {
        return line(value, 0, -1);
    }

    private static Result climb(LogLikelihood function, double precision, double... start) {
        double[] wide = new double[start.length];
        Arrays.fill(wide, 1e6);
        return new TrustRegion(function, new double[start.length], wide, number -> {}).climb(start, precision);
    }

    /** The radius after a first step is the length of the second one. */
    private static double radiusAfter(Derivatives start, double gain) {
        Script script = new Script(start, steep(start.value() + gain), top(100));
        assertThat(climb(script, PRECISION, 0).end()).isEqualTo(End.SMALL_STEP);
        return script.line()[2] - script.line()[1];
    }

    @Test
    void aSlopeWithoutEndExhaustsTheIterations() {
        List<Integer> heard = new ArrayList<>();
        Result result = new TrustRegion(theta -> line(theta[0], 1, 0), new double[1], new double[] {1e6}, heard::add)
                .climb(new double[1], PRECISION);
        assertThat(result.end()).isEqualTo(End.EXHAUSTED);
        assertThat(heard)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, TrustRegion.MAX_ITERATIONS)
                        .boxed()
                        .toList());
        assertThat(result.theta()[0]).isEqualTo(1 + 2 + 198 * 4, within(1e-9));
        assertThat(result.at().value()).isEqualTo(result.theta()[0]);
    }

    @Test
    void aHessianBeyondFloatingPointEndsTheSearchWhereItIs() {
        Result result = climb(theta -> line(3, 1, -1.5e308), PRECISION, 0.5);
        assertThat(result.end()).isEqualTo(End.EXHAUSTED);
        assertThat(result.theta()).containsExactly(0.5);
        assertThat(result.at().value()).isEqualTo(3);
    }

    @Test
    void theRadiusIsAQuarterOfABadStep() {
        // slope 1, curvature -2: a step of 0.5 that promises 0.25
        assertThat(radiusAfter(line(0, 1, -2), 0.025)).isEqualTo(0.125, within(1e-12));
        assertThat(radiusAfter(line(0, 1, -2), 0.0624)).isEqualTo(0.125, within(1e-12));
        assertThat(radiusAfter(line(0, 1, -2), 0.0625)).isEqualTo(1, within(1e-12));
    }

    @Test
    void theRadiusDoublesAfterALongStepThatKeptItsPromise() {
        // slope 2, curvature -2: a step of 1 that promises 1
        assertThat(radiusAfter(line(0, 2, -2), 0.75)).isEqualTo(1, within(1e-12));
        assertThat(radiusAfter(line(0, 2, -2), 0.76)).isEqualTo(2, within(1e-12));
        // steps of 0.8 and a little more
        assertThat(radiusAfter(line(0, 1.6, -2), 2)).isEqualTo(1, within(1e-12));
        assertThat(radiusAfter(line(0, 1.61, -2), 2)).isEqualTo(2, within(1e-12));
    }

    @Test
    void theRadiusGrowsToFour() {
        Script script = new Script(line(0, 2, -2), line(1, 2, -2), steep(2), steep(20), steep(52), top(84));
        assertThat(climb(script, PRECISION, 0).end()).isEqualTo(End.SMALL_STEP);
        assertThat(script.line()).containsExactly(new double[] {0, 1, 2, 4, 8, 12, 12}, within(1e-11));
    }

    @Test
    void aGainOfATenThousandthOfThePromiseIsTooLittle() {
        Script little = new Script(line(0, 2, -2), line(1e-4, 2, -2), top(0.5));
        climb(little, PRECISION, 0);
        assertThat(little.line()).startsWith(new double[] {0, 1, 0.25}, within(1e-12));
        Script enough = new Script(line(0, 2, -2), line(1.01e-4, 2, -2), top(0.5));
        climb(enough, PRECISION, 0);
        assertThat(enough.line()).startsWith(new double[] {0, 1, 1.25}, within(1e-12));
    }

    @Test
    void aTrialThatIsNotFiniteIsNoGain() {
        for (Derivatives broken : List.of(
                line(Double.POSITIVE_INFINITY, 1, -1), line(9, Double.NaN, -1), line(9, 1, Double.NEGATIVE_INFINITY))) {
            Script script = new Script(line(0, 2, -2), broken, top(0.5));
            Result result = climb(script, PRECISION, 0);
            assertThat(result.end()).isEqualTo(End.SMALL_STEP);
            assertThat(result.theta()[0]).isEqualTo(0.25, within(1e-12));
        }
    }

    @Test
    void aStartThatIsNotFiniteEndsTheSearch() {
        Script script = new Script(line(Double.NaN, 1, -1));
        assertThat(climb(script, PRECISION, 0).end()).isEqualTo(End.EXHAUSTED);
        assertThat(script.places).hasSize(1);
    }

    @Test
    void shrinksUntilTheRadiusIsBelowRounding() {
        // a step of 4e-14, then one of just 1e-14, then none
        Script script = new Script(line(0, 4e-14, -1), line(-1, 0, -1));
        Result result = climb(script, 1e-20, 0);
        assertThat(result.end()).isEqualTo(End.FLAT);
        assertThat(result.theta()).containsExactly(0);
        assertThat(script.line()).containsExactly(new double[] {0, 4e-14, 1e-14}, within(1e-24));
    }

    @Test
    void aNewtonStepOfThePrecisionIsTheLast() {
        Result result = climb(new Script(line(0, 1, -2), line(0.25, 1, -2)), 0.5, 0);
        assertThat(result.end()).isEqualTo(End.SMALL_STEP);
        assertThat(result.theta()).containsExactly(0.5);
    }

    @Test
    void aNewtonStepMayBeAsLongAsTheRadius() {
        Result result = climb(new Script(line(0, 2, -2), line(1, 2, -2)), 1, 0);
        assertThat(result.end()).isEqualTo(End.SMALL_STEP);
        assertThat(result.theta()).containsExactly(1);
    }

    @Test
    void aStepCutShortIsNotTheLast() {
        Script script = new Script(steep(0), top(9));
        assertThat(climb(script, 2, 0).end()).isEqualTo(End.SMALL_STEP);
        assertThat(script.line()).containsExactly(new double[] {0, 1, 1}, within(1e-12));
    }

    @Test
    void aWeakCurvatureIsACurvature() {
        Result result = climb(new Script(line(0, 0.5e-8, -1e-8), line(1.25e-9, 0, -1e-8)), 0.5, 0);
        assertThat(result.end()).isEqualTo(End.SMALL_STEP);
        assertThat(result.theta()).containsExactly(0.5);
    }

    @Test
    void theTopOfAHillOfHeightZeroIsFoundAtOnce() {
        Script script = new Script(top(0));
        assertThat(climb(script, PRECISION, 0).end()).isEqualTo(End.SMALL_STEP);
        assertThat(script.places).hasSize(2);
    }

    @Test
    void aConstantIsFlat() {
        Script script = new Script(line(0, 0, 0));
        assertThat(climb(script, PRECISION, 0).end()).isEqualTo(End.FLAT);
        assertThat(script.places).hasSize(2);
    }

    @Test
    void climbsOutOfAValley() {
        // curvature +1, slope 0.5: the quadratic model grows without end, uphill to the right
        Script script = new Script(line(0, 0.5, 1), top(1));
        assertThat(climb(script, PRECISION, 0).end()).isEqualTo(End.SMALL_STEP);
        assertThat(script.line()).containsExactly(new double[] {0, 1, 1}, within(1e-12));
    }

    @Test
    void aStepCutShortIsThatOfAShiftedHessian() {
        // (1.8 / (1 + 2), 4.8 / (4 + 2)) has length 1
        Script script = new Script(
                new Derivatives(0, new double[] {1.8, 4.8}, new double[][] {{-1, 0}, {0, -4}}),
                new Derivatives(3, new double[2], new double[][] {{-1, 0}, {0, -4}}));
        climb(script, PRECISION, 0, 0);
        assertThat(script.places.get(1)).containsExactly(new double[] {0.6, 0.8}, within(1e-12));
    }

    @Test
    void theEdgeOfTheBoxIsOutside() {
        for (double side : new double[] {-1, 1}) {
            Script script = new Script(line(0, 2 * side, -2), top(1));
            Result result = new TrustRegion(script, new double[] {2}, new double[] {1}, number -> {})
                    .climb(new double[] {2}, PRECISION);
            assertThat(result.end()).isEqualTo(End.LEFT_THE_BOX);
            assertThat(result.theta()).containsExactly(2 + side);
            assertThat(script.places).hasSize(2);
        }
    }

    @Test
    void aDirectionIsFlatUpToRounding() {
        Spectrum spectrum = new Spectrum(new double[] {2e-13, 2}, new double[][] {{1, 0}, {0, 1}});
        assertThat(spectrum.isFlat(0, 2e-12)).isTrue();
        assertThat(spectrum.isFlat(0, -2e-12)).isTrue();
        assertThat(spectrum.isFlat(0, 2.001e-12)).isFalse();
        assertThat(spectrum.isFlat(1, 2e-12)).isFalse();
        assertThat(spectrum.isFlat(1, 0)).isTrue();
        Spectrum steeper = new Spectrum(new double[] {2.001e-13, 2}, new double[][] {{1, 0}, {0, 1}});
        assertThat(steeper.isFlat(0, 2e-12)).isFalse();
    }

    @Test
    void aSpectrumThatDoesNotConvergeIsUnknown() {
        double huge = 1e200;
        assertThat(Spectrum.ofInformation(new double[][] {{1, huge, 2}, {huge, -3, huge}, {2, huge, 5}})
                        .isKnown())
                .isFalse();
        assertThat(Spectrum.ofInformation(new double[][] {{-1, 0.5}, {0.5, -1}}).values())
                .containsExactly(new double[] {1.5, 0.5}, within(1e-15));
    }
}
