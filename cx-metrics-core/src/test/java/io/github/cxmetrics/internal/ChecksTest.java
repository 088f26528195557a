package io.github.cxmetrics.internal;

import static io.github.cxmetrics.Refusals.missing;
import static io.github.cxmetrics.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChecksTest {

    @Test
    void numbersAreWithinTheirBounds() {
        assertThat(Checks.positive(Double.MIN_VALUE, "x")).isEqualTo(Double.MIN_VALUE);
        assertThat(Checks.notNegative(0, "x")).isZero();
        assertThat(Checks.notNegative(Double.MAX_VALUE, "x")).isEqualTo(Double.MAX_VALUE);
        assertThat(Checks.share(0, "x")).isZero();
        assertThat(Checks.share(1, "x")).isEqualTo(1);
        assertThat(Checks.finite(-7, "x")).isEqualTo(-7);
        assertThat(Checks.count(0, "x")).isZero();
        assertThat(Checks.count(7, "x")).isEqualTo(7);
        Checks.toSimulate(1);
        Checks.toSimulate(10_000_000);
        refused("x must be above 0 and finite, not 0.0", () -> Checks.positive(0, "x"));
        refused("x must be above 0 and finite, not Infinity", () -> Checks.positive(1 / 0.0, "x"));
        refused("x must be above 0 and finite, not NaN", () -> Checks.positive(Double.NaN, "x"));
        refused("x must be at least 0 and finite, not -1.0", () -> Checks.notNegative(-1, "x"));
        refused("x must be at least 0 and finite, not Infinity", () -> Checks.notNegative(1 / 0.0, "x"));
        refused("x must be in 0..1, not -0.5", () -> Checks.share(-0.5, "x"));
        refused("x must be in 0..1, not 1.5", () -> Checks.share(1.5, "x"));
        refused("x must be finite, not NaN", () -> Checks.finite(Double.NaN, "x"));
        refused("x must be at least 0, not -1", () -> Checks.count(-1, "x"));
        refused("a simulation needs at least 1 customer, not 0", () -> Checks.toSimulate(0));
        refused("a simulation has 10000000 customers at most, not 10000001", () -> Checks.toSimulate(10_000_001));
    }

    @Test
    void numbersThatMayBeAbsent() {
        Checks.finiteIfThere(null, "x");
        Checks.notNegativeIfThere(null, "x");
        Checks.shareIfThere(null, "x");
        Checks.finiteIfThere(-7.0, "x");
        Checks.notNegativeIfThere(7.0, "x");
        Checks.shareIfThere(0.7, "x");
        refused("x must be finite, not NaN", () -> Checks.finiteIfThere(Double.NaN, "x"));
        refused("x must be at least 0 and finite, not -1.0", () -> Checks.notNegativeIfThere(-1.0, "x"));
        refused("x must be in 0..1, not 1.5", () -> Checks.shareIfThere(1.5, "x"));
    }

    @Test
    void largeCodesAreRanked() {
        DenseCodes ranked = DenseCodes.of(new int[] {5_000_000, 3, 5_000_000, 70});
        assertThat(ranked.ascending()).containsExactly(3, 70, 5_000_000);
        assertThat(ranked.count()).isEqualTo(3);
        assertThat(ranked.indices(new int[] {70, 5_000_000, 3})).containsExactly(1, 2, 0);
        assertThat(ranked.indexOf(4)).isNegative();
        assertThat(ranked.code(2)).isEqualTo(5_000_000);
        DenseCodes own = DenseCodes.of(new int[] {2, 0});
        assertThat(own.ascending()).isNull();
        assertThat(own.count()).isEqualTo(3);
        assertThat(own.indexOf(2)).isEqualTo(2);
        assertThat(own.indexOf(3)).isNegative();
    }

    @Test
    void copiesHaveNoGaps() {
        List<String> list = Arrays.asList("a", "b");
        assertThat(Checks.<String>list(list, "names")).containsExactly("a", "b");
        refused("names must not hold null (position 1)", () -> Checks.list(Arrays.asList("a", null), "names"));
        missing("names", () -> Checks.list(null, "names"));
        Map<String, Integer> map = new LinkedHashMap<>();
        map.put("b", 1);
        map.put("a", 2);
        Map<String, Integer> copy = Checks.map(map, "sizes");
        map.put("a", null);
        assertThat(copy).containsExactly(Map.entry("b", 1), Map.entry("a", 2));
        assertThatThrownBy(copy::clear).isInstanceOf(UnsupportedOperationException.class);
        refused("sizes must not hold null (position 1)", () -> Checks.map(map, "sizes"));
        refused("sizes must not hold null (position 0)", () -> Checks.map(Collections.singletonMap(null, 1), "sizes"));
        missing("sizes", () -> Checks.map(null, "sizes"));
    }

    @Test
    void storedFormsAreChecked() {
        Stored.check("a", 1, "a", 1);
        refused("data of type null can't be read as a", () -> Stored.check(null, 1, "a", 1));
        refused("data of a in version 2 can't be read as version 1", () -> Stored.check("a", 2, "a", 1));
        assertThat(Stored.present("x", "it")).isEqualTo("x");
        refused("it must not be missing", () -> Stored.present(null, "it"));
        assertThat(Stored.text("x", "it")).isEqualTo("x");
        refused("it must not be missing or blank", () -> Stored.text(null, "it"));
        refused("it must not be missing or blank", () -> Stored.text(" ", "it"));
        assertThat(Stored.<String>list(null, "it")).isEmpty();
        assertThat(Stored.<String>list(List.of("x"), "it")).containsExactly("x");
        refused("it must not be missing (position 1)", () -> Stored.list(Arrays.asList("x", null), "it"));
        assertThat(Stored.<String, String>map(null, "it")).isEmpty();
        Map<String, String> map = new HashMap<>(Map.of("k", "v"));
        assertThat(Stored.<String, String>map(map, "it")).isEqualTo(Map.of("k", "v"));
        map.put("w", null);
        refused("it must not be missing", () -> Stored.map(map, "it"));
        refused("it must not be missing", () -> Stored.map(Collections.singletonMap(null, "v"), "it"));
    }

    @Test
    void storedNumbersAreChecked() {
        assertThat(Stored.counts(List.of(0L, 3L), 2, "sizes")).containsExactly(0, 3);
        refused("there must be 3 sizes, not 2", () -> Stored.counts(List.of(0L, 3L), 3, "sizes"));
        refused("sizes must not be negative: -1", () -> Stored.counts(List.of(-1L), 1, "sizes"));
        assertThat(Stored.size(0, 9, "rows")).isZero();
        assertThat(Stored.size(9, 9, "rows")).isEqualTo(9);
        refused("rows must be 0..9, not -1", () -> Stored.size(-1, 9, "rows"));
        refused("rows must be 0..9, not 10", () -> Stored.size(10, 9, "rows"));
        assertThat(Stored.finite(0.5, "x")).isEqualTo(0.5);
        refused("x must be finite, not Infinity", () -> Stored.finite(1 / 0.0, "x"));
    }
}
