package io.github.cxmetrics;

import com.google.common.reflect.TypeToken;
import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Samples of every type that a public door takes: some that are ordinary, and some that nobody should send. */
final class DoorValues {

    /** What stands for a text of a customer's. */
    static final String SECRET = "SECRET-7F3A";

    /** The first instant of the ordinary ones. */
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** A sample, made anew for each call, for some are used up. */
    record Sample(String name, Supplier<?> made) {
        static Sample of(Object value) {
            return new Sample(textOf(value), () -> value);
        }

        private static String textOf(Object value) {
            try {
                return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
            } catch (RuntimeException e) {
                return value.getClass().getName();
            }
        }

        static final Sample NULL = new Sample("null", () -> null);
    }

    private static final int DEEPEST = 4;
    private static final Map<Class<?>, List<Object>> ORDINARY = new HashMap<>();
    private static final Map<Class<?>, List<Object>> HOSTILE = new HashMap<>();

    static {
        values(int.class, List.of(3, 1, 10, 2), List.of(0, -1, 11, Integer.MIN_VALUE, Integer.MAX_VALUE));
        values(long.class, List.of(3L, 1L, 10L, 2L), List.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE));
        values(
                double.class,
                List.of(0.5, 2.0, 0.1, 1.0),
                List.of(
                        0.0,
                        -1.0,
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY,
                        Double.MAX_VALUE,
                        Double.MIN_VALUE,
                        1e200,
                        -1e-300));
        values(float.class, List.of(0.5f), List.of(Float.NaN));
        values(short.class, List.of((short) 3), List.of(Short.MIN_VALUE, Short.MAX_VALUE));
        values(byte.class, List.of((byte) 3, (byte) 10), List.of(Byte.MIN_VALUE, Byte.MAX_VALUE));
        values(char.class, List.of(',', 'a'), List.of('\0'));
        values(boolean.class, List.of(true, false), List.of());
        values(String.class, List.of("a", "b", "c", SECRET), List.of("", " ", "(?99999999999)", "\0", "∞", "-"));
        values(CharSequence.class, List.of("a"), List.of(""));
        values(Object.class, List.of("a", 3), List.of(""));
        values(Comparable.class, List.of("a", "b"), List.of(""));
        values(Number.class, List.of(3, 2.0), List.of(Double.NaN, Long.MAX_VALUE));
        values(
                Instant.class,
                List.of(NOON, Instant.parse("2026-03-02T12:00:00Z"), Instant.parse("2026-05-01T00:00:00Z")),
                List.of(Instant.EPOCH, Instant.MIN, Instant.MAX, Instant.parse("0001-01-01T00:00:00Z")));
        values(
                LocalDate.class,
                List.of(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1), LocalDate.of(2027, 1, 1)),
                List.of(LocalDate.MIN, LocalDate.MAX, LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31)));
        values(
                LocalDateTime.class,
                List.of(LocalDateTime.of(2026, 3, 1, 9, 0)),
                List.of(LocalDateTime.MIN, LocalDateTime.MAX));
        values(
                ZonedDateTime.class,
                List.of(ZonedDateTime.of(2026, 3, 1, 9, 0, 0, 0, ZoneOffset.UTC)),
                List.of(ZonedDateTime.of(LocalDateTime.MIN, ZoneOffset.UTC)));
        values(
                LocalTime.class,
                List.of(LocalTime.of(9, 0), LocalTime.of(17, 0)),
                List.of(LocalTime.MIN, LocalTime.MAX));
        values(YearMonth.class, List.of(YearMonth.of(2026, 3)), List.of(YearMonth.of(-999_999_999, 1)));
        values(
                Duration.class,
                List.of(Duration.ofDays(7), Duration.ofMinutes(5), Duration.ofSeconds(20)),
                List.of(
                        Duration.ZERO,
                        Duration.ofSeconds(-1),
                        Duration.ofSeconds(Long.MAX_VALUE),
                        Duration.ofSeconds(Long.MIN_VALUE),
                        Duration.ofNanos(1)));
        values(
                Period.class,
                List.of(Period.ofYears(1), Period.ofMonths(1), Period.ofDays(30)),
                List.of(
                        Period.ZERO,
                        Period.ofDays(-1),
                        Period.of(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE)));
        values(ZoneId.class, List.of(ZoneOffset.UTC, ZoneId.of("Europe/Berlin")), List.of(ZoneOffset.MAX));
        values(Currency.class, List.of(Currency.getInstance("EUR")), List.of(Currency.getInstance("XXX")));
        values(
                BigDecimal.class,
                List.of(BigDecimal.valueOf(5), BigDecimal.valueOf(12.5)),
                List.of(
                        BigDecimal.ZERO,
                        BigDecimal.valueOf(-1),
                        new BigDecimal("1e999999999"),
                        new BigDecimal("1e-999999999"),
                        new BigDecimal("1e400")));
        values(BigInteger.class, List.of(BigInteger.TEN), List.of(BigInteger.ONE.shiftLeft(9000)));
        values(RandomGenerator.class, List.of(new SplittableRandom(1)), List.of());
        box(Integer.class, int.class);
        box(Long.class, long.class);
        box(Double.class, double.class);
        box(Boolean.class, boolean.class);
        box(Character.class, char.class);
        box(Byte.class, byte.class);
        box(Short.class, short.class);
        box(Float.class, float.class);
    }

    private final Map<Class<?>, List<Object>> pool = new LinkedHashMap<>();
    private final Map<Class<?>, List<Object>> hostilePool = new LinkedHashMap<>();

    private static void values(Class<?> type, List<?> ordinary, List<?> hostile) {
        ORDINARY.put(type, List.copyOf(ordinary));
        HOSTILE.put(type, List.copyOf(hostile));
    }

    private static void box(Class<?> boxed, Class<?> primitive) {
        ORDINARY.put(boxed, ORDINARY.get(primitive));
        HOSTILE.put(boxed, HOSTILE.get(primitive));
    }

    /** Keeps what a door gave back for the doors that take it: a few of each class. */
    boolean keep(Object value, boolean hostile, int most) {
        Map<Class<?>, List<Object>> into = hostile ? hostilePool : pool;
        List<Object> there = into.computeIfAbsent(value.getClass(), any -> new ArrayList<>());
        if (there.size() >= most || isThere(value, there)) {
            return false;
        }
        there.add(value);
        return true;
    }

    private static boolean isThere(Object value, List<Object> there) {
        try {
            return there.contains(value);
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Everything of a type that was kept. */
    List<Object> kept(Class<?> type, boolean hostile) {
        List<Object> found = new ArrayList<>();
        (hostile ? hostilePool : pool).forEach((kind, values) -> {
            if (type.isAssignableFrom(kind)) {
                found.addAll(values);
            }
        });
        return found;
    }

    List<Sample> ordinary(TypeToken<?> type) {
        return ordinary(type, 0);
    }

    private List<Sample> ordinary(TypeToken<?> type, int depth) {
        Class<?> raw = type.getRawType();
        if (type.getType() instanceof TypeVariable<?> variable) {
            return ofVariable(variable, depth);
        }
        if (type.getType() instanceof WildcardType wildcard) {
            Type[] lower = wildcard.getLowerBounds();
            return ordinary(TypeToken.of(lower.length > 0 ? lower[0] : wildcard.getUpperBounds()[0]), depth);
        }
        if (ORDINARY.containsKey(raw)) {
            return ORDINARY.get(raw).stream().map(Sample::of).toList();
        }
        if (depth > DEEPEST) {
            return List.of();
        }
        if (raw.isArray()) {
            TypeToken<?> component = TypeToken.of(
                    type.getComponentType() == null
                            ? raw.getComponentType()
                            : type.getComponentType().getType());
            List<Sample> elements = ordinary(component, depth + 1);
            Class<?> of = component.getRawType();
            return lists(elements).stream()
                    .map(list -> new Sample(name(list), () -> array(of, list)))
                    .toList();
        }
        if (isContainer(raw)) {
            return containers(type, raw, depth, false);
        }
        if (raw.isEnum()) {
            return Arrays.stream(raw.getEnumConstants()).map(Sample::of).toList();
        }
        List<Sample> found = new ArrayList<>();
        kept(raw, false).forEach(value -> found.add(Sample.of(value)));
        if (found.isEmpty() && isFunction(raw)) {
            functions(type, raw, depth, false).forEach(found::add);
        }
        return found;
    }

    List<Sample> hostile(TypeToken<?> type) {
        Class<?> raw = type.getRawType();
        List<Sample> found = new ArrayList<>();
        if (!raw.isPrimitive()) {
            found.add(Sample.NULL);
        }
        if (type.getType() instanceof TypeVariable<?> variable) {
            return variable.getGenericDeclaration() instanceof Class ? List.of(Sample.NULL) : found;
        }
        if (HOSTILE.containsKey(raw)) {
            HOSTILE.get(raw).forEach(value -> found.add(Sample.of(value)));
        } else if (raw.isArray()) {
            TypeToken<?> component = TypeToken.of(
                    type.getComponentType() == null
                            ? raw.getComponentType()
                            : type.getComponentType().getType());
            Class<?> of = component.getRawType();
            for (List<Sample> list : hostileLists(component)) {
                found.add(new Sample(name(list), () -> array(of, list)));
            }
        } else if (isContainer(raw)) {
            found.addAll(containers(type, raw, 0, true));
        } else {
            kept(raw, true).forEach(value -> found.add(Sample.of(value)));
            if (isFunction(raw)) {
                found.addAll(functions(type, raw, 0, true));
            }
        }
        return found;
    }

    private List<Sample> ofVariable(TypeVariable<?> variable, int depth) {
        if (variable.getGenericDeclaration() instanceof Class) {
            return List.of();
        }
        TypeToken<?> bound = TypeToken.of(variable.getBounds()[0]);
        if (bound.getRawType() == Object.class || bound.getRawType() == Comparable.class) {
            return ORDINARY.get(String.class).stream().map(Sample::of).toList();
        }
        return depth > DEEPEST
                ? List.of()
                : ordinary(TypeToken.of((Class<?>) bound.getRawType()), depth + 1).stream()
                        .limit(1)
                        .toList();
    }

    private static List<List<Sample>> lists(List<Sample> elements) {
        List<List<Sample>> lists = new ArrayList<>();
        if (elements.isEmpty()) {
            return List.of(List.of());
        }
        int all = elements.size();
        lists.add(List.of(elements.get(0), elements.get(1 % all), elements.get(2 % all)));
        lists.add(List.of(elements.get(0)));
        lists.add(List.of(elements.get(all - 1), elements.get(0)));
        return lists;
    }

    private List<List<Sample>> hostileLists(TypeToken<?> component) {
        List<List<Sample>> lists = new ArrayList<>();
        lists.add(List.of());
        List<Sample> elements = ordinary(component, 1);
        Sample first = elements.isEmpty() ? Sample.NULL : elements.get(0);
        lists.add(List.of(first, first));
        for (Sample hostile : hostile(component)) {
            lists.add(List.of(first, hostile));
        }
        return lists;
    }

    private static String name(List<Sample> list) {
        return list.stream().map(Sample::name).toList().toString();
    }

    private static Object array(Class<?> of, List<Sample> list) {
        Object array = Array.newInstance(of, list.size());
        for (int i = 0; i < list.size(); i++) {
            Array.set(array, i, list.get(i).made().get());
        }
        return array;
    }

    private static List<Object> made(List<Sample> list) {
        List<Object> values = new ArrayList<>();
        list.forEach(sample -> values.add(sample.made().get()));
        return values;
    }

    private static boolean isContainer(Class<?> raw) {
        return raw == Iterable.class
                || Collection.class.isAssignableFrom(raw)
                || Map.class.isAssignableFrom(raw)
                || raw == Stream.class
                || raw == IntStream.class
                || raw == LongStream.class
                || raw == DoubleStream.class
                || raw == Optional.class
                || raw == OptionalInt.class
                || raw == OptionalLong.class
                || raw == OptionalDouble.class;
    }

    private static TypeToken<?> argument(TypeToken<?> type, int index) {
        if (!(type.getType() instanceof ParameterizedType parameterized)) {
            return TypeToken.of(String.class);
        }
        Type argument = parameterized.getActualTypeArguments()[index];
        if (argument instanceof WildcardType wildcard) {
            Type[] lower = wildcard.getLowerBounds();
            return TypeToken.of(lower.length > 0 ? lower[0] : wildcard.getUpperBounds()[0]);
        }
        return TypeToken.of(argument);
    }

    private List<Sample> containers(TypeToken<?> type, Class<?> raw, int depth, boolean hostile) {
        if (raw == IntStream.class || raw == LongStream.class || raw == DoubleStream.class) {
            return streams(raw, hostile);
        }
        if (raw == OptionalInt.class || raw == OptionalLong.class || raw == OptionalDouble.class) {
            return List.of(Sample.of(
                    raw == OptionalInt.class
                            ? OptionalInt.empty()
                            : raw == OptionalLong.class ? OptionalLong.empty() : OptionalDouble.empty()));
        }
        TypeToken<?> element = argument(type, 0);
        if (Map.class.isAssignableFrom(raw)) {
            return maps(type, raw, depth, hostile);
        }
        List<Sample> found = new ArrayList<>();
        if (raw == Optional.class) {
            found.add(Sample.of(Optional.empty()));
            ordinary(element, depth + 1).stream()
                    .limit(1)
                    .forEach(value -> found.add(new Sample(
                            "Optional " + value.name(),
                            () -> Optional.of(value.made().get()))));
            return found;
        }
        List<List<Sample>> lists = hostile ? hostileLists(element) : lists(ordinary(element, depth + 1));
        for (List<Sample> list : lists) {
            found.add(new Sample(name(list), () -> container(raw, made(list))));
        }
        return found;
    }

    private static Object container(Class<?> raw, List<Object> values) {
        if (raw == Stream.class) {
            return values.stream();
        }
        if (raw.isAssignableFrom(ArrayList.class)) {
            return values;
        }
        return raw.isAssignableFrom(HashSet.class) ? new HashSet<>(values) : null;
    }

    private static List<Sample> streams(Class<?> raw, boolean hostile) {
        List<Sample> found = new ArrayList<>();
        List<List<Integer>> lists = hostile
                ? List.of(List.of(), List.of(Integer.MIN_VALUE), List.of(3, Integer.MAX_VALUE))
                : List.of(List.of(3, 1, 2));
        for (List<Integer> list : lists) {
            found.add(new Sample(
                    list.toString(),
                    () -> raw == IntStream.class
                            ? list.stream().mapToInt(i -> i)
                            : raw == LongStream.class
                                    ? list.stream().mapToLong(i -> i)
                                    : list.stream().mapToDouble(i -> i)));
        }
        if (hostile && raw == DoubleStream.class) {
            found.add(new Sample("[NaN]", () -> DoubleStream.of(Double.NaN)));
        }
        return found;
    }

    private List<Sample> maps(TypeToken<?> type, Class<?> raw, int depth, boolean hostile) {
        List<Sample> keys = ordinary(argument(type, 0), depth + 1);
        List<Sample> values = ordinary(argument(type, 1), depth + 1);
        List<Sample> found = new ArrayList<>();
        if (hostile || keys.isEmpty() || values.isEmpty()) {
            found.add(new Sample("{}", () -> map(raw)));
        }
        if (keys.isEmpty() || values.isEmpty()) {
            return found;
        }
        if (!hostile) {
            for (int entries = 1; entries <= Math.min(2, keys.size()); entries++) {
                found.add(entries(raw, keys.subList(0, entries), values));
            }
            return found;
        }
        for (Sample key : hostile(argument(type, 0))) {
            found.add(entries(raw, List.of(key), values));
        }
        for (Sample value : hostile(argument(type, 1))) {
            found.add(entries(raw, keys.subList(0, 1), List.of(value)));
        }
        return found;
    }

    private static Sample entries(Class<?> raw, List<Sample> keys, List<Sample> values) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < keys.size(); i++) {
            name.append(keys.get(i).name())
                    .append('=')
                    .append(values.get(i % values.size()).name())
                    .append(' ');
        }
        return new Sample("{" + name + "}", () -> {
            Map<Object, Object> map = map(raw);
            for (int i = 0; i < keys.size(); i++) {
                Object key = keys.get(i).made().get();
                if (key != null || !(map instanceof TreeMap)) {
                    map.put(key, values.get(i % values.size()).made().get());
                }
            }
            return map;
        });
    }

    private static Map<Object, Object> map(Class<?> raw) {
        return SortedMap.class.isAssignableFrom(raw) ? new TreeMap<>() : new LinkedHashMap<>();
    }

    private static boolean isFunction(Class<?> raw) {
        return raw.isInterface()
                && Arrays.stream(raw.getMethods())
                                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                                .filter(method -> !method.getName().equals("equals"))
                                .count()
                        == 1
                && !Tally.class.isAssignableFrom(raw)
                && raw != Comparator.class;
    }

    private List<Sample> functions(TypeToken<?> type, Class<?> raw, int depth, boolean hostile) {
        var method = Arrays.stream(raw.getMethods())
                .filter(each -> Modifier.isAbstract(each.getModifiers()))
                .filter(each -> !each.getName().equals("equals"))
                .findFirst()
                .orElseThrow();
        TypeToken<?> returned = type.resolveType(method.getGenericReturnType());
        if (returned.getType() instanceof WildcardType wildcard) {
            Type[] lower = wildcard.getLowerBounds();
            returned = TypeToken.of(lower.length > 0 ? lower[0] : wildcard.getUpperBounds()[0]);
        }
        if (returned.getRawType() == void.class) {
            return hostile ? List.of() : List.of(function(raw, Sample.NULL));
        }
        List<Sample> results = hostile ? hostile(returned) : ordinary(returned, depth + 1);
        return results.stream().map(result -> function(raw, result)).toList();
    }

    private static Sample function(Class<?> raw, Sample result) {
        return new Sample(
                "any -> " + result.name(),
                () -> Proxy.newProxyInstance(
                        DoorValues.class.getClassLoader(), new Class<?>[] {raw}, (proxy, method, arguments) -> {
                            if (method.isDefault()) {
                                return java.lang.reflect.InvocationHandler.invokeDefault(proxy, method, arguments);
                            }
                            return switch (method.getName()) {
                                case "toString" -> "a function";
                                case "hashCode" -> 1;
                                case "equals" -> proxy == arguments[0];
                                default -> result.made().get();
                            };
                        }));
    }
}
