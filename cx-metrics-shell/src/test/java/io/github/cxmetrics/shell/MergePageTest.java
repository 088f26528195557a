package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.StoredForms;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.journey.forms.JourneyForms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page on merging has a row for every tally that there is. */
class MergePageTest {

    @Test
    void everyTallyIsInTheTable() throws IOException {
        String page = Files.readString(Path.of("../docs/guide/what-merges-over-what.md"));
        String table = page.substring(page.indexOf("## All tallies"), page.indexOf("What does not merge at all"));
        assertThat(tallies())
                .hasSizeGreaterThan(50)
                .allSatisfy(tally -> assertThat(table).as(tally).contains("`" + tally + "`"));
    }

    private static List<String> tallies() {
        StoredForms forms = JourneyForms.all();
        return forms.types().stream()
                .map(type -> forms.formOf(type, forms.latest(type)))
                .filter(TallyCounts.class::isAssignableFrom)
                .map(form -> form.getEnclosingClass().getSimpleName())
                .toList();
    }
}
