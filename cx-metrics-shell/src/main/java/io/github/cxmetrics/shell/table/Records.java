package io.github.cxmetrics.shell.table;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import org.jspecify.annotations.Nullable;

/** The parser's settings: quotes must close, rows may have any number of cells, which the caller checks. */
final class Records {

    private Records() {}

    static CsvReader.CsvReaderBuilder builder(char delimiter, @Nullable Character comment) {
        CsvReader.CsvReaderBuilder builder = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
        return comment == null
                ? builder
                : builder.commentStrategy(CommentStrategy.SKIP).commentCharacter(comment);
    }
}
