package io.github.cxmetrics.shell.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    @Test
    void readsEveryKindOfValue() {
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("a", "1.5e-3");
        expected.put("b", Arrays.asList("true", null, "x\ty"));
        expected.put("c", Map.of());
        expected.put("ü", "-0");
        assertThat(JsonText.read(" {\"a\" : 1.5e-3, \"b\":[true,null,\"x\\ty\"],\"c\":{},\"\\u00fc\":-0} "))
                .isEqualTo(expected);
    }

    @Test
    void refusalsSayWhereAndNothingOfTheText() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonText.read("{\"secret\": jane}"))
                .withMessage(
                        "no JSON at character 12: neither an object, a list, a text in quotes, a number, true, false nor null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonText.read("{\"a\":1 \"b\":2}"))
                .withMessage("no JSON at character 8: '}' is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonText.read("[".repeat(1_000_000)))
                .withMessage("no JSON at character 65: nested more than 64 deep");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonText.read(""))
                .withMessage("no JSON at character 1: the text ends early");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonText.read("{\"a\":\"\n\"}"))
                .withMessageEndingWith("a control character in a text");
    }

    @Property(seed = "61", tries = 500)
    void textsReadBack(
            @ForAll @Size(max = 5) Map<@StringLength(max = 8) String, @StringLength(max = 8) String> values) {
        StringBuilder json = new StringBuilder("{");
        values.forEach((name, value) -> json.append(json.length() == 1 ? "" : ",")
                .append(quoted(name))
                .append(':')
                .append(quoted(value)));
        assertThat(JsonText.read(json.append('}').toString())).isEqualTo(values);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars()
                .forEach(c -> quoted.append(
                        c < ' ' || c == '"' || c == '\\' ? String.format("\\u%04x", c) : String.valueOf((char) c)));
        return quoted.append('"').toString();
    }

    @Property(seed = "67", tries = 3000)
    void noTextThrowsAnythingElse(
            @ForAll
                    @StringLength(max = 20)
                    @Chars({'{', '}', '[', ']', '"', ':', ',', '\\', 'u', '1', '.', 'e', '-', 't', ' '})
                    @CharRange(from = 'a', to = 'f')
                    String text) {
        try {
            JsonText.read(text);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageStartingWith("no JSON at character ");
        }
    }
}
