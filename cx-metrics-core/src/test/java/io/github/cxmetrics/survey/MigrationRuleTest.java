package io.github.cxmetrics.survey;

import io.github.cxmetrics.StorableContract;
import java.util.List;

class MigrationRuleTest extends StorableContract<Migration.Rule> {

    @Override
    protected List<Migration.Rule> values() {
        return List.of(Migration.Rule.of(NpsBands.STANDARD), Migration.Rule.of(NpsBands.STANDARD.missing(11)));
    }
}
