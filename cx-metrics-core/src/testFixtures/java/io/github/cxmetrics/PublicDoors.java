package io.github.cxmetrics;

import com.google.common.reflect.TypeToken;
import io.github.cxmetrics.DoorValues.Sample;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Calls every public door of a module with values that nobody should send. What leaves it is a value, or an exception that the door itself made: with a
 * text, and of a kind that callers expect. What the doors give back is fed to the other doors.
 */
public final class PublicDoors {

    private static final int SECONDS = 5;
    private static final int MOST_WAITS = 12;
    private static final int ROUNDS = 5;
    private static final int ORDINARY_OF_A_CLASS = 3;
    private static final int HOSTILE_OF_A_CLASS = 4;
    private static final int AT_RANDOM = 6;
    private static final String BASE = Rooms.BASE + ".";

    private final List<Class<?>> types;
    private final DoorValues values = new DoorValues();
    private final Predicate<String> skipped;
    private final Map<String, String> failures = new TreeMap<>();
    private final Map<String, String> leaks = new TreeMap<>();
    private final Set<String> answered = new TreeSet<>();
    private final Set<String> called = new TreeSet<>();
    private final Set<String> hanging = new TreeSet<>();
    private final Map<String, Long> nanos = new TreeMap<>();

    private Thread thread = Thread.currentThread();
    private ExecutorService worker = worker();
    private long calls;

    private PublicDoors(List<Class<?>> types, Predicate<String> skipped) {
        this.types = types;
        this.skipped = skipped;
    }

    /**
     * Calls the doors of the public types below a folder of classes.
     *
     * @param output the folder
     * @param samples values of types that no door makes out of what others give back
     * @param skipped doors that are left out, as {@code Type.method}
     * @return what was seen
     */
    public static PublicDoors open(Path output, List<?> samples, Predicate<String> skipped) throws IOException {
        PublicDoors doors = new PublicDoors(publicTypes(output), skipped);
        samples.forEach(sample -> doors.values.keep(sample, false, ORDINARY_OF_A_CLASS));
        doors.run();
        return doors;
    }

    /** Door to what left it that must not. */
    public Map<String, String> failures() {
        return failures;
    }

    /** Door to a text that shows what only a customer's text holds. */
    public Map<String, String> leaks() {
        return leaks;
    }

    /** Doors of which no call ever came back with a value. */
    public Set<String> neverAnswered() {
        Set<String> never = new TreeSet<>(called);
        never.removeAll(answered);
        return never;
    }

    /** Types of which there was no instance. */
    public List<String> neverMade() {
        return types.stream()
                .filter(type -> !type.isEnum() && hasInstanceDoors(type))
                .filter(type -> values.kept(type, false).isEmpty())
                .map(Class::getName)
                .sorted()
                .toList();
    }

    public long calls() {
        return calls;
    }

    private static List<Class<?>> publicTypes(Path output) throws IOException {
        try (Stream<Path> files = Files.walk(output)) {
            List<Class<?>> found = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                String name = output.relativize(file).toString().replace('/', '.');
                if (name.endsWith(".class") && !name.contains("-info") && !name.contains(".internal.")) {
                    Class<?> type = load(name.substring(0, name.length() - ".class".length()));
                    if (isPublic(type)) {
                        found.add(type);
                    }
                }
            }
            return found;
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static boolean isPublic(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
            if (!Modifier.isPublic(each.getModifiers())) {
                return false;
            }
        }
        return !type.isAnonymousClass() && !type.isLocalClass();
    }

    private static boolean hasInstanceDoors(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .anyMatch(method -> !Modifier.isStatic(method.getModifiers())
                        && method.getDeclaringClass().getName().startsWith(BASE));
    }

    private ExecutorService worker() {
        return Executors.newSingleThreadExecutor(task -> {
            thread = new Thread(null, task, "doors", 1 << 20);
            thread.setDaemon(true);
            return thread;
        });
    }

    private void run() {
        for (Class<?> type : types) {
            if (type.isEnum()) {
                Arrays.stream(type.getEnumConstants()).forEach(constant -> values.keep(constant, false, 99));
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Class<?> type : types) {
                ordinaryCalls(type, round);
            }
        }
        String only = System.getProperty("doors.only", "");
        for (boolean hostileReceivers : new boolean[] {false, true}) {
            for (Class<?> type : types) {
                if (type.getName().startsWith(BASE + only)) {
                    hostileCalls(type, hostileReceivers);
                }
            }
        }
        worker.shutdown();
    }

