package io.github.cxmetrics.forms;

import io.github.cxmetrics.KeptForms;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CoreFormsTest {

    @Test
    void everyTypeIsKeptAndReadWithoutKnowingIt() throws IOException {
        KeptForms.check(CoreForms.all(), CoreForms.all().types());
    }

    @Test
    void everyFormIsKnown() {
        KeptForms.checkAllAreKnown(CoreForms.all(), Path.of("target/classes"));
    }
}
