package io.github.cxmetrics.contact.ticket;

/** Where the age of an open ticket begins. */
public enum AgeFrom {
    /** At its creation. */
    CREATION,
    /** At its last opening: the last coming back, or the creation if there was none. */
    LAST_OPENING
}
