package io.github.cxmetrics.journey.path;

import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.internal.CodeColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dictionary of steps that grows with the logs that are read. For one thread. */
final class StepNames {

    private final Map<String, Integer> codes = new LinkedHashMap<>();
    private @Nullable EventLog log;
    private CodeColumn column = CodeColumn.missing(0);
    private int[] codeOf = new int[0];

    /** The code here of each code of a log. */
    int[] codesOf(EventLog of, PathRule rule) {
        if (log != of) {
            CodeColumn present = rule.codes(of);
            List<String> theirs = present.names();
            theirs.forEach(PathRule::checkName);
            codeOf = new int[theirs.size()];
            Arrays.setAll(codeOf, code -> codes.computeIfAbsent(theirs.get(code), name -> codes.size()));
            column = present;
            log = of;
        }
        return codeOf;
    }

    /** The steps of the log that was read last, in its own codes. */
    CodeColumn column() {
        return column;
    }

    List<String> names() {
        return new ArrayList<>(codes.keySet());
    }
}
