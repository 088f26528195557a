package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads text answers as places among the points of a scale. */
final class LabelReader {

    static final int MISSING = -1;
    static final int UNKNOWN = -2;

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u202F]+");
    /** A number, and behind it perhaps a dash or the like and a label. */
    private static final Pattern NUMBERED = Pattern.compile("([+-]?\\d{1,9}(?:[.,]\\d{1,9})?)(?: ?[-–—:.)=] ?(.*))?");

    private final RatingScale scale;
    private final Map<String, Integer> places = new HashMap<>();

    private LabelReader(RatingScale scale) {
        this.scale = scale;
    }

    static LabelReader of(RatingScale scale, List<ScaleLabels.Label> labels, List<String> missingLabels) {
        LabelReader reader = new LabelReader(scale);
        for (ScaleLabels.Label label : labels) {
            checkArgument(label.text() != null && !folded(label.text()).isEmpty(), "a label must not be blank");
            reader.add(label.text(), scale.indexOf(label.point()));
        }
        for (String missing : missingLabels) {
            reader.add(missing, MISSING);
        }
        return reader;
    }

    /** What a text means must not depend on which way of reading it comes first. */
    private void add(String text, int place) {
        String folded = folded(text);
        checkArgument(!places.containsKey(folded), "label %s is there twice on %s", text, scale);
        int read = number(folded);
        checkArgument(read == UNKNOWN || read == place, "label %s reads as another answer on %s", text, scale);
        places.put(folded, place);
    }

    /** The place of an answer, from 0; {@link #MISSING}, or {@link #UNKNOWN} for a text that is no answer. */
    int read(@Nullable String answer) {
        String folded = folded(answer == null ? "" : answer);
        Integer labelled = places.get(folded);
        return labelled != null ? labelled : number(folded);
    }

    private int number(String folded) {
        Matcher numbered = NUMBERED.matcher(folded);
        if (!numbered.matches()) {
            return UNKNOWN;
        }
        int place = placeOf(Double.parseDouble(numbered.group(1).replace(',', '.')));
        String label = numbered.group(2);
        boolean agrees = label == null || label.isEmpty() || places.getOrDefault(label, UNKNOWN) == place;
        return agrees ? place : UNKNOWN;
    }

    private int placeOf(double number) {
        int place = scale.find(number);
        return place >= 0 ? place : scale.declaresMissing(number) ? MISSING : UNKNOWN;
    }

    private static String folded(String text) {
        return BLANKS.matcher(text).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }
}
