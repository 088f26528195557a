package io.github.cxmetrics.fuzz;

import io.github.cxmetrics.FuzzDoors;
import io.github.cxmetrics.Money;
import io.github.cxmetrics.StoredForms;
import io.github.cxmetrics.calendar.BusinessCalendar;
import io.github.cxmetrics.calendar.OpenHours;
import io.github.cxmetrics.contact.ticket.TicketActor;
import io.github.cxmetrics.forms.CoreForms;
import io.github.cxmetrics.kano.KanoAnswer;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.ScaleLabels;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The doors of core that take bytes or text from outside, by name. */
final class CoreDoors {

    /** Loaded when asked for: a fuzzer of texts need not look into all of them. */
    private static final class Stored {

        private static final StoredForms FORMS = CoreForms.all();
    }

    static final Map<String, Consumer<byte[]>> BY_NAME = new TreeMap<>(Map.of(
            "json", data -> FuzzDoors.json(Stored.FORMS, data),
            "serialized", FuzzDoors::serialized,
            "calendar",
                    data -> FuzzDoors.text(data, BusinessCalendar::parse, value -> ((BusinessCalendar) value).toText()),
            "hours", data -> FuzzDoors.text(data, OpenHours::parse, Object::toString),
            "kano", data -> FuzzDoors.text(data, KanoAnswer::parse, Object::toString),
            "actor", data -> FuzzDoors.text(data, TicketActor::parse, Object::toString),
            "money",
                    data -> FuzzDoors.text(
                            data,
                            text -> Money.of(text, "EUR"),
                            value -> ((Money) value).amount().toPlainString()),
            "scale", CoreDoors::scale,
            "labels", CoreDoors::labels));

    private CoreDoors() {}

    /** Bounds and a step, in hundredths, two bytes each. */
    private static void scale(byte[] data) {
        if (data.length >= 6) {
            double low = number(data, 0);
            double high = number(data, 2);
            double step = number(data, 4);
            FuzzDoors.text(data, text -> RatingScale.of((int) low, (int) high).by(step), value -> "");
        }
    }

    /** Labels between line breaks. */
    private static void labels(byte[] data) {
        String[] labels = new String(data, StandardCharsets.UTF_8).split("\n", -1);
        FuzzDoors.text(data, text -> ScaleLabels.of(labels), value -> "");
    }

    private static double number(byte[] data, int at) {
        return (short) (data[at] << 8 | data[at + 1] & 0xFF) / 100.0;
    }
}