    private static List<Executable> doors(Class<?> type) {
        List<Executable> doors = new ArrayList<>();
        if (!Modifier.isAbstract(type.getModifiers())) {
            for (Constructor<?> constructor : type.getConstructors()) {
                doors.add(constructor);
            }
        }
        for (Method method : type.getMethods()) {
            if (method.getDeclaringClass().getName().startsWith(BASE)
                    && !method.isBridge()
                    && !method.isSynthetic()
                    && (!Modifier.isStatic(method.getModifiers()) || method.getDeclaringClass() == type)) {
                doors.add(method);
            }
        }
        doors.sort(Comparator.comparing(Executable::toGenericString));
        return doors;
    }

    private List<Object> receivers(Class<?> type, Executable door, boolean hostile) {
        if (door instanceof Constructor || Modifier.isStatic(door.getModifiers())) {
            return hostile ? List.of() : Arrays.asList((Object) null);
        }
        // An interface's or a superclass's doors are called on the classes below it.
        return values.kept(type, hostile).stream()
                .filter(value -> value.getClass() == type
                        || !isPublic(value.getClass())
                        || value.getClass().isEnum())
                .toList();
    }

    private void ordinaryCalls(Class<?> type, int round) {
        for (Executable door : doors(type)) {
            for (Object receiver : receivers(type, door, false)) {
                List<List<Sample>> samples = new ArrayList<>();
                for (TypeToken<?> parameter : parameters(door, receiver)) {
                    samples.add(values.ordinary(parameter));
                }
                if (samples.stream().noneMatch(List::isEmpty)) {
                    List<Sample> chosen = new ArrayList<>();
                    for (int i = 0; i < samples.size(); i++) {
                        List<Sample> each = samples.get(i);
                        chosen.add(each.get((round == 0 ? 0 : round == 1 ? i : round * (i + 1)) % each.size()));
                    }
                    call(type, door, receiver, chosen, false);
                }
            }
        }
    }

    private void hostileCalls(Class<?> type, boolean hostileReceivers) {
        Random random = new Random(type.getName().hashCode());
        for (Executable door : doors(type)) {
            for (Object receiver : receivers(type, door, hostileReceivers)) {
                List<TypeToken<?>> parameters = parameters(door, receiver);
                List<List<Sample>> ordinary =
                        parameters.stream().map(values::ordinary).toList();
                List<List<Sample>> hostile =
                        parameters.stream().map(values::hostile).toList();
                List<Sample> base = ordinary.stream()
                        .map(each -> each.isEmpty() ? Sample.NULL : each.get(0))
                        .toList();
                if (isNullToPrimitive(parameters, base)) {
                    continue;
                }
                if (hostileReceivers) {
                    call(type, door, receiver, base, true);
                }
                for (int i = 0; i < base.size(); i++) {
                    for (Sample bad : hostile.get(i)) {
                        List<Sample> chosen = new ArrayList<>(base);
                        chosen.set(i, bad);
                        call(type, door, receiver, chosen, true);
                    }
                }
                for (int time = 0; base.size() > 1 && time < AT_RANDOM; time++) {
                    List<Sample> chosen = new ArrayList<>();
                    for (int i = 0; i < base.size(); i++) {
                        List<Sample> from =
                                hostile.get(i).isEmpty() || random.nextInt(3) == 0 ? ordinary.get(i) : hostile.get(i);
                        chosen.add(from.isEmpty() ? base.get(i) : from.get(random.nextInt(from.size())));
                    }
                    call(type, door, receiver, chosen, true);
                }
            }
        }
    }

    private static boolean isNullToPrimitive(List<TypeToken<?>> parameters, List<Sample> base) {
        for (int i = 0; i < base.size(); i++) {
            if (base.get(i) == Sample.NULL && parameters.get(i).isPrimitive()) {
                return true;
            }
        }
        return false;
    }

    private static List<TypeToken<?>> parameters(Executable door, Object receiver) {
        TypeToken<?> owner = TypeToken.of(receiver == null ? door.getDeclaringClass() : receiver.getClass());
        List<TypeToken<?>> parameters = new ArrayList<>();
        for (Type parameter : door.getGenericParameterTypes()) {
            parameters.add(owner.resolveType(parameter));
        }
        return parameters;
    }

    private static String name(Class<?> type, Executable door) {
        return type.getName().substring(BASE.length()).replace('$', '.')
                + '.'
                + (door instanceof Constructor ? "new" : door.getName());
    }

