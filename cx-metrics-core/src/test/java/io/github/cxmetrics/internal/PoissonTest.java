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

    /** Densities of gamma distributions integrated in 30 digits (Python mpmath 1.3, quad and findroot), on either side of the threshold. */
    @Test
    void limitsOnEitherSideOfTheThresholdHaveAllTheirDigits() {
        // Far out the expansion is not good enough yet: it is 2.7e-9 off here.
        assertThat(Poisson.lower(20_000, 6)).isEqualTo(19163.1040967342835, within(1e-9));
        assertThat(Poisson.upper(20_000, 6)).isEqualTo(20861.2499395650048, within(1e-9));
        assertThat(Poisson.lower(100_001, Z)).isEqualTo(99382.1495647746044, within(5e-11));
        assertThat(Poisson.upper(100_001, Z)).isEqualTo(100622.747838698521, within(5e-11));
        assertThat(Poisson.lower(300_000, Z)).isEqualTo(298927.430980440694, within(2e-10));
        assertThat(Poisson.upper(300_000, Z)).isEqualTo(301075.465114178948, within(2e-10));
        assertThat(Poisson.upper(2_000_000, Z)).isEqualTo(2002773.75537296201, within(1e-9));
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
