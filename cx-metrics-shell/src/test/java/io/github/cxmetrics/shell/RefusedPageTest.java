package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of refusals is the one that the tests make today. */
class RefusedPageTest {

    /** {@code -Dcxmetrics.write=true} writes anew what is compared here. */
    @BeforeAll
    static void write() throws IOException {
        if (Boolean.getBoolean("cxmetrics.write")) {
            RefusedPage.main(new String[0]);
        }
    }

    @Test
    void thePageIsMadeOfTheTests() throws IOException {
        assertThat(RefusedPage.write()).isEqualTo(Files.readString(RefusedPage.PAGE));
    }

    @Test
    void everyWingHasRefusals() throws IOException {
        assertThat(RefusedPage.write())
                .contains(
                        "## survey\n",
                        "## lifetime",
                        "## contact",
                        "## journey",
                        "## retention",
                        "## monitor",
                        "rating 11 is outside 0..10");
    }
}
