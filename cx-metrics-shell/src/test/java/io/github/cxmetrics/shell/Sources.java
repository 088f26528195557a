package io.github.cxmetrics.shell;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The main sources of a module, as the compiler parses them: how long files and methods are, what is public, who imports whom. */
final class Sources {

    static final List<String> MODULES =
            List.of("cx-metrics-core", "cx-metrics-journey", "cx-metrics-shell", "cx-metrics-spark");

    private static final Path ROOT = Path.of("..");

    /** A file: its package, its lines, the types that it makes public, and what it imports, without the names of types. */
    record File(String room, String name, int lines, List<String> publicTypes, Set<String> imports) {}

    /** A method or constructor with a body, from its first line (of its modifiers) to its closing brace. */
    record Method(String room, String name, int lines) {}

    private final List<File> files = new ArrayList<>();
    private final List<Method> methods = new ArrayList<>();

    private Sources() {}

    static Sources of(String module) throws IOException {
        Sources sources = new Sources();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, Locale.ROOT, null);
                Stream<Path> found = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
            List<Path> java = found.filter(path -> path.toString().endsWith(".java")
                            && !path.endsWith("module-info.java")
                            && !path.endsWith("package-info.java"))
                    .sorted()
                    .toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(java));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                sources.add(unit, positions);
            }
        }
        return sources;
    }

    List<File> files() {
        return files;
    }

    List<Method> methods() {
        return methods;
    }

    private void add(CompilationUnitTree unit, SourcePositions positions) throws IOException {
        String room = unit.getPackageName().toString();
        String file = Path.of(unit.getSourceFile().toUri()).getFileName().toString();
        List<String> publicTypes = unit.getTypeDecls().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .filter(type -> type.getModifiers().getFlags().contains(Modifier.PUBLIC))
                .map(type -> type.getSimpleName().toString())
                .toList();
        Set<String> imports =
                unit.getImports().stream().map(Sources::packageOf).collect(Collectors.toCollection(TreeSet::new));
        int lines = (int)
                unit.getSourceFile().getCharContent(true).toString().lines().count();
        files.add(new File(room, file, lines, publicTypes, imports));
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void nothing) {
                if (method.getBody() != null) {
                    methods.add(new Method(
                            room, file + " " + method.getName(), lineAt(method, true) - lineAt(method, false) + 1));
                }
                return super.visitMethod(method, nothing);
            }

            private int lineAt(Tree tree, boolean end) {
                long at = end ? positions.getEndPosition(unit, tree) : positions.getStartPosition(unit, tree);
                return at < 0 ? 0 : (int) unit.getLineMap().getLineNumber(at);
            }
        }.scan(unit, null);
    }

    /** Of {@code import a.b.C.D} or {@code import static a.b.C.d}, the package {@code a.b}: names of packages begin small. */
    private static String packageOf(ImportTree tree) {
        List<String> parts = new ArrayList<>();
        for (String part : tree.getQualifiedIdentifier().toString().split("\\.")) {
            if (!Character.isLowerCase(part.charAt(0))) {
                break;
            }
            parts.add(part);
        }
        return String.join(".", parts);
    }
}
