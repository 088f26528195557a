package io.github.cxmetrics.shell.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The packed texts beside a map of strings. */
class TextsTest {

    private static void assertLikeAMap(List<String> cells) {
        Map<String, Integer> numbers = new HashMap<>();
        Column.Builder builder = new Column.Builder("x");
        List<Integer> expected = new ArrayList<>();
        List<String> distinct = new ArrayList<>();
        for (String cell : cells) {
            builder.add(cell);
            if (cell == null || cell.isBlank()) {
                expected.add(-1);
            } else {
                expected.add(numbers.computeIfAbsent(cell, text -> {
                    distinct.add(text);
                    return distinct.size() - 1;
                }));
            }
        }
        Column column = builder.build();
        List<Integer> found = new ArrayList<>();
        for (int row = 0; row < column.rows(); row++) {
            found.add(column.code(row));
        }
        assertThat(found).isEqualTo(expected);
        assertThat(column.texts()).isEqualTo(distinct);
    }

    private static String text(Random random, int distinct) {
        int kind = random.nextInt(20);
        int number = random.nextInt(distinct);
        return switch (kind) {
            case 0 -> null;
            case 1 -> " ";
            case 2 -> "имя " + number;
            case 3 -> "ÿ".repeat(number % 300);
            case 4 -> "x".repeat(number % 2000) + number;
            case 5 -> "\uD83D\uDE00\uD83D" + number;
            default -> Integer.toString(number);
        };
    }

    @Test
    void textsOfEveryLengthAndLetter() {
        for (int distinct : new int[] {1, 3, 100, 5_000, 1_000_000}) {
            Random random = new Random(distinct);
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < 30_000; i++) {
                cells.add(text(random, distinct));
            }
            assertLikeAMap(cells);
        }
    }

    @Test
    void manyDistinctTexts() {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < 300_000; i++) {
            cells.add("c" + (i * 7919L % 200_003));
        }
        assertLikeAMap(cells);
    }

    /** Lengths about those at which the prefix of a text grows, and texts longer than a block. */
    @Test
    void lengthsAtTheBorders() {
        List<String> cells = new ArrayList<>();
        for (int border : new int[] {1, 63, 64, 127, 512, 8_191, 8_192, 16_383, 32_768, 65_536, 1_048_576}) {
            for (int length = Math.max(1, border - 4); length <= border + 4; length++) {
                cells.add("a".repeat(length));
                cells.add("я".repeat(length));
                cells.add("a".repeat(length));
            }
        }
        assertLikeAMap(cells);
    }

    @Test
    void anEmptyColumn() {
        assertLikeAMap(List.of());
    }
}