    private void call(Class<?> type, Executable door, Object receiver, List<Sample> samples, boolean hostile) {
        String name = name(type, door);
        if (type.isEnum() && door.getName().equals("valueOf") || skipped.test(name) || hanging.contains(name)) {
            return;
        }
        called.add(name);
        calls++;
        Object[] arguments;
        try {
            arguments = samples.stream().map(sample -> sample.made().get()).toArray();
        } catch (RuntimeException e) {
            return;
        }
        Future<?> running = worker.submit(() -> {
            Object before = tallyOf(receiver);
            try {
                Object result = door instanceof Constructor<?> constructor
                        ? constructor.newInstance(arguments)
                        : ((Method) open(door)).invoke(receiver, arguments);
                answered.add(name);
                take(name, result, samples, hostile);
            } catch (InvocationTargetException e) {
                judge(name, door, samples, e.getCause());
                Object after = tallyOf(receiver);
                if (before != null && !before.equals(after)) {
                    failures.putIfAbsent(
                            name + " of " + receiver.getClass().getSimpleName() + " refuses and counts",
                            e.getCause() + " for " + text(samples, null) + ": " + cut(before + " | " + after));
                }
            } catch (IllegalAccessException | InstantiationException | IllegalArgumentException e) {
                failures.putIfAbsent(name + " can't be called", e + " with " + samples);
            }
        });
        long start = System.nanoTime();
        try {
            await(running);
            nanos.merge(name, System.nanoTime() - start, Long::sum);
        } catch (TimeoutException e) {
            Throwable stack = new Throwable();
            stack.setStackTrace(thread.getStackTrace());
            failures.put(name + " hangs", text(samples, receiver) + at(stack));
            hanging.add(name);
            running.cancel(true);
            worker.shutdownNow();
            worker = worker();
        } catch (Exception e) {
            failures.put(name + " ended in " + e.getCause(), text(samples, receiver));
        }
    }

