package io.github.cxmetrics.shell.table;

import io.github.cxmetrics.Progress;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A line on the terminal that says how far long work is: a bar, the share that is done, the rate, and the time that remains at this rate. It appears after a
 * second, is drawn again five times a second, and is wiped out when the work ends. Give it to any work that takes a {@link Progress}; {@link Table#read}
 * and {@link Table#query} have one of their own. Not thread-safe: a bar belongs to the thread of its work.
 */
public final class ProgressBar implements Progress, AutoCloseable {

    private static final long SHOWN_AFTER = 1_000_000_000L;
    private static final long DRAWN_EVERY = 200_000_000L;
    private static final int WIDTH = 24;
    private static final String SWITCH = "cxmetrics.progress";

    private final Appendable out;
    private final LongSupplier nanos;
    private final String unit;
    private String stage = "";
    private long began;
    private long drawn;
    private long last;
    private int letters;

    private ProgressBar(Appendable out, LongSupplier nanos, String unit) {
        this.out = out;
        this.nanos = nanos;
        this.unit = unit;
    }

    /**
     * A bar on the error stream.
     *
     * @param unit what is counted, such as {@code "rows"}; {@code "B"} for bytes
     * @return the bar
     */
    public static ProgressBar onTerminal(String unit) {
        return to(System.err, System::nanoTime, unit);
    }

    /**
     * A bar elsewhere, by a clock of one's own.
     *
     * @param out takes the line, with a carriage return before each drawing
     * @param nanos the clock, in nanoseconds from any origin
     * @param unit what is counted
     * @return the bar
     */
    public static ProgressBar to(Appendable out, LongSupplier nanos, String unit) {
        return new ProgressBar(
                Objects.requireNonNull(out, "out"),
                Objects.requireNonNull(nanos, "nanos"),
                Objects.requireNonNull(unit, "unit"));
    }

    /**
     * Whether someone looks: the program runs on a terminal, or the system property {@code cxmetrics.progress} is {@code on}, by which a launcher says that
     * it does. With {@code off} nobody looks.
     *
     * @return whether a bar would be seen
     */
    public static boolean isSeen() {
        String told = System.getProperty(SWITCH, "");
        return told.isEmpty() ? isTerminal(System.console()) : told.equals("on");
    }

    /** From Java 22 on a console may be there without a terminal, and says so itself. */
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }

    @Override
    public void update(String stage, long done, long total) {
        long now = nanos.getAsLong();
        if (!stage.equals(this.stage) || done < last) {
            this.stage = stage;
            began = now;
            drawn = now;
        }
        last = done;
        if (now - began >= SHOWN_AFTER && now - drawn >= DRAWN_EVERY) {
            drawn = now;
            draw(line(done, total, (now - began) / 1e9));
        }
    }

    private String line(long done, long total, double seconds) {
        double rate = done / seconds;
        String speed = amount(rate) + "/s";
        if (total <= 0 || done > total) {
            return stage + "  " + amount(done) + "  " + speed;
        }
        int full = (int) (WIDTH * done / total);
        String bar = "█".repeat(full) + "░".repeat(WIDTH - full);
        String left = rate > 0 ? "  " + duration((total - done) / rate) + " left" : "";
        return String.format(Locale.ROOT, "%s  %s %3d %%  %s%s", stage, bar, 100 * done / total, speed, left);
    }

    private String amount(double number) {
        String[] steps = {"", "k", "M", "G", "T"};
        int step = 0;
        double scaled = number;
        for (; scaled >= 999.5 && step < steps.length - 1; step++) {
            scaled /= 1000;
        }
        String digits = String.format(Locale.ROOT, step > 0 && scaled < 9.95 ? "%.1f" : "%.0f", scaled);
        return digits + " " + steps[step] + (unit.equals("B") || steps[step].isEmpty() ? unit : " " + unit);
    }

    private static String duration(double seconds) {
        long whole = (long) Math.ceil(seconds);
        return whole < 60 ? whole + " s" : String.format(Locale.ROOT, "%d:%02d min", whole / 60, whole % 60);
    }

    private void draw(String line) {
        int length = line.codePointCount(0, line.length());
        print("\r" + line + " ".repeat(Math.max(0, letters - length)));
        letters = length;
    }

    private void print(String text) {
        try {
            out.append(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Wipes the line out, if there is one. */
    @Override
    public void close() {
        if (letters > 0) {
            print("\r" + " ".repeat(letters) + "\r");
            letters = 0;
        }
        stage = "";
    }
}
