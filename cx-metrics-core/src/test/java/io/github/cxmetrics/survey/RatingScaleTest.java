package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxmetrics.StorableContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatingScaleTest extends StorableContract<RatingScale> {

    @Override
    protected List<RatingScale> values() {
        return List.of(
                RatingScale.ZERO_TO_TEN.missing(99, -1),
                RatingScale.ZERO_TO_TEN,
                RatingScale.ONE_TO_FIVE.lowIsGood(),
                RatingScale.halfPoints(0, 5).missing(99));
    }

    @Test
    void formsFromBeforeThereWereStepsAreOfWholePoints() throws Exception {
        String scale = "{\"type\":\"rating-scale\",\"version\":1,\"min\":0,\"max\":10,\"direction\":\"HIGH_IS_GOOD\","
                + "\"missingCodes\":[99]}";
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readValue(scale, RatingScale.Form.class).restore())
                .isEqualTo(RatingScale.ZERO_TO_TEN.missing(99));
        String bands =
                "{\"type\":\"nps-bands\",\"version\":1,\"scale\":" + scale + ",\"passiveFrom\":7,\"promoterFrom\":9}";
        assertThat(json.readValue(bands, NpsBands.Form.class).restore()).isEqualTo(NpsBands.STANDARD.missing(99));
        String net = "{\"type\":\"net-bands\",\"version\":1,\"scale\":" + scale
                + ",\"minusFrom\":0,\"minusTo\":1,\"plusFrom\":8,\"plusTo\":10}";
        assertThat(json.readValue(net, NetBands.Form.class).restore())
                .isEqualTo(NetBands.topMinusBottom(RatingScale.ZERO_TO_TEN.missing(99), 3, 2));
    }
}