    /** Until a call ends or has used more of a core than it may; waits longer where other work takes the cores. */
    private void await(Future<?> running) throws Exception {
        ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
        long before = cpu.getThreadCpuTime(thread.getId());
        for (int waits = 1; ; waits++) {
            try {
                running.get(SECONDS, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                long used = cpu.getThreadCpuTime(thread.getId()) - before;
                if (used >= TimeUnit.SECONDS.toNanos(SECONDS) || waits == MOST_WAITS) {
                    throw e;
                }
            }
        }
    }

    /** What a mutable receiver has counted. */
    private static Object tallyOf(Object receiver) {
        try {
            if (receiver instanceof Accumulator<?, ?> accumulator) {
                return accumulator.snapshot();
            }
            if (receiver instanceof TallyRecorder<?, ?> recorder) {
                return recorder.snapshot();
            }
            if (receiver instanceof KeyedRecorder<?, ?, ?> keyed) {
                return keyed.snapshots();
            }
            if (receiver instanceof WindowedRecorder<?, ?> recorder) {
                return List.of(recorder.snapshot(DoorValues.NOON), recorder.late(), recorder.early());
            }
            return receiver instanceof KeyedWindowedRecorder<?, ?, ?> keyed
                    ? List.of(keyed.snapshots(DoorValues.NOON), keyed.size())
                    : null;
        } catch (RuntimeException e) {
            return e.toString();
        }
    }

    private static Executable open(Executable door) {
        door.setAccessible(true);
        return door;
    }

    private static String text(List<Sample> samples, Object receiver) {
        return samples.stream().map(Sample::name).map(PublicDoors::cut).toList()
                + (receiver == null ? "" : " of " + cut(safe(receiver)));
    }

    private static String cut(String text) {
        String line = text.replace('\n', ' ');
        return line.length() > 90 ? line.substring(0, 90) + "…" : line;
    }

    private static String safe(Object value) {
        try {
            return value.toString();
        } catch (RuntimeException e) {
            return value.getClass().getName();
        }
    }

    private void take(String name, Object result, List<Sample> samples, boolean hostile) {
        if (result == null) {
            return;
        }
        if (result instanceof Collection<?> many) {
            many.stream().limit(3).forEach(each -> take(name, each, samples, hostile));
            return;
        }
        if (result instanceof java.util.Optional<?> optional) {
            optional.ifPresent(value -> take(name, value, samples, hostile));
            return;
        }
        if (!result.getClass().getName().startsWith(BASE) || result.getClass().isEnum()) {
            return;
        }
        try {
            String text = result.toString();
            result.hashCode();
            if (!result.equals(result)) {
                failures.putIfAbsent(name + " gives what isn't equal to itself", text(samples, result));
            }
            if (text.contains("PT") && !(result instanceof StoredForm) && text.matches("(?s).*\\bPT[0-9].*")) {
                failures.putIfAbsent(name + " gives a text with PT", cut(text));
            }
            if (text.contains(DoorValues.SECRET)) {
                leaks.putIfAbsent(name + " -> " + result.getClass().getSimpleName() + ".toString", cut(text));
            }
        } catch (RuntimeException | Error e) {
            failures.putIfAbsent(
                    name + " gives " + result.getClass().getSimpleName() + " whose text is "
                            + e.getClass().getSimpleName(),
                    text(samples, null) + ": " + e + at(e));
        }
        values.keep(result, hostile, hostile ? HOSTILE_OF_A_CLASS : ORDINARY_OF_A_CLASS);
    }

    private void judge(String name, Executable door, List<Sample> samples, Throwable thrown) {
        String message = thrown.getMessage();
        if (message != null && message.contains(DoorValues.SECRET)) {
            leaks.putIfAbsent(name + " throws", cut(message) + " for " + text(samples, null));
        }
        String wrong = wrong(door, thrown);
        if (wrong != null) {
            failures.putIfAbsent(name + " " + wrong, thrown + " for " + text(samples, null) + at(thrown));
        }
    }

    private static String at(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .limit(14)
                .filter(frame -> !frame.getClassName().startsWith("jdk.internal.reflect"))
                .limit(6)
                .map(frame -> "\n        " + frame)
                .reduce("", String::concat);
    }

    private static String wrong(Executable door, Throwable thrown) {
        Class<?> kind = thrown.getClass();
        String message = thrown.getMessage() == null ? "" : thrown.getMessage();
        if (kind == NullPointerException.class) {
            return isNamed(door, thrown, message) ? null : "NPE";
        }
        if (kind == ArithmeticException.class) {
            return isOurs(thrown) && !message.isBlank() && !message.contains("/ by zero") ? null : "arithmetic";
        }
        if (kind == IllegalArgumentException.class
                || kind == IllegalStateException.class
                || kind == UnsupportedOperationException.class
                || kind == IndexOutOfBoundsException.class
                || kind == java.util.NoSuchElementException.class) {
            if (message.isBlank()) {
                return "no text";
            }
            if (message.matches("(?s).*\\b-?PT-?[0-9].*")) {
                return "PT";
            }
            return isOurs(thrown) || kind == IndexOutOfBoundsException.class ? null : "not ours";
        }
        return kind.getSimpleName();
    }

    /** The exception was made by the library, not by what it called. */
    private static boolean isOurs(Throwable thrown) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (!frame.getClassName().equals("com.google.common.base.Preconditions")) {
                return frame.getClassName().startsWith(BASE);
            }
        }
        return false;
    }

    /** An argument's name alone is said by the check of a door; what the virtual machine says is good enough in the door itself. */
    private static boolean isNamed(Executable door, Throwable thrown, String message) {
        if (message.matches("[a-zA-Z0-9 ]+")) {
            return true;
        }
        if (thrown.getStackTrace().length == 0) {
            return true; // thrown so often that the virtual machine saves the trace: it had one when it was first seen
        }
        StackTraceElement top = thrown.getStackTrace()[0];
        String method = door instanceof Constructor ? "<init>" : door.getName();
        return top.getClassName().equals(door.getDeclaringClass().getName())
                && top.getMethodName().equals(method)
                && message.contains("is null")
                && Stream.of(door.getParameters())
                        .map(Parameter::getName)
                        .findAny()
                        .isPresent();
    }

    /** Everything that was seen, to read. */
    public String report() {
        StringBuilder text = new StringBuilder();
        text.append(types.size() + " types, " + called.size() + " doors, " + calls + " calls\n");
        failures.forEach((door, how) -> text.append("F " + door + "\n      " + how + '\n'));
        leaks.forEach((door, how) -> text.append("L " + door + "\n      " + how + '\n'));
        neverAnswered().forEach(door -> text.append("A " + door + '\n'));
        neverMade().forEach(type -> text.append("M " + type + '\n'));
        nanos.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(40)
                .forEach(door -> text.append("T " + door.getValue() / 1_000_000 + " ms " + door.getKey() + '\n'));
        return text.toString();
    }
}
