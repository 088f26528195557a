package io.github.cxmetrics.shell.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever the names, the order is one: sorting would fail or depend on the input's order otherwise. */
class NaturalOrderTest {

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(
                "Jan",
                "February",
                "may",
                "Mon",
                "Sunday",
                "1",
                "01",
                "10",
                "-3",
                "0.5",
                "a1",
                "A2",
                "a10",
                "a 1",
                "1a",
                "b",
                "",
                "2025-01",
                "x007",
                "x7");
    }

    @Property(seed = "53", tries = 2000)
    void anOrderIsOne(@ForAll @Size(min = 1, max = 8) List<@net.jqwik.api.From("names") String> names) {
        Comparator<String> order = NaturalOrder.of(names);
        for (String a : names) {
            for (String b : names) {
                assertThat(Integer.signum(order.compare(a, b))).isEqualTo(-Integer.signum(order.compare(b, a)));
                for (String c : names) {
                    if (order.compare(a, b) <= 0 && order.compare(b, c) <= 0) {
                        assertThat(order.compare(a, c)).as("%s %s %s", a, b, c).isLessThanOrEqualTo(0);
                    }
                }
            }
        }
    }

    @Property(seed = "59", tries = 500)
    void numbersInsideNamesCount(@ForAll("numbers") long a, @ForAll("numbers") long b) {
        List<String> names = List.of("week " + a, "week " + b, "other");
        assertThat(Integer.signum(NaturalOrder.of(names).compare(names.get(0), names.get(1))))
                .isEqualTo(Long.compare(a, b));
    }

    @Provide
    Arbitrary<Long> numbers() {
        return Arbitraries.longs().between(0, 100_000_000_000L);
    }
}
