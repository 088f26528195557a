package io.github.cxmetrics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PoissonTest {

    private static final double Z = 1.959963984540054;

    /** Incomplete gamma functions in 40 digits (Python mpmath 1.3, gammainc and findroot). */
    @Test
    void limitsBelowTheThresholdAreGammaTails() {
        assertThat(Poisson.lower(1000, Z)).isEqualTo(938.97301840769522, within(1e-8));
        assertThat(Poisson.upper(1000, Z)).isEqualTo(1063.9521360163020, within(1e-8));
        assertThat(Poisson.lower(100_000, Z)).isEqualTo(99381.152663744731, within(1e-6));
        assertThat(Poisson.upper(100_000, Z)).isEqualTo(100621.74473974388, within(1e-6));
    }

    @Test
    void nothingJumpsAtTheThreshold() {
        double step = Poisson.lower(1_000_001, Z) - Poisson.lower(1_000_000, Z);
        assertThat(step).isEqualTo(1 - Z / 2000, within(2e-5));
        double upperStep = Poisson.upper(1_000_001, Z) - Poisson.upper(1_000_000, Z);
        assertThat(upperStep).isEqualTo(1 + Z / 2000, within(2e-5));
        assertThat(Poisson.lower(2_000_000, Z)).isEqualTo(1997229.1396258022, within(2e-5));
    }
}
