package io.github.cxmetrics.lifetime.model;

/** At which purchases a customer of the beta-geometric family may stop being one. */
public enum Dropout {
    /** After each repeat purchase, as in the BG/NBD model: who never came back is surely alive. */
    AFTER_REPEATS(0),
    /** After the first purchase too, as in the modified (MBG/NBD) model. */
    FROM_THE_FIRST(1);

    private final int early;

    Dropout(int early) {
        this.early = early;
    }

    /** How many occasions to stop there are besides the repeat purchases. */
    int early() {
        return early;
    }
}
