package io.github.cxmetrics.shell.table;

import io.github.cxmetrics.FuzzDoors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The doors of the kit that take files or texts from outside, by name. */
final class ShellDoors {

    static final Map<String, Consumer<byte[]>> BY_NAME = new TreeMap<>(Map.of(
            "csv",
            data -> read(data, ".csv"),
            "packed",
            data -> read(data, ".gz"),
            "zip",
            data -> read(data, ".zip"),
            "xlsx",
            data -> read(data, ".xlsx"),
            "sheet",
            ShellDoors::sheet,
            "json",
            ShellDoors::json,
            "cells",
            ShellDoors::cells,
            "format",
            ShellDoors::format));

    /** What a column may be asked for. */
    private static final List<BiFunction<Table, String, ?>> TYPES = List.of(
            Table::texts,
            Table::ints,
            Table::longs,
            Table::doubles,
            (table, column) -> table.minors(column, Currency.getInstance("EUR")),
            Table::instants,
            Table::dates,
            Table::months,
            Table::durations);

    private ShellDoors() {}

    /** A file of whatever kind its first bytes tell. */
    private static void read(byte[] data, String ending) {
        FileKind kind = FileKind.of(data);
        if (kind == FileKind.PARQUET || FileKind.isJson(Arrays.copyOf(data, Math.min(data.length, 1024)))) {
            // DuckDB's own doors.
            return;
        }
        typed(FuzzDoors.file(data, ending, path -> Table.read(path, Csv.detect())), data);
    }

    /** The rows of a sheet in a workbook that is sound otherwise; the first line is the format of the style 1. */
    private static void sheet(byte[] data) {
        String[] formatAndRows = text(data).split("\n", 2);
        if (formatAndRows.length < 2) {
            return;
        }
        Map<String, String> parts = Packed.parts("", formatAndRows[1]);
        parts.computeIfPresent("xl/styles.xml", (part, xml) -> xml.replace("yyyy\\-mm\\-dd", formatAndRows[0]));
        typed(FuzzDoors.file(new byte[0], ".xlsx", path -> Table.read(zipped(path, parts))), data);
    }

    private static Path zipped(Path path, Map<String, String> parts) {
        try {
            return Packed.zip(path, parts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JSON object in a cell. */
    private static void json(byte[] data) {
        Table table = column(text(data));
        typed(FuzzDoors.refusedOr(data, () -> table.withJson("x")), data);
    }

    /** Cells of one column, a line each, read as everything. */
    private static void cells(byte[] data) {
        typed(column(text(data).split("\n", -1)), data);
    }

    /** A format, and the times that it reads, a line each. */
    private static void format(byte[] data) {
        String[] lines = text(data).split("\n", -1);
        Table cells = column(Arrays.copyOfRange(lines, 1, lines.length));
        typed(FuzzDoors.refusedOr(data, () -> cells.withFormat("x", lines[0])), data);
    }

    private static Table column(String... cells) {
        Column.Builder column = new Column.Builder("x");
        for (String cell : cells) {
            column.add(cell);
        }
        return Table.of(
                "t.csv",
                "made",
                List.of(column.build()),
                IntStream.range(2, 2 + cells.length).toArray());
    }

    private static void typed(Table table, byte[] data) {
        if (table == null) {
            return;
        }
        if (table.toString().isEmpty()) {
            throw new AssertionError("input of " + data.length + " bytes became a table that says nothing");
        }
        for (String column : table.columns()) {
            for (BiFunction<Table, String, ?> type : TYPES) {
                FuzzDoors.refusedOr(data, () -> type.apply(table, column));
            }
        }
    }

    private static String text(byte[] data) {
        return new String(data, StandardCharsets.UTF_8);
    }
}
