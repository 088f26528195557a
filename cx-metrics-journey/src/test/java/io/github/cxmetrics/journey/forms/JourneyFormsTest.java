package io.github.cxmetrics.journey.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.KeptForms;
import io.github.cxmetrics.forms.CoreForms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JourneyFormsTest {

    @Test
    void everyTypeIsKeptAndReadWithoutKnowingIt() throws IOException {
        List<String> own = JourneyForms.all().types().stream()
                .filter(type -> !CoreForms.all().types().contains(type))
                .toList();
        KeptForms.check(JourneyForms.all(), own);
    }

    @Test
    void theFormsOfCoreAreThereAsWell() {
        assertThat(JourneyForms.all().types()).containsAll(CoreForms.all().types());
    }

    @Test
    void everyFormIsKnown() {
        KeptForms.checkAllAreKnown(JourneyForms.all(), Path.of("target/classes"));
    }
}
