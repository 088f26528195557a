package io.github.cxmetrics.retention.revenue;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Money;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks of rows about accounts. Ids are nobody's business: messages have rows. */
final class Accounts {

    private Accounts() {}

    static void checkId(@Nullable String account) {
        checkArgument(account != null && !account.isBlank(), "an account's id must not be null or blank");
    }

    static long minor(@Nullable Money mrr, String what) {
        checkArgument(mrr != null, "%s must not be null", what);
        return mrr.minorIn(mrr.currency(), what);
    }

    static long minor(@Nullable Money mrr, Currency currency, String what) {
        checkArgument(mrr != null, "%s must not be null", what);
        return mrr.minorIn(currency, what);
    }

    /** The accounts of rows read one after the other; one that was there already is refused with the row of the first. */
    static <R, A> Function<R, A> distinct(Function<? super R, ? extends A> account, Function<A, String> id) {
        requireNonNull(account, "account");
        Map<String, Integer> rows = new HashMap<>();
        int[] row = {0};
        return each -> {
            A read = account.apply(each);
            Integer before = read == null ? null : rows.putIfAbsent(id.apply(read), row[0]);
            checkArgument(before == null, "an account is there twice, first in row %s", before);
            row[0]++;
            return read;
        };
    }
}
