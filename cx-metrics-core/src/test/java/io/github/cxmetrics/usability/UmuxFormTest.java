package io.github.cxmetrics.usability;

import io.github.cxmetrics.StorableContract;
import java.util.List;

class UmuxFormTest extends StorableContract<UmuxForm> {

    @Override
    protected List<UmuxForm> values() {
        return List.of(UmuxForm.UMUX_LITE, UmuxForm.UMUX, UmuxForm.UX_LITE);
    }
}
