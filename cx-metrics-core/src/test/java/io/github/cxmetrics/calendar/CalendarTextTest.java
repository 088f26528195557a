package io.github.cxmetrics.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class CalendarTextTest {

    private static final BusinessCalendar OFFICE = BusinessCalendar.inZone(ZoneId.of("Europe/Berlin"))
            .weekly(DayOfWeek.MONDAY, "09:00-12:30", "13:00-17:45:30")
            .weekly(DayOfWeek.FRIDAY, "22:00-06:00")
            .weekly(DayOfWeek.SUNDAY, "00:00-00:00")
            .from(LocalDate.of(2026, 3, 1))
            .weekly(DayOfWeek.TUESDAY, "08:00-18:00")
            .holiday(LocalDate.of(2026, 12, 25))
            .override(LocalDate.of(2026, 12, 24), "09:00-12:00")
            .override(LocalDate.of(2026, 12, 31))
            .build();

    @Test
    void textSaysAllOfACalendar() {
        assertThat(OFFICE.toText())
                .isEqualTo(
                        "Europe/Berlin; MONDAY 09:00-12:30 13:00-17:45:30; FRIDAY 22:00-06:00; SUNDAY 00:00-24:00; "
                                + "from 2026-03-01; TUESDAY 08:00-18:00; closed 2026-12-25; on 2026-12-24 09:00-12:00; on 2026-12-31");
        assertThat(BusinessCalendar.parse(OFFICE.toText())).isEqualTo(OFFICE);
        BusinessCalendar always = BusinessCalendar.alwaysOpen(ZoneId.of("Asia/Kolkata"));
        assertThat(BusinessCalendar.parse(always.toText())).isEqualTo(always);
    }

    @Test
    void otherTextIsRefused() {
        for (String text : new String[] {"", "Mars/Base; MONDAY 09:00-10:00", "UTC; from", "UTC; closed tomorrow"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> BusinessCalendar.parse(text))
                    .withMessage("\"" + text + "\" is no business calendar as toText writes it");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusinessCalendar.parse("UTC"))
                .withMessage("a business calendar needs open hours on some day; this one in UTC has none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusinessCalendar.parse("UTC; MONDAY 9-5"))
                .withMessage("opening hours \"9-5\" are not written as \"09:00-17:00\"");
    }
}
