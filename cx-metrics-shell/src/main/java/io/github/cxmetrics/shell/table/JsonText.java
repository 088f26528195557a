package io.github.cxmetrics.shell.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON value, strictly (RFC 8259), into maps, lists and texts. Numbers and truth values are texts as they are written, null is none. Errors say the
 * position and the rule, and nothing of the text.
 */
final class JsonText {

    private static final int DEEPEST = 64;

    private final String text;
    private int at;
    private int depth;

    private JsonText(String text) {
        this.text = text;
    }

    /** Reads an object or a list. */
    static @Nullable Object read(String text) {
        JsonText json = new JsonText(text);
        Object value = json.value();
        json.blanks();
        if (json.at < text.length()) {
            throw json.refusal("more text after the end");
        }
        return value;
    }

    private @Nullable Object value() {
        blanks();
        if (at == text.length()) {
            throw refusal("the text ends early");
        }
        char c = text.charAt(at);
        return switch (c) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> string();
            default -> word();
        };
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        enter();
        if (!skip('}')) {
            do {
                blanks();
                if (at == text.length() || text.charAt(at) != '"') {
                    throw refusal("a name in quotes is missing");
                }
                String name = string();
                require(':');
                if (values.containsKey(name)) {
                    throw refusal("a name is there twice");
                }
                values.put(name, value());
            } while (skip(','));
            require('}');
        }
        depth--;
        return values;
    }

    private List<@Nullable Object> list() {
        List<@Nullable Object> values = new ArrayList<>();
        enter();
        if (!skip(']')) {
            do {
                values.add(value());
            } while (skip(','));
            require(']');
        }
        depth--;
        return values;
    }

    private void enter() {
        if (++depth > DEEPEST) {
            throw refusal("nested more than " + DEEPEST + " deep");
        }
        at++;
    }

    private String string() {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw refusal("a control character in a text");
            }
            value.append(c == '\\' ? escaped() : c);
        }
        if (at == text.length()) {
            throw refusal("a text without closing quote");
        }
        at++;
        return value.toString();
    }

    private char escaped() {
        if (at == text.length()) {
            throw refusal("the text ends early");
        }
        char c = text.charAt(at++);
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw refusal("an unknown escape");
        };
    }

    private char unicode() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0 || text.charAt(at) > 'f') {
                throw refusal("an escape needs four hexadecimal digits");
            }
            value = 16 * value + digit;
            at++;
        }
        return (char) value;
    }

    /** true, false, null or a number. */
    private @Nullable String word() {
        int from = at;
        while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(from, at);
        if (word.equals("null")) {
            return null;
        }
        if (word.equals("true") || word.equals("false")) {
            return word;
        }
        if (word.length() > 400 || !word.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
            at = from;
            throw refusal("neither an object, a list, a text in quotes, a number, true, false nor null");
        }
        return word;
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean skip(char c) {
        blanks();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void require(char c) {
        if (!skip(c)) {
            throw refusal("'" + c + "' is missing");
        }
    }

    private IllegalArgumentException refusal(String why) {
        return new IllegalArgumentException("no JSON at character " + (at + 1) + ": " + why);
    }
}
