package io.github.cxmetrics.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatioTest {

    /** Half a minute over four calls; nine messages of four tickets; three sales in 90 minutes; 27 of 36 seconds. */
    @ParameterizedTest
    @CsvSource({
        "SECONDS_PER_CALL, 30000000, 4, 7.5, 'x 7.5 s, n = 4', calls",
        "PER_TICKET, 9, 4, 2.25, 'x 2.25, n = 4', tickets",
        "PER_HOUR, 3, 5400000000, 2, 'x 2.0', time",
        "SHARE_OF_TIME, 27000000, 36000000, 0.75, 'x 75.0 %', time"
    })
    void aTotalIsSharedByItsKind(Ratio.Kind kind, long total, long count, double value, String line, String counted) {
        Ratio ratio = new Ratio("x", kind, total, count);
        assertThat(ratio.value()).isEqualTo(value);
        assertThat(ratio.valueIfDefined()).hasValue(value);
        assertThat(ratio).hasToString(line);
        Ratio none = new Ratio("x", kind, total, 0);
        assertThat(none.valueIfDefined()).isEmpty();
        assertThat(none).hasToString("x: no " + counted);
        assertThatIllegalStateException().isThrownBy(none::value).withMessage("x is undefined: no " + counted);
    }

    @Test
    void negativeNumbersAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ratio("ASA", Ratio.Kind.SECONDS_PER_CALL, -1, 2))
                .withMessage("ASA must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ratio("ASA", Ratio.Kind.SECONDS_PER_CALL, 1, -2))
                .withMessage("calls must not be negative: -2");
    }
}
