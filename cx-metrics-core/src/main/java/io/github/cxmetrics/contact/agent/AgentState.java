package io.github.cxmetrics.contact.agent;

/** What an agent does, or is scheduled for. Map the states of your system to these. */
public enum AgentState {
    /** Busy with a contact, its holds and the work after it included. In a schedule the same as {@link #AVAILABLE}: on the queue. */
    HANDLING,
    /** On the queue, ready for a contact. */
    AVAILABLE,
    /** A break or a meal. */
    BREAK,
    /** Training or coaching. */
    TRAINING,
    /** A meeting, or other work that is not the queue's. */
    MEETING,
    /** Planned leave: holidays. In a schedule nobody is expected during it. */
    LEAVE,
    /** Absent although scheduled: ill, or not there. Not a state of a schedule. */
    ABSENT;

    boolean isOnQueue() {
        return this == HANDLING || this == AVAILABLE;
    }

    boolean isWork() {
        return isOnQueue() || this == TRAINING || this == MEETING;
    }

    boolean isPresent() {
        return this != LEAVE && this != ABSENT;
    }
}
