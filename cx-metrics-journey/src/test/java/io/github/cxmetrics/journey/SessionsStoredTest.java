package io.github.cxmetrics.journey;

import static io.github.cxmetrics.journey.Refusals.refuses;

import io.github.cxmetrics.StorableContract;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionsStoredTest extends StorableContract<Sessions> {

    @Override
    protected List<Sessions> values() {
        return List.of(
                Sessions.afterIdle(Duration.ofMinutes(30)),
                Sessions.afterIdle(Duration.ofMinutes(30))
                        .withExactGap(Sessions.ExactGap.NEW_SESSION)
                        .endingAtMidnight(ZoneId.of("Europe/Paris"))
                        .endingAtCampaign("utm")
                        .lastingAtMost(Duration.ofHours(4))
                        .beginningAt("login"),
                Sessions.perUser(),
                Sessions.cases("case_id"),
                Sessions.named("session_id"));
    }

    private static Sessions.Form form(String gap, String property) {
        return new Sessions.Form("sessions", 1, gap, property, null, null, null, null, null, null);
    }

    @Test
    void sessionsEndInOneWay() {
        refuses(
                "sessions end by a rule or are named, not both",
                () -> form("PT1H", "session_id").restore());
        refuses(
                "the gap between sessions must be positive, not -1 hour",
                () -> form("PT-1H", "").restore());
    }
}
