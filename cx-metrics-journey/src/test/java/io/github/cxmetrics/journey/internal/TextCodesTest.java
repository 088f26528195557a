package io.github.cxmetrics.journey.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes of texts beside a map of them. */
class TextCodesTest {

    private static void agree(List<String> texts) {
        TextCodes codes = new TextCodes();
        Map<String, Integer> map = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (String text : texts) {
            Integer code = map.putIfAbsent(text, names.size());
            if (code == null) {
                names.add(text);
            }
            assertThat(codes.code(text)).isEqualTo(code == null ? names.size() - 1 : code);
        }
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
        }
        agree(texts);
    }

    @Test
    void emptyTextsAndTextsOfHashZero() {
        agree(List.of("", "", "a", "", "f5a5a608", "\0", "f5a5a608", ""));
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
                for (int i = 0; i < texts.size(); i++) {
                    assertThat(codes.code(texts.get(i))).isEqualTo(i);
                }
            }
            assertThat(codes.names()).isEqualTo(texts);
        });
    }
}
