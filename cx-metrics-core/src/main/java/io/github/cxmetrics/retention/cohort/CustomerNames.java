package io.github.cxmetrics.retention.cohort;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How codes read: by the names that rows came with, in the order of text, or as the codes themselves, in the order of numbers. */
record CustomerNames(String @Nullable [] names) {

    List<String> sorted(IntStream rising) {
        return names == null
                ? rising.mapToObj(Integer::toString).toList()
                : rising.mapToObj(code -> names[code]).sorted().toList();
    }
}
