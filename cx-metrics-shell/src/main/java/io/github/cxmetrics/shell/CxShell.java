package io.github.cxmetrics.shell;

import io.github.cxmetrics.shell.internal.ClassPathAgent;
import io.github.cxmetrics.shell.internal.Guests;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The program behind {@code cx-shell}, {@code cx-shell.cmd} and {@code java -jar cx-shell.jar}: a JShell session with the library at hand, or one script or
 * example. {@code --help} says what it takes.
 */
public final class CxShell {

    private static final int USAGE = 2;

    private final PrintStream out;
    private final PrintStream err;
    private final List<Path> guests = new ArrayList<>();
    private final List<String> rest = new ArrayList<>();

    private CxShell(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Starts a session or runs a script, and exits the JVM: with status 0 if all went well, 1 if the script failed, 2 if the arguments make no sense.
     *
     * @param args what {@code --help} says
     */
    public static void main(String[] args) {
        useUtf8();
        System.exit(new CxShell(System.out, System.err).run(List.of(args)));
    }

    /** Tables and names are not ASCII. A Windows console shows UTF-8 only where the launcher has switched it over, and says so. */
    private static void useUtf8() {
        boolean isWindows =
                System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        if (!isWindows || "UTF-8".equalsIgnoreCase(System.getProperty("stdout.encoding"))) {
            System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        }
    }

    /** Runs with these arguments and returns the exit status. */
    static int run(List<String> args, PrintStream out, PrintStream err) {
        return new CxShell(out, err).run(args);
    }

    private int run(List<String> args) {
        if (args.contains("--help") || args.contains("-h")) {
            out.print(usage());
            return 0;
        }
        try {
            read(args);
            addGuests();
            return rest.isEmpty() ? session() : script();
        } catch (IllegalArgumentException e) {
            err.println("cx-shell: " + e.getMessage());
            return USAGE;
        } catch (IOException | UncheckedIOException e) {
            err.println("cx-shell: " + e.getMessage());
            return 1;
        }
    }

    private void read(List<String> args) throws IOException {
        for (int i = 0; i < args.size(); i++) {
            if (args.get(i).equals("--with")) {
                if (i + 1 == args.size()) {
                    throw new IllegalArgumentException("--with needs a jar, or duckdb");
                }
                guests.add(Guests.jarOf(args.get(++i), err));
            } else if (args.get(i).startsWith("-")) {
                throw new IllegalArgumentException("there is no option " + args.get(i) + "; --help lists them");
            } else {
                rest.add(args.get(i));
            }
        }
        guests.addAll(Guests.ofClassPath(
                Optional.ofNullable(System.getenv("CX_CLASSPATH")).orElse("")));
        if (rest.size() > 2) {
            throw new IllegalArgumentException("one script and one directory at most; --help says more");
        }
    }

    private void addGuests() throws IOException {
        Set<Path> there = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().normalize())
                .collect(Collectors.toSet());
        for (Path guest : guests) {
            if (!there.contains(guest.toAbsolutePath().normalize())) {
                ClassPathAgent.add(guest);
            }
        }
    }

    private String classPath() {
        Set<String> entries = new LinkedHashSet<>(
                Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator)));
        guests.forEach(guest -> entries.add(guest.toString()));
        return String.join(File.pathSeparator, entries);
    }

    private int session() {
        err.println(
                "cx-metrics: help() says what is here, help(\"nps\") what a term means, examples() what to look at; /exit leaves");
        return new Session(SessionSettings.of(Guests.cache().resolve("session.properties")), classPath())
                .run(null, out, err);
    }

    private int script() throws IOException {
        String name = rest.get(0);
        if (rest.size() == 2) {
            Path output = Path.of(rest.get(1));
            if (!Files.isDirectory(output)) {
                throw new IllegalArgumentException("there is no directory " + output);
            }
            System.setProperty(Printing.OUTPUT, output.toString());
        }
        if (isFile(name)) {
            return ScriptRunner.run(Path.of(name), err);
        }
        Optional<PackedScript> example = PackedScript.named(name);
        if (example.isEmpty()) {
            throw new IllegalArgumentException("there is no script " + name + " and no example of that name; examples: "
                    + PackedScript.all().stream().map(PackedScript::name).collect(Collectors.joining(" ")));
        }
        return ScriptRunner.run(name + ".jsh", example.get().text(), err);
    }

    private static boolean isFile(String name) {
        try {
            return Files.isRegularFile(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** What {@code --help} prints. */
    static String usage() {
        try (InputStream in = CxShell.class.getResourceAsStream("usage.txt")) {
            if (in == null) {
                throw new IllegalStateException("usage.txt is missing beside the classes");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
