package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** That a door refuses, and in which words. */
public final class Refusals {

    private Refusals() {}

    public static void refused(String message, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    /** An argument that must not be null is refused by its name. */
    public static void missing(String argument, ThrowingCallable call) {
        assertThatThrownBy(call).isExactlyInstanceOf(NullPointerException.class).hasMessage(argument);
    }

    public static void undefined(String message, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage(message);
    }
}
