package io.github.cxmetrics.contact.fcr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContactKeysTest {

    private static final int[] EXTREMES = {Integer.MIN_VALUE, -1, Integer.MAX_VALUE};

    /** Three columns over all ints need 96 bits; their keys are ranks, equal where all three columns are, and as short as they say. */
    @Test
    void keysTellRowsApartHoweverWideTheirColumns() {
        List<List<Integer>> rows = new ArrayList<>();
        for (int first : EXTREMES) {
            for (int second : EXTREMES) {
                for (int third : EXTREMES) {
                    rows.addAll(Collections.nCopies(2, List.of(first, second, third)));
                }
            }
        }
        Collections.shuffle(rows, new Random(7));
        ContactKeys keys = new ContactKeys(column(rows, 0));
        keys.and(column(rows, 1));
        keys.and(column(rows, 2));
        Map<List<Integer>, Long> keyOf = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            long key = keys.keys()[i];
            assertThat(keyOf.computeIfAbsent(rows.get(i), row -> key)).isEqualTo(key);
            assertThat(key >>> keys.bits()).isZero();
        }
        assertThat(keyOf.values()).doesNotHaveDuplicates().hasSize(27);
        // Nine pairs of the first two columns, and 32 bits for the third.
        assertThat(keys.bits()).isEqualTo(4 + 32);
    }

    @Test
    void keysAreAsShortAsTheirRange() {
        assertThat(new ContactKeys(new int[] {7, 7}).bits()).isZero();
        assertThat(new ContactKeys(new int[] {7, 8}).bits()).isOne();
        assertThat(new ContactKeys(new int[] {7, 9}).bits()).isEqualTo(2);
        assertThat(new ContactKeys(new int[0]).bits()).isZero();
    }

    private static int[] column(List<List<Integer>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column)).toArray();
    }
}
