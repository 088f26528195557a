package io.github.cxmetrics.forms;

import io.github.cxmetrics.KeptForms;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CoreFormsTest {

    @Test
    void everyTypeIsKeptAndReadWithoutKnowingIt() throws IOException {
        KeptForms.check(CoreForms.all(), CoreForms.all().types());
    }
}
