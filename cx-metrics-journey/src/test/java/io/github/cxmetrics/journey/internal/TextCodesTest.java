package io.github.cxmetrics.journey.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes of texts beside a map of them. */
class TextCodesTest {

    private static void agree(List<String> texts) {
        TextCodes codes = new TextCodes();
        Map<String, Integer> map = new HashMap<>();
        List<String> names = new ArrayList<>();
        int[] found = codes.codes(texts.toArray(String[]::new));
        for (int i = 0; i < found.length; i++) {
            if (texts.get(i) == null) {
                assertThat(found[i]).isEqualTo(CodeColumn.MISSING);
                continue;
            }
            Integer code = map.putIfAbsent(texts.get(i), names.size());
            if (code == null) {
                names.add(texts.get(i));
            }
            assertThat(found[i]).as("text %s", i).isEqualTo(code == null ? names.size() - 1 : code);
        }
        assertThat(codes.names()).isEqualTo(names);
        // What is known already, all of it.
        assertThat(codes.codes(texts.toArray(String[]::new))).isEqualTo(found);
        assertThat(codes.names()).isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 31, 32, 33, 1_000, 100_000})
    void numbersTextsAsTheyFirstAppear(int different) {
        Random random = new Random(different);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 2 * different; i++) {
            String text = "user-" + random.nextInt(different);
            texts.add(text);
            if (i % 3 == 0) {
                texts.add(text);
            }
            if (i % 7 == 0) {
                texts.add(null);
            }
        }
        agree(texts);
    }

    @Test
    void emptyTextsAndTextsOfHashZero() {
        agree(List.of("", "", "a", "", "f5a5a608", "\0", "f5a5a608", ""));
        agree(Arrays.asList(null, "", null, "\0", "f5a5a608", null));
        agree(List.of());
    }

    /** Texts of all lengths, of equal hashes, of characters in one byte and in two. */
    @Test
    void textsOfAllKinds() {
        Random random = new Random(5);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            int length = random.nextInt(i % 3 == 0 ? 140 : 4);
            StringBuilder text = new StringBuilder();
            char[] letters = {'a', 'B', 'A', '\0', '\u007f', '\u00ff', '\u0100', '\u01ff', '\ud83d'};
            for (int k = 0; k < length; k++) {
                text.append(letters[random.nextInt(i % 2 == 0 ? 6 : letters.length)]);
            }
            texts.add(text.toString());
            texts.add(text + "Aa");
            texts.add(text + "BB");
            texts.add(texts.get(random.nextInt(texts.size())) + "");
        }
        agree(texts);
        texts.add(0, "");
        agree(texts);
    }

    /** Aa and BB have equal hashes, and so has every chain of as many of them. */
    @Test
    void textsOfEqualHashesCostLinearTime() {
        int pairs = 16;
        List<String> texts = new ArrayList<>();
        for (int bits = 0; bits < 1 << pairs; bits++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < pairs; i++) {
                text.append((bits >> i & 1) == 0 ? "Aa" : "BB");
            }
            texts.add(text.toString());
        }
        assertThat(texts.stream().mapToInt(String::hashCode).distinct().count()).isOne();
        assertTimeout(Duration.ofSeconds(60), () -> {
            TextCodes codes = new TextCodes();
            for (int again = 0; again < 2; again++) {
                assertThat(codes.codes(texts.toArray(String[]::new)))
                        .isEqualTo(IntStream.range(0, texts.size()).toArray());
            }
            assertThat(codes.names()).isEqualTo(texts);
        });
    }
}
