package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every rule and every fitted model must keep that can be stored.
 *
 * @param <V> the rule or the model
 */
public abstract class StorableContract<V extends Storable> {

    /** Values that reach every component of the form; the first is the one that is kept among the test resources. */
    protected abstract List<V> values();

    @Test
    void formsGoThroughJsonAndSerialization() throws Exception {
        for (V value : values()) {
            StoredFormContract.checkRoundTrips(value, value.toForm());
        }
    }

    @Test
    void formsOfOtherTypesAndVersionsAreRefused() {
        StoredFormContract.checkOtherTypesAreRefused(values().get(0).toForm());
    }

    @Test
    void hostileFormsAreRefusedInWords() {
        values().forEach(value -> StoredFormContract.checkHostileComponents(value.toForm()));
    }

    @Test
    void theFormOfVersionOneIsKept() throws Exception {
        StoredFormContract.checkKept(values().get(0), values().get(0).toForm());
    }

    @Test
    void limitsAndRefusalsAreThoseKept() {
        LimitsContract.check(getClass(), values().stream().map(Storable::toForm).toList());
    }

    @Test
    void unequalValuesHaveUnequalForms() {
        int different = (int) values().stream().distinct().count();
        assertThat(values().stream().map(Storable::toForm).distinct()).hasSize(different);
        assertThat(values().stream().map(Object::hashCode).distinct())
                .hasSizeGreaterThanOrEqualTo(Math.min(2, different));
    }
}
