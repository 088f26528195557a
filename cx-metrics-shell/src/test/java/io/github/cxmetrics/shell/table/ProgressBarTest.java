package io.github.cxmetrics.shell.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private final StringBuilder out = new StringBuilder();
    private long nanos;

    @AfterEach
    void forget() {
        System.clearProperty("cxmetrics.progress");
    }

    private ProgressBar bar(String unit) {
        return ProgressBar.to(out, () -> nanos, unit);
    }

    private String drawnAt(ProgressBar bar, double seconds, long done, long total) {
        nanos = (long) (seconds * 1e9);
        out.setLength(0);
        bar.update("reading t.csv", done, total);
        return out.toString();
    }

    @Test
    void shortWorkIsSilent() {
        ProgressBar bar = bar("B");
        assertThat(drawnAt(bar, 0, 0, 100)).isEmpty();
        assertThat(drawnAt(bar, 0.99, 99, 100)).isEmpty();
        bar.close();
        assertThat(out).isEmpty();
    }

    @Test
    void longWorkSaysShareRateAndTimeLeft() {
        ProgressBar bar = bar("B");
        drawnAt(bar, 0, 0, 230_000_000);
        assertThat(drawnAt(bar, 1, 57_500_000, 230_000_000))
                .isEqualTo("\rreading t.csv  ██████░░░░░░░░░░░░░░░░░░  25 %  58 MB/s  3 s left");
        // Drawn again five times a second, and not more often.
        assertThat(drawnAt(bar, 1.19, 100_000_000, 230_000_000)).isEmpty();
        String last = drawnAt(bar, 2, 230_000_000, 230_000_000);
        assertThat(last).isEqualTo("\rreading t.csv  ████████████████████████ 100 %  115 MB/s  0 s left");
        out.setLength(0);
        bar.close();
        assertThat(out.toString()).isEqualTo("\r" + " ".repeat(last.length() - 1) + "\r");
    }

    @Test
    void aShorterLineCoversTheLongerOne() {
        ProgressBar bar = bar("rows");
        drawnAt(bar, 0, 0, 1_000_000);
        String first = drawnAt(bar, 2, 1_000, 1_000_000);
        assertThat(first).isEqualTo("\rreading t.csv  ░░░░░░░░░░░░░░░░░░░░░░░░   0 %  500 rows/s  33:18 min left");
        String second = drawnAt(bar, 4, 900_000, 1_000_000);
        assertThat(second)
                .startsWith("\rreading t.csv  █████████████████████░░░  90 %  225 k rows/s  1 s left")
                .hasSize(first.length());
    }

    @Test
    void withoutATotalItCounts() {
        ProgressBar bar = bar("rows");
        drawnAt(bar, 0, 0, 0);
        assertThat(drawnAt(bar, 2, 3_000_000, 0)).isEqualTo("\rreading t.csv  3.0 M rows  1.5 M rows/s");
    }

    @Test
    void eachStageBeginsAnew() {
        ProgressBar bar = bar("B");
        drawnAt(bar, 0, 0, 10);
        assertThat(drawnAt(bar, 1, 5, 10)).isNotEmpty();
        out.setLength(0);
        nanos = 1_500_000_000;
        bar.update("another", 1, 10);
        assertThat(out).isEmpty();
        // The same stage from its beginning is another reading too.
        assertThat(drawnAt(bar, 1.6, 1, 10)).isEmpty();
    }

    @Test
    void nobodyLooksInATestUnlessTold() {
        System.setProperty("cxmetrics.progress", "off");
        assertThat(ProgressBar.isSeen()).isFalse();
        System.setProperty("cxmetrics.progress", "on");
        assertThat(ProgressBar.isSeen()).isTrue();
    }

    @Test
    void nullsAreNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> ProgressBar.to(null, () -> 0, "B"))
                .withMessage("out");
        assertThatNullPointerException()
                .isThrownBy(() -> ProgressBar.to(out, null, "B"))
                .withMessage("nanos");
        assertThatNullPointerException()
                .isThrownBy(() -> ProgressBar.to(out, () -> 0, null))
                .withMessage("unit");
    }
}
