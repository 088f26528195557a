package io.github.cxmetrics.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;

/**
 * The cases of one golden file as tests: read from the directory in the system property {@code cxmetrics.golden}, or from the test resources where it is
 * not set.
 */
public final class GoldenFile {

    /** Kinds in the survey files that the Kano room checks. */
    public static final Set<String> KANO_KINDS = Set.of("kano", "kanoTable");

    /** Kinds in the survey files that the monitor room checks over time. */
    public static final Set<String> SERIES_KINDS = Set.of("rolling", "trendTest");

    /** Kinds in the survey files that the monitor room checks by segment. */
    public static final Set<String> SEGMENT_KINDS = Set.of("pAdjust");

    private static final Set<String> OTHER_ROOMS = Stream.of(KANO_KINDS, SERIES_KINDS, SEGMENT_KINDS)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private GoldenFile() {}

    /**
     * One test for each case of a file, but for the kinds that another room checks.
     *
     * @param file the file's name
     * @param kindOf tells the kind of a case
     * @param check checks a case of a kind against the library; throws {@link IllegalArgumentException} for a kind that it does not know
     */
    public static Stream<DynamicTest> tests(
            String file, Function<JsonNode, String> kindOf, BiConsumer<JsonNode, Expected> check) {
        return tests(file, node -> !OTHER_ROOMS.contains(kindOf.apply(node)), kindOf, check);
    }

    /**
     * One test for each case of some kinds, in a file whose other kinds belong to {@link #tests}.
     *
     * @param file the file's name
     * @param kinds the kinds
     * @param kindOf tells the kind of a case
     * @param check checks a case of a kind against the library
     */
    public static Stream<DynamicTest> testsOf(
            String file, Set<String> kinds, Function<JsonNode, String> kindOf, BiConsumer<JsonNode, Expected> check) {
        return tests(file, node -> kinds.contains(kindOf.apply(node)), kindOf, check);
    }

    /**
     * One test for each case that a filter lets through.
     *
     * @param file the file's name
     * @param mine which cases
     * @param kindOf tells the kind of a case
     * @param check checks a case of a kind against the library
     */
    public static Stream<DynamicTest> tests(
            String file,
            Predicate<JsonNode> mine,
            Function<JsonNode, String> kindOf,
            BiConsumer<JsonNode, Expected> check) {
        return cases(file).filter(mine).map(node -> test(node, check));
    }

    private static DynamicTest test(JsonNode node, BiConsumer<JsonNode, Expected> check) {
        return DynamicTest.dynamicTest(node.path("id").asText(), () -> {
            Expected expected =
                    new Expected(node.path("expected"), node.path("relTol").asDouble(Expected.CLOSE));
            check.accept(node, expected);
            expected.assertAllChecked();
        });
    }

    static Stream<JsonNode> cases(String file) {
        return StreamSupport.stream(tree(file).path("cases").spliterator(), false);
    }

    /**
     * A whole file, for those that are not a list of cases.
     *
     * @param file the file's name
     * @return its root; a missing node where the directory of the system property does not hold the file
     */
    public static JsonNode tree(String file) {
        String directory = System.getProperty("cxmetrics.golden");
        try {
            if (directory == null || directory.isBlank()) {
                try (InputStream in = GoldenFile.class.getResourceAsStream("/golden/" + file)) {
                    return MAPPER.readTree(in);
                }
            }
            Path path = Path.of(directory, file);
            return Files.exists(path) ? MAPPER.readTree(path.toFile()) : MissingNode.getInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
