package io.github.cxmetrics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "purchase, purchase, 0", "'', abc, 3", "abc, '', 3", "flaw, lawn, 2", "ab, ba, 2"
    })
    void countsTheLettersToChangeAddOrDrop(String a, String b, int distance) {
        assertThat(Spelling.distance(a, b)).isEqualTo(distance);
    }

    /** Words of up to four letters out of two, against the definition. */
    @Test
    void agreesWithTheDefinition() {
        List<String> words = List.of("", "a", "b", "ab", "ba", "aab", "aba", "bba", "abab", "bbaa", "aaaa");
        for (String a : words) {
            for (String b : words) {
                assertThat(Spelling.distance(a, b)).as(a + ", " + b).isEqualTo(naive(a, b));
            }
        }
    }

    private static int naive(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.length() + b.length();
        }
        int change = naive(a.substring(1), b.substring(1)) + (a.charAt(0) == b.charAt(0) ? 0 : 1);
        return Math.min(change, 1 + Math.min(naive(a.substring(1), b), naive(a, b.substring(1))));
    }
}
