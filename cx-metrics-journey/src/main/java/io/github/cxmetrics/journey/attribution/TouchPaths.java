package io.github.cxmetrics.journey.attribution;

import io.github.cxmetrics.journey.internal.PathBuffer;
import io.github.cxmetrics.journey.internal.VariantTable;
import io.github.cxmetrics.journey.path.Repeats;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Counts the distinct paths of touches, as codes. */
final class TouchPaths extends TouchSink {

    /** By the first channel that differs; what goes on comes after what ends. */
    static final Comparator<List<String>> BY_CHANNELS = (a, b) -> {
        int shorter = Math.min(a.size(), b.size());
        for (int i = 0; i < shorter; i++) {
            int sign = a.get(i).compareTo(b.get(i));
            if (sign != 0) {
                return sign;
            }
        }
        return Integer.compare(a.size(), b.size());
    };

    private final PathBuffer buffer;
    private final VariantTable conversions = new VariantTable();
    private final VariantTable nulls = new VariantTable();
    private final VariantTable young = new VariantTable();

    TouchPaths(Repeats repeats) {
        buffer = buffer(repeats);
    }

    private static PathBuffer buffer(Repeats repeats) {
        return switch (repeats) {
            case KEPT -> PathBuffer.keepingAll();
            case COLLAPSED -> PathBuffer.collapsingRepeats();
            case FIRST_VISITS -> PathBuffer.keepingFirstVisits();
            case LOOPS_ERASED -> PathBuffer.erasingLoops();
        };
    }

    @Override
    void converted(Path path, int row, boolean isYoung) {
        count(conversions, path);
        if (isYoung) {
            count(young, path);
        }
    }

    @Override
    void lost(Path path) {
        count(nulls, path);
    }

    private void count(VariantTable table, Path path) {
        buffer.clear();
        for (int i = path.from(); i < path.to(); i++) {
            buffer.add(path.channels()[i]);
        }
        table.add(buffer.steps(), buffer.length(), 1);
    }

    /** The codes of the path that was counted last. */
    List<Integer> last() {
        return Arrays.stream(buffer.steps(), 0, buffer.length()).boxed().toList();
    }

    void addTo(Map<List<String>, ChannelPath> paths, List<String> names) {
        conversions.variants().forEach(v -> {
            int at = young.find(conversions.codes(v));
            long ofThem = at < 0 ? 0 : young.count(at);
            merge(paths, new ChannelPath(channels(conversions, v, names), conversions.count(v), 0, ofThem));
        });
        nulls.variants().forEach(v -> merge(paths, new ChannelPath(channels(nulls, v, names), 0, nulls.count(v))));
    }

    private static void merge(Map<List<String>, ChannelPath> paths, ChannelPath path) {
        paths.merge(path.channels(), path, ChannelPath::plus);
    }

    private static List<String> channels(VariantTable table, int variant, List<String> names) {
        return Arrays.stream(table.codes(variant)).mapToObj(names::get).toList();
    }
}
