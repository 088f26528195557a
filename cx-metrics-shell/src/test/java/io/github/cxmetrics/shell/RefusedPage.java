package io.github.cxmetrics.shell;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The page of what is refused, and with what words, taken from the tests that assert it: each assertion of a whole message
 * whose call stands for itself (types, constants and literals only) is a row.
 */
final class RefusedPage {

    static final Path PAGE = Path.of("../docs/guide/what-is-refused.md");

    private static final List<Path> TESTS =
            List.of(Path.of("../cx-metrics-core/src/test/java"), Path.of("../cx-metrics-journey/src/test/java"));
    private static final String BASE = "io.github.cxmetrics";
    /** A longer call needs its test around it to be understood. */
    private static final int LONGEST_CALL = 120;

    private static final Set<String> MESSAGES = Set.of("hasMessage", "withMessage");

    private final Map<String, Set<String>> rowsByRoom = new TreeMap<>();

    private RefusedPage() {}

    static String write() throws IOException {
        RefusedPage page = new RefusedPage();
        for (Path tests : TESTS) {
            page.read(tests);
        }
        return page.text();
    }

    /** Writes the page anew: {@code RefusedPage} as a main class, in the module's folder. */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(PAGE, write());
    }

    private String text() {
        StringBuilder text = new StringBuilder("""
                # What is refused

                Given this, the library answers that. Each row is asserted by a test, and the page is made of them; how merging refuses is in [what merges over what](what-merges-over-what.md).

                """);
        rowsByRoom.forEach((room, rows) -> {
            text.append("## ").append(room).append("\n\n| given | answers |\n|---|---|\n");
            rows.forEach(row -> text.append(row).append('\n'));
            text.append('\n');
        });
        return text.toString().stripTrailing() + "\n";
    }

    private void read(Path tests) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(tests)) {
            files = all.filter(file -> file.toString().endsWith("Test.java"))
                    .sorted()
                    .toList();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree unit : task.parse()) {
                Set<String> rows = rowsByRoom.computeIfAbsent(room(unit), name -> new TreeSet<>());
                unit.accept(new Assertions(rows), null);
            }
        }
        rowsByRoom.values().removeIf(Collection::isEmpty);
    }

    private static String room(CompilationUnitTree unit) {
        String name = unit.getPackageName().toString();
        return name.equals(BASE) ? "the root" : name.substring(BASE.length() + 1);
    }

    /** Finds {@code assertThatThrownBy(() -> call)…hasMessage(text)} and {@code …isThrownBy(() -> call).withMessage(text)}. */
    private static final class Assertions extends TreeScanner<Void, Void> {

        private final Set<String> rows;

        Assertions(Set<String> rows) {
            this.rows = rows;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            if (call.getMethodSelect() instanceof MemberSelectTree select
                    && MESSAGES.contains(select.getIdentifier().toString())
                    && call.getArguments().size() == 1) {
                Optional<String> message = constant(call.getArguments().get(0));
                Optional<ExpressionTree> given = thrower(select.getExpression());
                if (message.isPresent() && given.isPresent()) {
                    String text = given.get().toString().replaceAll("\\s+", " ").replace(" ,", ",");
                    if (text.length() <= LONGEST_CALL && standsForItself(given.get())) {
                        rows.add("| `" + text.replace("|", "\\|") + "` | " + cell(message.get()) + " |");
                    }
                }
            }
            return super.visitMethodInvocation(call, nothing);
        }

        /** The expression of the lambda at the beginning of the chain. */
        private static Optional<ExpressionTree> thrower(Tree chain) {
            Tree link = chain;
            while (link instanceof MethodInvocationTree call) {
                if (call.getArguments().size() == 1
                        && call.getArguments().get(0) instanceof LambdaExpressionTree lambda
                        && lambda.getBody() instanceof ExpressionTree body) {
                    return Optional.of(body);
                }
                link = call.getMethodSelect() instanceof MemberSelectTree select
                        ? select.getExpression()
                        : call.getMethodSelect();
            }
            return Optional.empty();
        }

        private static boolean standsForItself(ExpressionTree given) {
            List<String> locals = new ArrayList<>();
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
                    // A method without a type before it is the test's own.
                    if (call.getMethodSelect() instanceof IdentifierTree own) {
                        locals.add(own.getName().toString());
                    }
                    return super.visitMethodInvocation(call, nothing);
                }

                @Override
                public Void visitIdentifier(IdentifierTree name, Void nothing) {
                    String text = name.getName().toString();
                    // Constants of enums by their simple name are the test's imports or fields: not told apart, so left
                    // out.
                    if (Character.isLowerCase(text.charAt(0)) || text.equals(text.toUpperCase(java.util.Locale.ROOT))) {
                        locals.add(text);
                    }
                    return super.visitIdentifier(name, nothing);
                }
            }.scan(given, null);
            return locals.isEmpty();
        }

        private static Optional<String> constant(ExpressionTree text) {
            if (text instanceof LiteralTree literal && literal.getValue() instanceof String value) {
                return Optional.of(value);
            }
            if (text instanceof ParenthesizedTree inner) {
                return constant(inner.getExpression());
            }
            if (text instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
                Optional<String> left = constant(sum.getLeftOperand());
                Optional<String> right = constant(sum.getRightOperand());
                return left.isPresent() && right.isPresent() ? Optional.of(left.get() + right.get()) : Optional.empty();
            }
            return Optional.empty();
        }

        private static String cell(String message) {
            return message.replace("|", "\\|")
                    .replace("\\n", "<br>")
                    .replace("<", "&lt;")
                    .replace("&lt;br>", "<br>");
        }
    }
}
