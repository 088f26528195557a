package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;

/** What equals and hashCode promise, asserted of a value. */
public final class Equality {

    private Equality() {}

    /**
     * Asserts that two values are one, and that each of some others is not, by equals and by hash.
     *
     * @param value a value
     * @param same the same value, built once more
     * @param others values that differ from it in one component each
     */
    public static void check(Object value, Object same, Object... others) {
        assertThat(value).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(value.equals(null)).as("%s equals null", value).isFalse();
        assertThat(value.equals("a text")).as("%s equals a text", value).isFalse();
        for (Object other : others) {
            assertThat(value).isNotEqualTo(other).doesNotHaveSameHashCodeAs(other);
            assertThat(other).isNotEqualTo(value);
        }
    }
}
