package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The airport survey of 2018, its valid answers raked from weight 1 to the weight totals of 2017 by boarding area and peak. */
class AirportRakingTest {

    private static final RatingScale SCALE = RatingScale.ZERO_TO_TEN.missing(11);
    private static final int AREA = 2;
    private static final int PEAK = 4;
    private static final int ANSWER = 9;
    private static final int WEIGHT = 10;

    private static List<String[]> rows(int year) throws IOException {
        try (InputStream in = AirportRakingTest.class.getResourceAsStream("/data/sfo_" + year + ".csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        }
    }

    private static String[] column(List<String[]> rows, int index) {
        return rows.stream().map(row -> row[index]).toArray(String[]::new);
    }

    @Test
    void reproducesTheReference() throws IOException {
        List<String[]> last = rows(2017);
        double[] weights = Arrays.stream(column(last, WEIGHT))
                .mapToDouble(Double::parseDouble)
                .toArray();
        List<String[]> answered = rows(2018).stream()
                .filter(row -> !row[ANSWER].isEmpty() && !row[ANSWER].equals("11"))
                .toList();
        int[] answers = Arrays.stream(column(answered, ANSWER))
                .mapToInt(Integer::parseInt)
                .toArray();
        RakedWeights raked = Raking.of(
                        Margin.of("BAREA", column(answered, AREA), Margin.totals(column(last, AREA), weights)),
                        Margin.of("PEAK", column(answered, PEAK), Margin.totals(column(last, PEAK), weights)))
                .run();
        SurveyEstimate nps = WeightedRatings.of(SCALE, answers, raked.weights()).nps();
        assertThat(nps.value()).isEqualTo(33.93, within(0.005));
        assertThat(nps.effectiveN()).isEqualTo(2232.1, within(0.05));
        assertThat(raked.effectiveN()).isEqualTo(nps.effectiveN(), within(1e-9));
    }
}
